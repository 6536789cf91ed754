import DataSet
import EventLog
import EventSchema
import Intake
import Policy
import SeededRandom
import SwiftProtobuf
import TestSupport
import Testing

@testable import SubmissionLedger

@Suite struct CohortTests {
  private static let wordingDay = "2020-09-01"

  private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

  /// A ledger with a wording `1`, in which consent for a referral was refused before it came.
  private func ledger() throws -> TestLedger {
    let ledger = try TestLedger(at: "2020-10-02T09:00:00Z")
    let consents = try ledger.write(
      "LocalPatientId,ServiceRequestId,ConsentSoughtDate,ConsentOutcome\n"
        + "0010017,SR0010017A,2020-03-31,refused\n")
    let wording = try ledger.write("Words")
    let from = try day(Self.wordingDay)
    try ledger.use {
      _ = try $0.publishNotice(wording, version: "1", kind: .suggested, from: from)
      _ = try $0.importConsent(from: consents, provider: ledger.rx4)
    }
    try ledger.submit("small-2.0", at: TestLedger.october)
    try ledger.submit("small-2.0-RWK", provider: "RWK")
    return ledger
  }

  private func inform(
    _ ledger: TestLedger, on told: String, provider: String = "RX4", version: String = "1",
    _ definition: CohortDefinition = CohortDefinition()
  ) throws -> CohortInforming {
    let informedOn = try day(told)
    let code = try #require(OrganisationCode(provider))
    return try ledger.use {
      try $0.informCohort(provider: code, version: version, on: informedOn, definition)
    }
  }

  @Test func aMemberOfACohortFlowsWithTheNextSubmission() throws {
    let ledger = try ledger()
    let before = try ledger.audit("SR0010017A")
    #expect(before.flow?.reason == .notInformed && before.state == nil)
    let cohort = try inform(ledger, on: "2020-10-10")
    let referrals = BundleReferrals(try CSVTables(fixture: "small-2.0")).all
    #expect(cohort.members == referrals.count && cohort.onRecord == 0)
    try ledger.check()
    let event = try #require(try ledger.events(of: .cohortInformed).first)
    let body = try SchemaCohortInformed(serializedBytes: event.body)
    #expect(body.provider == "RX4" && body.wordingVersion == "1" && body.wordingPosition == 1)
    #expect(body.members.contains(before.referralNumber) && body.members == body.members.sorted())
    #expect(event.header.stream == StreamID(.notice, 1) && event.header.personNumber == nil)
    #expect(cohort.positions == event.position.rawValue..<event.position.rawValue + 1)
    #expect(body.part == 1 && body.parts == 1 && body.members.count == cohort.members)

    let between = try ledger.audit("SR0010017A")
    #expect(between.flow?.outcome == .flows && between.state == nil)
    #expect(between.flow?.path.last?.positions == [event.position.rawValue])
    let then = try ledger.audit("SR0010017A", asOf: .position(Position(before.asOfSize - 1)))
    #expect(then.flow == before.flow)
    try ledger.submit("small-2.0-refresh", at: TestLedger.november)
    #expect(try ledger.audit("SR0010017A").state != nil)

    // In the same words it is on record, whoever says it and however.
    let alone = try ledger.use {
      try $0.informPatient(
        LocalPatientID("0010017"), ServiceRequestID("SR0010017A"), provider: ledger.rx4,
        version: "1", on: try day("2020-10-10"))
    }
    #expect(alone.recorded == 0 && alone.onRecord == 1)
  }

