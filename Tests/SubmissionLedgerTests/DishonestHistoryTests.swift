import DataSet
import Disclosure
import EventLog
import EventSchema
import Foundation
import SeededRandom
import TestSupport
import Testing

@testable import SubmissionLedger

/// Random histories: no breach is found in what was released, and exactly what is planted in what was
/// forged into a copy of the log (R13 to R17).
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
    #expect(seen == ["released", "breach", "unknown", "notFresh", "none", "early"])
  }

  private struct Person {
    let number: UInt64
    let nhsNumber: String
  }

  private func run(_ generator: inout SeededGenerator, _ seen: inout Set<String>) throws {
    let round = try HistoryRound()
    round.day = 12
    try round.ledger.agree("dars-1-application")
    try round.submit()
    let patients = round.tables["IDS001MPI"]
    let rows = patients.rows.indices.filter { !patients[$0, "LocalPatientId"].isEmpty }
    let held = Set(round.kept.map(\.patient))
    let known = rows.filter { held.contains(patients[$0, "LocalPatientId"]) }
    let numbers = try round.ledger.persons(of: known.map { patients[$0, "LocalPatientId"] })
    let people = known.compactMap { row in
      numbers[patients[row, "LocalPatientId"]].map {
        Person(number: $0, nhsNumber: patients[row, "NHSNumber"])
      }
    }
    var released = 0
    for _ in 0..<16 {
      switch Int.random(in: 0..<8, using: &generator) {
      case 0...2: try round.listOptOuts(of: round.numbers, share: 8, &generator)
      case 3: try round.check(&generator)
      case 4: round.day = min(30, round.day + Int.random(in: 0...4, using: &generator))
      case 5:
        let report = try round.ledger.use { try $0.disclosuresAfterOptOut() }
        #expect(report.isGood, "\(report)")
        try forge(round, people, &generator, &seen)
      default: released += try release(round, released, &seen)
      }
    }
    try round.ledger.check()
    let report = try round.ledger.use { try $0.disclosuresAfterOptOut() }
    #expect(report.isGood && report.disclosures == released, "\(report)")
    for _ in 0..<4 { try forge(round, people, &generator, &seen) }
  }

  private func release(
    _ round: HistoryRound, _ count: Int, _ seen: inout Set<String>
  ) throws -> Int {
    let period = try #require(Period(iso: "2020-09"))
    let request = ReleaseRequest(
      use: "dars-release", recipient: try #require(OrganisationCode("X9Q")),
      periods: period...period)
    let path = "\(round.ledger.home.path)/honest-\(count).zip"
    let made = try round.ledger.use(at: round.noon) { try $0.release(request, to: path) }
    guard made.status == .released else { return 0 }
    seen.insert("released")
    return 1
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
      let included = people.filter { _ in generator.oneIn(6) }
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
