import DataSet
import Disclosure
import EventLog
import EventSchema
import Foundation
import Intake
import SeededRandom
import TestSupport
import Testing

@testable import SubmissionLedger

/// Random histories of lists, checks, restrictions, erasures and releases: no breach is found in what was
/// released, and exactly what is planted in what was forged into a copy of the log (R13 to R17).
///
/// The suite runs 6 rounds, or as many as the variable BREACH_ROUNDS says.
@Suite struct DishonestHistoryTests {
  private static let rounds =
    ProcessInfo.processInfo.environment["BREACH_ROUNDS"].flatMap { Int($0) } ?? 6

  @Test func everyPlantedBreachIsFoundAndNothingElse() throws {
    var generator = SeededGenerator(for: "dishonest histories")
    var seen: Set<String> = []
    for _ in 0..<Self.rounds { try run(&generator, &seen) }
    guard Self.rounds >= 6 else { return }
    #expect(
      seen == [
        "dars-release X9Q", "dars-release X9S", "commissioner-extract 13T", "exempt", "erased",
        "breach", "unknown", "notFresh", "none", "early",
      ], "\(seen)")
  }

  private struct Person {
    let patient: String
    let number: UInt64
    let nhsNumber: String
  }

  /// What was released in earnest.
  private struct Released {
    /// How many releases were made, and how many were asked for.
    var count = 0
    var asked = 0
    /// Who had opted out and was in one under an exemption, with its number.
    var exempt: [(disclosure: UInt64, person: Person)] = []
  }

  /// The university, a commissioner, and a university whose agreement sets opt-outs aside (R16).
  private static let recipients = [
    ("dars-release", "X9Q"), ("commissioner-extract", "13T"), ("dars-release", "X9S"),
  ]

  private func agree(_ ledger: TestLedger) throws {
    try ledger.agree("dars-1-application")
    try ledger.agree("commissioner-application")
    try ledger.agree(
      "dars-1-application",
      replacing: [
        "\"reference\": \"DARS-NIC-900001": "\"reference\": \"DARS-NIC-900005",
        "\"X9Q\"": "\"X9S\"",
        #""optOut": {"applies": true}"#:
          #""optOut": {"applies": false, "exemption": "cag-decision", "document": "#
          + #"{"reference": "20/CAG/9001 letter", "digest": "\#(String(repeating: "ab", count: 32))"}}"#,
      ])
  }

  private func run(_ generator: inout SeededGenerator, _ seen: inout Set<String>) throws {
    let round = try HistoryRound()
    round.day = 12
    try agree(round.ledger)
    try round.submit()
    let people = try people(round)
    var released = Released()
    // Before the first check none is fresh.
    try forge(round, people, &generator, &seen)
    for _ in 0..<20 {
      switch Int.random(in: 0..<11, using: &generator) {
      case 0...2: try round.listOptOuts(of: round.numbers, share: 8, &generator)
      case 3: try round.check(&generator)
      case 4: round.day = min(30, round.day + Int.random(in: 0...4, using: &generator))
      case 5:
        try compare(round, released)
        try forge(round, people, &generator, &seen)
      case 6: try round.restrict(of: round.referrals, share: 40, &generator)
      case 7: try round.lift(&generator)
      case 8: if generator.oneIn(2) { try erase(round, people, &generator) }
      default:
        let recipient = try #require(Self.recipients.randomElement(using: &generator))
        try release(recipient, round, people, &released, &seen)
      }
    }
    // Each way is gone at least once, whatever the seed.
    try round.check(&generator)
    try erase(round, people, &generator)
    for recipient in Self.recipients {
      try release(recipient, round, people, &released, &seen)
    }
    try round.ledger.check()
    try compare(round, released)
    for _ in 0..<4 { try forge(round, people, &generator, &seen) }
  }

  private func people(_ round: HistoryRound) throws -> [Person] {
    let patients = round.tables["IDS001MPI"]
    let rows = patients.rows.indices.filter { !patients[$0, "LocalPatientId"].isEmpty }
    let held = Set(round.kept.map(\.patient))
    let known = rows.filter { held.contains(patients[$0, "LocalPatientId"]) }
    let numbers = try round.ledger.persons(of: known.map { patients[$0, "LocalPatientId"] })
    return known.compactMap { row in
      let patient = patients[row, "LocalPatientId"]
      return numbers[patient].map {
        Person(patient: patient, number: $0, nhsNumber: patients[row, "NHSNumber"])
      }
    }
  }

  private func erase(
    _ round: HistoryRound, _ people: [Person], _ generator: inout SeededGenerator
  ) throws {
    let there = people.filter { !$0.nhsNumber.isEmpty && !round.erased.contains($0.patient) }
    let person = try #require(there.randomElement(using: &generator))
    #expect(try round.erase(person.patient) == [person.number])
  }

  private func release(
    _ asked: (use: String, recipient: String), _ round: HistoryRound, _ people: [Person],
    _ released: inout Released, _ seen: inout Set<String>
  ) throws {
    released.asked += 1
    let path = "\(round.ledger.home.path)/honest-\(released.asked).zip"
    let request = try ReleaseRequest.september(asked.use, for: asked.recipient)
    let made = try round.ledger.use(at: round.noon) { try $0.release(request, to: path) }
    guard made.status == .released else { return }
    released.count += 1
    seen.insert("\(asked.use) \(asked.recipient)")
    guard asked.recipient == "X9S" else { return }
    // Everybody is in it whom neither a restriction nor an erasure keeps out, as in a provider's own data.
    let outcomes = NaiveReleases(
      month: .init(tables: round.tables, kept: round.kept), choices: round.choices,
      optOuts: round.optOuts, erased: round.erased
    ).outcomes(
      .init(use: "provider-return", recipient: "RX4", day: round.date, second: round.second))
    #expect(made.included == UInt64(outcomes.values.count { $0 == "included" }))
    let number = try #require(made.number)
    for person in people where outcomes[person.patient] == "included" {
      let standing = round.optOuts.standing(of: person.nhsNumber, at: round.second)
      guard standing.hasPrefix("set") else { continue }
      released.exempt.append((number, person))
      seen.insert("exempt")
    }
  }

  /// Nothing is found in what was released in earnest, and who was in it under an exemption is told of.
  private func compare(_ round: HistoryRound, _ released: Released) throws {
    let report = try round.ledger.use { try $0.disclosuresAfterOptOut() }
    #expect(report.isGood && report.disclosures == released.count, "\(report)")
    #expect(report.erased == round.erased.count)
    let exempt = released.exempt.filter { !round.erased.contains($0.person.patient) }
    #expect(
      Set(report.exempt.map { "\($0.who.disclosure) \($0.who.person)" })
        == Set(exempt.map { "\($0.disclosure) \($0.person.number)" }))
    #expect(report.exempt.count == exempt.count)
  }

  /// Forges a few releases into a copy of the ledger, and compares what is found with the plain lists.
  private func forge(
    _ round: HistoryRound, _ people: [Person], _ generator: inout SeededGenerator,
    _ seen: inout Set<String>
  ) throws {
    let copy = round.ledger.home.path + "/copy"
    try? FileManager.default.removeItem(atPath: copy)
    try FileManager.default.copyItem(atPath: round.ledger.path, toPath: copy)
    let ledger = try SubmissionLedger.open(
      at: copy,
      session: LedgerSession(actor: "forger", simulatedTime: Timestamp(round.noon)))
    var clock = try newestTelling(ledger)
    let check = try checkNumber(ledger)
    var (breaches, findings): (Set<String>, Set<String>) = ([], [])
    for _ in 0..<3 {
      // Of whoever was erased nothing is said.
      let included = people.filter { person in
        round.erased.contains(person.patient) || generator.oneIn(6)
      }
      var release = ForgedRelease(included: included.map(\.number), check: check)
      let days = generator.oneIn(3) ? Int.random(in: 0...6, using: &generator) : 0
      if days > 0 { seen.insert("early") }
      let second = round.second - days * NaiveOptOuts.day
      release.decidedAt = Timestamp(
        microseconds: ledger.now.microseconds - Int64(days) * 86_400_000_000)
      release.optOutApplies = !generator.oneIn(4)
      let disclosure = try ledger.forge(release)
      let moment = min(round.second, max(second, clock))
      clock = round.second
      let isFresh = round.checkedAt.map { moment - $0 <= 7 * NaiveOptOuts.day } ?? false
      if !isFresh { findings.insert("\(disclosure) checkNotFresh") }
      if !isFresh { seen.insert("notFresh") }
      for person in included {
        guard !round.erased.contains(person.patient) else {
          seen.insert("erased")
          continue
        }
        let standing =
          person.nhsNumber.isEmpty
          ? "unknown" : round.optOuts.standing(of: person.nhsNumber, at: moment)
        if standing.hasPrefix("set") {
          breaches.insert("\(disclosure) \(person.number)")
          seen.insert("breach")
        } else if standing.hasPrefix("unknown"), isFresh {
          findings.insert("\(disclosure) statusUnknown \(person.number)")
          seen.insert("unknown")
        } else {
          seen.insert("none")
        }
      }
    }
    let report = try ledger.disclosuresAfterOptOut()
    try ledger.log.close()
    #expect(Set(report.breaches.map { "\($0.disclosure) \($0.person)" }) == breaches)
    #expect(report.breaches.allSatisfy { $0.optOutSince <= $0.releasedAt })
    let found = report.findings.map { finding in
      "\(finding.disclosure) \(finding.kind)" + (finding.person.map { " \($0)" } ?? "")
    }
    #expect(Set(found) == findings && report.breaches.count == breaches.count)
  }

  /// When the log last told of opt-outs or of a release, in seconds of the history.
  private func newestTelling(_ ledger: SubmissionLedger) throws -> Int {
    let start = try #require(Timestamp("2020-10-11T00:00:00Z"))
    var newest = 0
    try ledger.replay(ReplayFilter()) { replayed in
      let header = replayed.event.header
      guard
        [.optOutStatusChanged, .optOutCheckCompleted, .disclosureReleased].contains(header.type)
      else { return }
      newest = Int((header.recordedAt.microseconds - start.microseconds) / 1_000_000)
    }
    return newest
  }

  /// The newest check that was answered; 0 where there is none.
  private func checkNumber(_ ledger: SubmissionLedger) throws -> UInt64 {
    var number: UInt64 = 0
    var filter = ReplayFilter()
    filter.type = .optOutCheckCompleted
    try ledger.replay(filter) { number = $0.event.header.stream.number }
    return number
  }
}
