import DataSet
import Testing

@testable import Publication

/// Pathways made by hand, with what is to be made of them.
@Suite struct PathwayTests {
  private static func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

  private static func pathway(
    received: String = "2020-08-01", discharged: String? = "2020-09-20",
    contacts: String = "", scores: String = "", provider: String = "RX4"
  ) throws -> PathwayFacts {
    var facts = PathwayFacts(
      provider: provider, commissioner: "13T", receivedOn: try day(received),
      dischargedOn: try discharged.map { try day($0) }, source: "B1", contacts: [], scores: [])
    for words in contacts.split(separator: ";") {
      let parts = words.split(separator: " ")
      facts.contacts.append(
        PathwayFacts.Contact(
          day: try day("2020-" + parts[0]), type: String(parts[1]), attendance: String(parts[2]),
          isPlanned: parts.count < 4))
    }
    for words in scores.split(separator: ";") {
      let parts = words.split(separator: " ")
      let scale = try #require(OutcomeScale(rawValue: String(parts[1])))
      let value = try #require(Int(parts[2]))
      let second = parts.count > 3 ? Int(parts[3]) : 0
      let score = PathwayFacts.Score(
        scale: scale, value: value, day: try day("2020-" + parts[0]),
        second: try #require(second))
      facts.scores.append(try #require(score))
    }
    return facts
  }

  private func ids(_ facts: PathwayFacts, in month: String = "2020-09") throws -> [String: Int] {
    var counts = MeasureCounts(of: try #require(Period(iso: month)))
    counts.add(facts)
    let values = counts.values(of: .england)
    #expect(values == counts.values(of: PublishedBody(level: .provider, code: facts.provider)))
    let pairs = zip(MeasureSet.standard.measures.map(\.id), values).filter { $0.1 != 0 }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  @Test func aReferralThatWasReceivedInThePeriod() throws {
    let facts = try Self.pathway(received: "2020-09-30", discharged: nil)
    #expect(try ids(facts) == ["M001": 1, "M002": 1])
    #expect(try ids(facts, in: "2020-10") == [:])
    #expect(try ids(facts, in: "2020-08") == [:])
  }

  @Test(arguments: [
    ("2020-09-04", ["M032", "M036", "M037"]), ("2020-08-07", ["M032", "M036", "M037"]),
    ("2020-08-06", ["M033", "M036", "M037"]), ("2020-07-24", ["M033", "M036", "M037"]),
    ("2020-07-23", ["M033", "M037"]), ("2020-07-10", ["M033", "M037"]),
    ("2020-07-09", ["M034", "M037"]), ("2020-06-06", ["M034", "M037"]),
    ("2020-06-05", ["M035", "M037"]), ("2020-05-01", ["M035", "M037"]),
    ("2020-04-30", ["M035"]),
  ])
  func waitsEndOnTheLastDayOfTheirRange(received: String, expected: [String]) throws {
    let facts = try Self.pathway(
      received: received, discharged: nil, contacts: "09-04 02 5;09-20 01 3")
    var found = try ids(facts)
    for id in ["M001", "M002", "M082", "M086", "M084"] { found[id] = nil }
    #expect(found.removeValue(forKey: "M031") == 1)
    #expect(found.keys.sorted() == expected)
  }

  @Test(arguments: [
    ("09-01 02 5", ["M075"]), ("09-01 03 6", ["M075"]), ("09-01 05 3 unplanned", ["M075"]),
    ("09-01 02 3", ["M073"]), ("09-01 02 7", ["M073"]), ("", ["M073"]),
    ("09-01 01 5", ["M074"]), ("09-01 04 5", ["M074"]), ("09-01 06 5;09-02 04 6", ["M074"]),
    ("09-01 02 5;09-01 02 5", ["M052", "M054", "M076"]),
    ("08-01 02 5;08-20 03 6;09-01 04 5", ["M052", "M054", "M076"]),
  ])
  func howAReferralEndedFollowsFromItsContacts(contacts: String, expected: [String]) throws {
    let found = try ids(Self.pathway(contacts: contacts))
    #expect(found["M056"] == 1)
    let ends = ["M052", "M054", "M073", "M074", "M075", "M076"]
    #expect(ends.filter { found[$0] == 1 } == expected)
  }

  /// First and last scores of finished courses: PHQ-9 at caseness from 10, changes from 6; GAD-7 at
  /// caseness from 8, changes from 4.
  @Test(arguments: [
    ((9, 7), (9, 7), ["M179", "M187"]),
    ((10, 7), (10, 7), ["M187"]),
    ((9, 8), (9, 8), ["M187"]),
    ((10, 7), (9, 7), ["M187", "M191"]),
    ((10, 7), (4, 7), ["M185", "M191", "M193"]),
    ((10, 7), (5, 7), ["M187", "M191"]),
    ((9, 8), (9, 4), ["M185", "M191", "M193"]),
    ((9, 8), (9, 5), ["M187", "M191"]),
    ((9, 8), (9, 7), ["M187", "M191"]),
    ((20, 15), (12, 15), ["M185"]),
    ((20, 15), (14, 19), ["M187"]),
    ((20, 15), (15, 19), ["M189"]),
    ((20, 15), (26, 15), ["M189"]),
    ((20, 15), (25, 18), ["M187"]),
    ((9, 7), (3, 7), ["M179", "M185"]),
    ((9, 7), (15, 7), ["M179", "M189"]),
    ((9, 12), (12, 2), ["M185"]),
  ])
  func outcomesFollowFromFirstAndLastScores(
    first: (Int, Int), last: (Int, Int), expected: [String]
  ) throws {
    let scores =
      "09-10 phq9 \(last.0);08-02 phq9 \(first.0);08-02 gad7 \(first.1);09-10 gad7 \(last.1);"
      + "08-20 phq9 27;08-20 gad7 21"
    let contacts = "08-02 02 5;09-10 02 5"
    let outcomes = ["M179", "M185", "M187", "M189", "M191", "M193"]
    let found = try ids(Self.pathway(contacts: contacts, scores: scores))
    #expect(outcomes.filter { found[$0] == 1 } == expected)
    // Without a finished course there is no outcome.
    let once = try ids(Self.pathway(contacts: "08-02 02 5", scores: scores))
    #expect(outcomes.allSatisfy { once[$0] == nil })
    let open = try ids(
      Self.pathway(discharged: nil, contacts: contacts, scores: scores))
    #expect(outcomes.allSatisfy { open[$0] == nil })
  }

  @Test(arguments: [
    ("08-02 phq9 20;09-02 phq9 3", []),
    ("08-02 phq9 20;08-02 gad7 3", []),
    ("08-02 phq9 2;08-02 gad7 3", ["M179"]),
    ("08-02 phq9 20;08-02 gad7 3;09-02 phq9 3", []),
    // A second score on the first day is no last score.
    ("08-02 phq9 20 0;08-02 gad7 9;08-02 phq9 2 50;08-02 gad7 2 60", []),
    ("08-02 phq9 20 60;08-02 phq9 9 50;08-02 gad7 3", ["M179"]),
    ("08-02 phq9 20;08-02 gad7 9;09-02 phq9 2;09-03 gad7 2", ["M185", "M191", "M193"]),
  ])
  func aMissingScoreLeavesAnOutcomeOpen(scores: String, expected: [String]) throws {
    let found = try ids(Self.pathway(contacts: "08-02 02 5;09-10 02 5", scores: scores))
    let outcomes = ["M179", "M185", "M187", "M189", "M191", "M193"]
    #expect(outcomes.filter { found[$0] == 1 } == expected)
  }

  @Test func appointmentsAreCountedByTheirDay() throws {
    let facts = try Self.pathway(
      contacts: "08-31 02 5;09-01 02 5;09-02 02 2;09-03 01 3;09-04 02 4;09-05 02 6;09-30 02 7")
    let found = try ids(facts)
    let expected = ["M082": 6, "M083": 1, "M084": 1, "M085": 1, "M086": 1, "M087": 1, "M088": 1]
    #expect(found.filter { expected[$0.key] != nil } == expected)
  }

  @Test func theSecondTreatmentAndItsDistance() throws {
    let far = try Self.pathway(discharged: nil, contacts: "06-02 02 5;09-01 02 5;09-05 02 5")
    let found = try ids(far)
    #expect(found["M184"] == 1 && found["M046"] == 1 && found["M047"] == 1)
    #expect(found["M031"] == nil)
    let near = try ids(Self.pathway(discharged: nil, contacts: "08-04 02 5;09-01 02 5"))
    #expect(near["M184"] == 1 && near["M046"] == nil && near["M047"] == nil)
  }

  @Test(arguments: [
    ("08-29 01 5", "M024"), ("08-30 03 6", "M025"), ("09-26 01 5", "M025"), ("09-27 01 5", "M026"),
    ("10-30 01 5", "M026"), ("10-31 01 5", "M027"),
  ])
  func assessmentsWithinAPeriod(contact: String, id: String) throws {
    let facts = try Self.pathway(discharged: nil, contacts: contact)
    let found = try ids(facts, in: "2020-" + contact.prefix(2))
    #expect(["M024", "M025", "M026", "M027"].filter { found[$0] == 1 } == [id])
  }

  @Test func theOrderInWhichFactsComeChangesNothing() throws {
    var facts = try Self.pathway(
      contacts: "08-02 02 5;09-10 02 5;09-11 01 5",
      scores: "08-02 phq9 20;08-02 gad7 9;09-02 phq9 2;09-03 gad7 2;09-03 gad7 1")
    let found = try ids(facts)
    facts.contacts.reverse()
    facts.scores.reverse()
    #expect(try ids(facts) == found)
  }

  @Test func nothingOfTheCountsCanBePrinted() throws {
    var counts = MeasureCounts(of: try #require(Period(iso: "2020-09")))
    counts.set(MeasureSet.standard.measures.map { _ in 48_213 }, of: .england)
    var dumped = ""
    dump(counts, to: &dumped)
    for text in ["\(counts)", String(reflecting: counts), String(describing: counts), dumped] {
      #expect(!text.contains("48213"))
    }
  }
}