  @Test func whoBelongsIsDecidedOnce() throws {
    let ledger = try ledger()
    let first = try inform(ledger, on: "2020-10-10")
    #expect(try !inform(ledger, on: "2020-10-10").isNew)
    #expect(try inform(ledger, on: "2020-10-11").onRecord == 0)
    // New referrals came: the cohort is another one, with those that were on record.
    try ledger.submit("small-2.0-2020-10", at: TestLedger.november)
    let again = try inform(ledger, on: "2020-10-10")
    #expect(again.isNew && again.onRecord == first.members && again.members > first.members)
    // Of these nothing is on record but this.
    let rest = try inform(
      ledger, on: "2020-11-12", provider: "RWK", CohortDefinition(onlyNotInformed: true))
    #expect(rest.isNew && rest.onRecord == 0)
    let repeated = try inform(
      ledger, on: "2020-11-12", provider: "RWK", CohortDefinition(onlyNotInformed: true))
    #expect(!repeated.isNew && repeated.members == rest.members)
    let error = try ledgerError {
      _ = try inform(
        ledger, on: "2020-11-13", provider: "RWK", CohortDefinition(onlyNotInformed: true))
    }
    guard case .emptyCohort(provider: "RWK") = error else {
      Issue.record("\(error)")
      return
    }
    try ledger.check()
  }

  @Test func aCohortThatCannotBeLeavesTheLogAsItWas() throws {
    let ledger = try ledger()
    let head = try ledger.head()
    var backwards = CohortDefinition(receivedFrom: try day("2020-05-01"))
    backwards.receivedTo = try day("2020-04-30")
    let late = CohortDefinition(receivedFrom: try day("2031-01-01"))
    let cases: [(String, String, String, CohortDefinition, String)] = [
      ("2020-10-01", "RX4", "2", CohortDefinition(), "wording version 2 is not in the ledger"),
      ("2020-10-13", "RX4", "1", CohortDefinition(), "--informed-on: expected a date"),
      ("2020-10-01", "RX4", "1", backwards, "--received-to"),
      ("2020-10-01", "RX4", "1", late, "the cohort is empty"),
      ("2020-10-01", "RX9", "1", CohortDefinition(), "no referral of provider RX9"),
    ]
    for (told, provider, version, definition, words) in cases {
      let error = try ledgerError {
        _ = try inform(ledger, on: told, provider: provider, version: version, definition)
      }
      #expect(error.description.contains(words) && error.kind == .badInput, "\(error)")
    }
    #expect(try ledger.head() == head)
  }

  @Test func onePatientIsInformedWithoutAList() throws {
    let ledger = try ledger()
    func inform(
      _ patient: String, _ referral: String?, on told: String = "2020-10-05"
    ) throws -> ChoiceImport {
      let informedOn = try day(told)
      return try ledger.use {
        try $0.informPatient(
          LocalPatientID(patient), referral.map { ServiceRequestID($0) }, provider: ledger.rx4,
          version: "1", on: informedOn)
      }
    }
    #expect(try inform("0010017", "SR0010017A").recorded == 1)
    #expect(try inform("0010017", "SR0010017A").onRecord == 1)
    #expect(try inform("0010017", nil).recorded == 1)
    let list = try ledger.write(
      "LocalPatientId,ServiceRequestId,InformedOn\n0010017,,2020-10-05\n")
    let listed = try ledger.use {
      try $0.informPatients(from: list, provider: ledger.rx4, version: "1")
    }
    #expect(listed.recorded == 0)
    #expect(try ledger.audit("SR0010017A").flow?.outcome == .flows)
    let head = try ledger.head()
    let cases: [(String, String?, String, String)] = [
      ("0010003", "SR0010017A", "2020-10-05", "--service-request-id: expected a referral of that"),
      ("0010017", nil, "2020-10-13", "--informed-on"),
      ("", nil, "2020-10-05", "--local-patient-id"),
      ("0010017", "", "2020-10-05", "--service-request-id"),
    ]
    for (patient, referral, told, words) in cases {
      let error = try ledgerError { _ = try inform(patient, referral, on: told) }
      #expect(error.description.contains(words) && error.kind == .badInput, "\(error)")
      #expect(!error.description.contains("0010017"))
    }
    #expect(try ledger.head() == head)
    try ledger.check()
  }

