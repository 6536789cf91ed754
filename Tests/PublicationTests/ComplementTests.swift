import DataSet
import SeededRandom
import Testing

@testable import Publication

/// What a reader can work out, and what is hidden against it.
@Suite struct ComplementTests {
  private static let set = MeasureSet.standard

  private static func counts(_ providers: [[String: Int]]) throws -> MeasureCounts {
    var counts = MeasureCounts(of: try #require(Period(iso: "2020-09")))
    var national = set.measures.map { _ in 0 }
    for (number, provider) in providers.enumerated() {
      let values = set.measures.map { provider[$0.id] ?? 0 }
      counts.set(values, of: PublishedBody(level: .provider, code: "P\(100 + number)"))
      for place in national.indices { national[place] += values[place] }
    }
    counts.set(national, of: .england)
    return counts
  }

  private func figure(_ measures: PublishedMeasures, _ code: String, _ id: String) throws -> String
  {
    let row = try #require(measures.rows.first { $0.body.code == code })
    return row.values[try #require(Self.set.place(of: id))].text
  }

  @Test func theOnlySuppressedCountIsNotNationalMinusTheOthers() throws {
    // 16 in all, one provider shows 10, which is at most 12: the other one must have 4.
    let counts = try Self.counts([["M001": 12], ["M001": 4]])
    var open = ControlledTable(counts, levels: [.national, .provider])
    #expect(ReaderBounds(open).exposed.count == 1)
    #expect(open.protectSmallCounts() == [])
    let measures = PublishedMeasures(controlling: counts, levels: [.national, .provider])
    #expect(try figure(measures, "England", "M001") == "16")
    #expect(try figure(measures, "P100", "M001") == "*")
    #expect(try figure(measures, "P101", "M001") == "*")
    #expect(measures.exposures == [])
    #expect(measures.suppressed.complement == 1)
  }

  @Test func nothingFurtherIsHiddenWhereRoundingProtects() throws {
    let counts = try Self.counts([["M001": 10], ["M001": 3]])
    let measures = PublishedMeasures(controlling: counts, levels: [.national, .provider])
    #expect(try figure(measures, "P100", "M001") == "10")
    #expect(measures.suppressed.complement == 0)
    #expect(measures.exposures == [])
  }

  @Test func theSmallestOfTheOthersIsHidden() throws {
    // 53 in all; the others show 30 and 15, which is at most 32 and 17.
    let counts = try Self.counts([["M001": 32], ["M001": 17], ["M001": 4]])
    let measures = PublishedMeasures(controlling: counts, levels: [.national, .provider])
    #expect(try figure(measures, "P100", "M001") == "30")
    #expect(try figure(measures, "P101", "M001") == "*")
    #expect(try figure(measures, "P102", "M001") == "*")
  }

  @Test func whatTheExactNationalCountTellsOfOneProviderIsReported() throws {
    let counts = try Self.counts([["M001": 20, "M002": 3, "M056": 8, "M076": 8]])
    let measures = PublishedMeasures(controlling: counts, levels: [.national, .provider])
    let body = PublishedBody(level: .provider, code: "P100")
    let exposure = try #require(measures.exposures.first)
    #expect(exposure.body == body && exposure.measures == ["M002"])
    #expect(try figure(measures, "P100", "M001") == "20")
  }

  @Test func twoSmallCountsThatTheirSumTellsAreReported() throws {
    let counts = try Self.counts([["M001": 4], ["M001": 4]])
    let measures = PublishedMeasures(controlling: counts, levels: [.national, .provider])
    #expect(measures.exposures.map(\.measures) == [["M001"], ["M001"]])
  }

  @Test func theLevelsAreProtectedAgainstNationalCountsThatStandElsewhere() throws {
    let counts = try Self.counts([["M001": 12], ["M001": 4]])
    let measures = PublishedMeasures(controlling: counts, levels: [.provider])
    #expect(measures.rows.map(\.body.code) == ["P100", "P101"])
    #expect(try figure(measures, "P100", "M001") == "*")
  }

  @Test func aPercentageGoesWithTheCountsThatItRestsOn() throws {
    let counts = try Self.counts([
      ["M056": 12, "M076": 12, "M052": 8, "M054": 10],
      ["M056": 4, "M076": 4, "M052": 3, "M054": 4],
    ])
    let measures = PublishedMeasures(controlling: counts, levels: [.national, .provider])
    #expect(try figure(measures, "P100", "M076") == "*")
    #expect(try figure(measures, "P100", "M053") == "*")
    #expect(try figure(measures, "P100", "M055") == "*")
  }

  @Test func aDenominatorThatAPercentageGivesAwayIsProtected() throws {
    // All of those at caseness recovered: 100 % of finished minus not at caseness. With many providers
    // the national counts tell nothing, but 100 % of at least 5 ties the bounds.
    func finished(_ all: Int, _ not: Int, _ recovered: Int, _ reliably: Int) -> [String: Int] {
      [
        "M056": all, "M076": all, "M179": not, "M191": recovered, "M193": reliably,
        "M185": reliably,
      ]
    }
    var providers = (0..<40).map { _ in finished(50, 20, 20, 10) }
    providers.append(finished(7, 2, 5, 5))
    let counts = try Self.counts(providers)
    let measures = PublishedMeasures(controlling: counts, levels: [.national, .provider])
    let table = ControlledTable(counts, levels: [.provider])
    let cell = ControlledTable.Cell(body: 40, measure: try #require(Self.set.place(of: "M179")))
    #expect(ReaderBounds(table).range(of: cell).contains(2))
    #expect(measures.exposures == [])
  }

  /// Of every split of small numbers over three providers no small count can be worked out, unless it is
  /// reported; a reader here tries all splits that look the same.
  @Test func everySplitThatLooksTheSameIsTried() throws {
    let limit = 13
    let place = try #require(Self.set.place(of: "M001"))
    var looks: [[String]: [[Int]]] = [:]
    var reported: [[Int]: Set<Int>] = [:]
    var known: [[String]: Set<Int>] = [:]
    for first in 0...limit {
      for second in 0...limit {
        for third in 0...limit {
          let split = [first, second, third]
          let counts = try Self.counts(split.map { ["M001": $0] })
          let measures = PublishedMeasures(controlling: counts, levels: [.national, .provider])
          let look = measures.rows.map { $0.values[place].text }
          looks[look, default: []].append(split)
          reported[split] = Set(
            measures.exposures.map { (Int($0.body.code.dropFirst()) ?? 0) - 100 })
          known[look, default: []].formUnion(reported[split] ?? [])
        }
      }
    }
    for (look, splits) in looks where look[0] != "0" {
      // At the edge of what was tried some splits are missing.
      guard splits.allSatisfy({ $0.allSatisfy { $0 < limit - 3 } }) else { continue }
      for provider in 0..<3 where look[provider + 1] == "*" {
        let values = Set(splits.map { $0[provider] })
        let isSmall = values.allSatisfy { $0 < 5 }
        if values.count == 1, isSmall {
          #expect(known[look]?.contains(provider) == true, "\(look) tells of \(values)")
        }
      }
    }
  }

  @Test(arguments: 0..<40) func boundsHoldTheTruth(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let counts = try Self.counts(
      (0..<Int.random(in: 1...6, using: &random)).map { _ in Self.provider(&random) })
    for levels in [[PublicationLevel.provider], [.national, .provider]] {
      var table = ControlledTable(counts, levels: levels)
      try check(table)
      let unprotected = table.protectSmallCounts()
      try check(table)
      #expect(Set(ReaderBounds(table).exposed) == Set(unprotected))
      // National counts are the counts of an only provider: nothing hides those.
      guard table.bodies.count == 1 else { continue }
      let small = Self.set.counts.map(\.place).filter { (1..<5).contains(table.counts[0][$0]) }
      #expect(unprotected.map(\.measure) == small)
    }
  }

  @Test func amongManyProvidersNothingFurtherHasToBeHidden() throws {
    var random = SeededGenerator(seed: 200)
    let counts = try Self.counts((0..<200).map { _ in Self.provider(&random) })
    let measures = PublishedMeasures(controlling: counts, levels: [.national, .provider])
    #expect(measures.exposures.isEmpty)
    // What percentages and sums within one provider give away is little, and is hidden.
    #expect(measures.suppressed.complement < 200, "\(measures.suppressed)")
    #expect(measures.suppressed.small > 1_000)
  }

  private func check(_ table: ControlledTable) throws {
    let bounds = ReaderBounds(table)
    for body in table.bodies.indices {
      for (place, _) in Self.set.counts {
        let range = bounds.range(of: ControlledTable.Cell(body: body, measure: place))
        #expect(
          range.contains(table.counts[body][place]),
          "\(Self.set.measures[place].id): \(range), \(table.counts[body])")
      }
    }
  }

  /// Counts that hang together as those of real pathways do.
  private static func provider(_ random: inout SeededGenerator) -> [String: Int] {
    let size = [3, 8, 20, 200].randomElement(using: &random) ?? 8
    func upTo(_ limit: Int) -> Int { Int.random(in: 0...max(0, limit), using: &random) }
    var found: [String: Int] = ["M001": upTo(size)]
    found["M002"] = upTo(found["M001"] ?? 0)
    let waits = (0..<4).map { _ in upTo(size / 3) }
    for (id, wait) in zip(["M032", "M033", "M034", "M035"], waits) { found[id] = wait }
    found["M031"] = waits.reduce(0, +)
    found["M037"] = upTo(found["M031"] ?? 0)
    found["M036"] = upTo(found["M037"] ?? 0)
    found["M184"] = upTo(size)
    found["M046"] = upTo(found["M184"] ?? 0)
    found["M047"] = upTo(found["M046"] ?? 0)
    let ends = (0..<4).map { _ in upTo(size / 2) }
    for (id, end) in zip(["M073", "M074", "M075", "M076"], ends) { found[id] = end }
    found["M056"] = ends.reduce(0, +)
    let finished = ends[3]
    found["M054"] = upTo(finished)
    found["M052"] = upTo(found["M054"] ?? 0)
    found["M179"] = upTo(finished)
    found["M191"] = upTo(finished - (found["M179"] ?? 0))
    found["M185"] = upTo(finished)
    found["M187"] = upTo(finished - (found["M185"] ?? 0))
    found["M189"] = upTo(finished - (found["M185"] ?? 0) - (found["M187"] ?? 0))
    found["M193"] = upTo(min(found["M191"] ?? 0, found["M185"] ?? 0))
    let came = (0..<6).map { _ in upTo(size) }
    for (place, count) in came.enumerated() { found["M08\(3 + place)"] = count }
    found["M082"] = came.reduce(0, +) + upTo(2)
    return found
  }

  /// No counts of pathways contradict each other; if they did, nothing may be worked out without end.
  @Test func countsThatContradictEachOtherEndTheReasoning() throws {
    let counts = try Self.counts([["M056": 900, "M076": 3, "M191": 800], ["M082": 5, "M083": 70]])
    let measures = PublishedMeasures(controlling: counts, levels: [.national, .provider])
    #expect(try figure(measures, "P100", "M056") == "900")
  }

  @Test func smallChangesAreNamedAndNotTold() throws {
    let before = try Self.counts([["M001": 12, "M056": 30, "M073": 30], ["M001": 50]])
    let after = try Self.counts([["M001": 13, "M056": 31, "M073": 31], ["M001": 56]])
    let levels: [PublicationLevel] = [.national, .provider]
    let changes = PublishedMeasures(controlling: after, levels: levels)
      .smallChanges(since: PublishedMeasures(controlling: before, levels: levels))
    #expect(changes.map(\.body.code) == ["England", "P100"])
    #expect(changes.map(\.measures) == [["M056", "M073"], ["M001", "M056", "M073"]])
    #expect(changes.map(\.shown) == [["M056", "M073"], ["M001"]])
    let none = PublishedMeasures(controlling: after, levels: levels)
      .smallChanges(since: PublishedMeasures(controlling: after, levels: levels))
    #expect(none.isEmpty)
  }
}