  @Test func whoWasInformedUnderAFormerNumberCountsAsInformed() throws {
    let ledger = try TestLedger(at: "2020-10-02T09:00:00Z")
    try ledger.submit("small-2.0-RWK", provider: "RWK", at: TestLedger.october)
    let number = try CSVTables(fixture: "small-2.0-RWK")["IDS001MPI"][0, "NHSNumber"]
    var tables = try CSVTables(fixture: "edge/base.bundle")
    let patient = tables["IDS001MPI"][0, "LocalPatientId"]
    let wording = try ledger.write("Words")
    let informedOn = try day("2020-10-05")
    try ledger.use {
      _ = try $0.publishNotice(wording, version: "1", kind: .local, from: informedOn)
      _ = try $0.informPatient(
        LocalPatientID(patient), nil, provider: ledger.rx4, version: "1", on: informedOn)
    }
    tables["IDS001MPI"][0, "NHSNumber"] = number
    tables["IDS001MPI"][0, "NHSNumberStatus"] = "01"
    try ledger.submit(ledger.write(tables, as: "traced"))
    let period = try #require(Period(iso: "2020-09"))
    let coverage = try ledger.use { try $0.auditInforming(period: period).coverage }
    #expect(coverage.map(\.provider) == ["RWK", "RX4"])
    let held = BundleReferrals(tables).all.count { $0.patient == patient }
    #expect(coverage.map(\.informed) == [0, held])
    #expect(coverage.last?.referrals == BundleReferrals(tables).all.count)
    let one = try ledger.use { try $0.auditInforming(provider: ledger.rx4).coverage }
    #expect(one == Array(coverage.suffix(1)))
    let other = try #require(Period(iso: "2020-08"))
    #expect(try ledger.use { try $0.auditInforming(period: other).coverage.isEmpty })
  }

  @Test func aDefinitionAdmitsWhatEachOfItsConditionsAdmits() {
    let days = (18_500...18_503).map { Day(daysSince1970: $0) }
    let orNone = [nil] + days.map(Optional.some)
    var admitted = 0
    for received in days {
      for discharged in orNone {
        let open = days.filter { $0 >= received && (discharged == nil || $0 <= discharged!) }
        for from in orNone {
          for to in orNone {
            for openOn in orNone {
              let definition = CohortDefinition(receivedFrom: from, receivedTo: to, openOn: openOn)
              let span = days.filter { (from == nil || $0 >= from!) && (to == nil || $0 <= to!) }
              let expected = span.contains(received) && (openOn == nil || open.contains(openOn!))
              let dates = ReferralDates(receivedOn: received, dischargedOn: discharged)
              #expect(definition.admits(dates) == expected, "\(definition) \(dates)")
              if expected { admitted += 1 }
            }
          }
        }
      }
    }
    #expect(admitted > 100)
  }

  @Test func partsHoldEveryMemberOnceAndKeepTheLimit() {
    var generator = SeededGenerator(for: "parts of a cohort")
    for limit in [10, 11, 64, 1_000] {
      for gap in [1, 2, 200, 100_000] as [UInt64] {
        var members: [UInt64] = []
        for _ in 0..<Int.random(in: 1...500, using: &generator) {
          members.append((members.last ?? 0) + .random(in: 1...gap, using: &generator))
        }
        let parts = CohortParts.steps(of: members, limitBytes: limit)
        let decoded = parts.map { steps in
          SchemaCohortInformed.with { $0.steps = steps }.members
        }
        #expect(Array(decoded.joined()) == members)
        let sizes = parts.map { $0.reduce(0) { $0 + WireWriter.byteCount(of: $1) } }
        #expect(sizes.allSatisfy { $0 <= limit })
        // No part is cut short: the first number of the next one would not have fitted.
        for (place, size) in sizes.dropLast().enumerated() {
          let next = decoded[place + 1][0] - (decoded[place].last ?? 0)
          #expect(size + WireWriter.byteCount(of: next) > limit)
        }
      }
    }
    #expect(CohortParts.steps(of: [], limitBytes: 10).isEmpty)
  }
}
