import DataSet
import EventLog
import EventSchema
import Foundation
import Intake
import Policy
import SubmissionLedger
import SwiftProtobuf
import TestSupport
import Testing

@Suite struct ChoiceTests {
  private static let list = "LocalPatientId,ServiceRequestId,ConsentSoughtDate,ConsentOutcome\n"

  private func withheldReferrals(_ ledger: TestLedger) throws -> [UInt64: String] {
    var reasons: [UInt64: String] = [:]
    for event in try ledger.events(of: .recordWithheld) {
      guard let referral = event.header.referralNumber else { continue }
      reasons[referral] = try SchemaRecordWithheld(serializedBytes: event.body).reason
    }
    return reasons
  }

  @Test func theHistoryOfV15DecidesAsTheDiagramSays() throws {
    let ledger = try TestLedger(at: "2020-10-02T09:00:00Z")
    let path = FixtureFiles.path("legacy-1.5-consent.csv")
    let imported = try ledger.use { try $0.importConsent(from: path, provider: ledger.rx4) }
    #expect(imported.rows == 40 && imported.recorded == 40 && imported.onRecord == 0)
    #expect(imported.findings == [.answerWithoutDay: 2, .changesNothing: 4])
    try ledger.check()
    let summary = try ledger.submit("small-2.0.accdb", at: TestLedger.october)
    let tables = try CSVTables(fixture: "small-2.0")
    let expected = try ledger.reasons(
      try NaiveChoices(consentList: path), BundleReferrals(tables), on: "2020-10-12")
    let withheld = expected.compactMapValues { $0 }
    #expect(withheld.count == 15)
    for (id, reason) in expected {
      let audit = try ledger.audit(id)
      #expect(audit.flow?.reason?.rawValue == reason, "\(id)")
      #expect((audit.state == nil) == (reason != nil), "\(id)")
    }
    let said = try withheldReferrals(ledger)
    #expect(said.count == withheld.count)
    let referrals = try #require(summary.tables.first { $0.table == "IDS101Referral" })
    #expect(referrals.withheld == 15 && referrals.accepted == 105)

    // The same list again says nothing new, and once traced the people are the same.
    let again = try ledger.use { try $0.importConsent(from: path, provider: ledger.rx4) }
    #expect(again.recorded == 0 && again.onRecord == 40)
    #expect(again.findings[.soughtBeforeReceived] ?? 0 > 0)
    try ledger.check()
  }

  @Test func theContentOfAWithheldRecordIsKeptNowhere() throws {
    let ledger = try TestLedger(at: "2020-10-02T09:00:00Z")
    let path = FixtureFiles.path("legacy-1.5-consent.csv")
    _ = try ledger.use { try $0.importConsent(from: path, provider: ledger.rx4) }
    try ledger.submit("small-2.0", at: TestLedger.october)
    let report = ledger.home.path + "/report"
    let written = try ledger.use {
      try $0.writeReport(of: 1, to: report)
    }
    #expect(!written.files.isEmpty)
    let rows = try String(contentsOfFile: report + "/rows.csv", encoding: .utf8)
    let withheld = rows.split(separator: "\r\n").filter { $0.contains(",withheld,") }
    #expect(withheld.count == 219)
    #expect(withheld.allSatisfy { $0.contains("not on record that the patient was informed") })
    // What would be carried forward has none of them.
    let kept = try CSVTables(at: report + "/pre-deadline")
    let came = try CSVTables(fixture: "small-2.0")
    #expect(kept["IDS101Referral"].rows.count == came["IDS101Referral"].rows.count - 15)
    let sealedParts = try ledger.events(of: .recordWithheld).map(\.sealed)
    #expect(sealedParts.count > 15 && sealedParts.allSatisfy(\.isEmpty))
    let withheldIDs = try ledger.reasons(
      try NaiveChoices(consentList: path), BundleReferrals(came), on: "2020-10-12"
    ).compactMapValues { $0 }
    #expect(
      Set(kept["IDS101Referral"].column("ServiceRequestId")).isDisjoint(with: withheldIDs.keys))
  }

  @Test func whoIsInformedFlowsWithTheNextSubmissionAndNotBefore() throws {
    let ledger = try TestLedger(at: "2020-10-02T09:00:00Z")
    let consents = try ledger.write(Self.list + "0010017,SR0010017A,2020-03-31,refused\n")
    _ = try ledger.use { try $0.importConsent(from: consents, provider: ledger.rx4) }
    try ledger.submit("small-2.0", at: TestLedger.october)
    let before = try ledger.audit("SR0010017A")
    #expect(before.flow?.outcome == .withheld && before.state == nil)
    #expect(before.flow?.path.last?.answer == .notOnRecord)

    let wording = try ledger.write("We share data about your care.")
    let informed = try ledger.write(
      "LocalPatientId,ServiceRequestId,InformedOn\n0010017,,2020-10-20\n")
    let day = try #require(Day(iso: "2020-09-01"))
    try ledger.use(at: "2020-10-21T10:00:00Z") { opened in
      let isNew = try opened.publishNotice(wording, version: "1", kind: .suggested, from: day)
      #expect(isNew)
      _ = try opened.informPatients(from: informed, provider: ledger.rx4, version: "1")
    }
    try ledger.check()
    // Nothing was sent since: the record is still not there, and would flow now.
    let between = try ledger.audit("SR0010017A")
    #expect(between.flow?.outcome == .flows && between.state == nil)
    let informing = try #require(try ledger.events(of: .patientInformed).first)
    #expect(between.flow?.path.last?.positions == [informing.position.rawValue])

    try ledger.submit("small-2.0-refresh", at: TestLedger.november)
    let after = try ledger.audit("SR0010017A")
    #expect(after.flow?.outcome == .flows && after.state != nil)
    // As of then the answer is what it was then.
    let then = try ledger.audit("SR0010017A", asOf: .position(Position(before.asOfSize - 1)))
    #expect(then.flow?.outcome == .withheld && then.state == nil)
    #expect(then.flow?.path == before.flow?.path)
  }

  @Test func aRestrictionKeepsEverythingOfAPatientBackUntilItIsLifted() throws {
    let ledger = try TestLedger(at: "2020-10-02T09:00:00Z")
    var request = RestrictionRequest(
      provider: ledger.rx4, patient: LocalPatientID("0010003"), kind: "court-order",
      reference: "case 1", from: try #require(Day(iso: "2020-10-01")))
    #expect(try ledger.use { try $0.applyRestriction(request).isNew })
    try ledger.submit("small-2.0", at: TestLedger.october)
    let held = try ledger.audit("SR0010003A")
    #expect(held.flow?.reason == .restriction && held.state == nil)
    let patients = try ledger.events(of: .recordWithheld).filter {
      $0.header.referralNumber == nil
    }
    #expect(patients.count == 1)
    request.from = try #require(Day(iso: "2020-11-01"))
    #expect(try ledger.use(at: "2020-11-02T10:00:00Z") { try $0.liftRestriction(request) } == 1)
    let error = try ledgerError { _ = try ledger.use { try $0.liftRestriction(request) } }
    guard case .notFound = error else {
      Issue.record("\(error)")
      return
    }
    try ledger.submit("small-2.0-refresh", at: TestLedger.november)
    #expect(try ledger.audit("SR0010003A").state != nil)
    try ledger.check()
  }

  /// Rows below the names of the columns, and what is said of the list.
  private static let badRows: [(rows: String, words: String)] = [
    ("", "came none"),
    (",SR0010017A,2020-03-31,refused\n", "row 1: LocalPatientId: expected a value"),
    ("0010017,SR0010017A,31/03/2020,refused\n", "row 1: ConsentSoughtDate"),
    ("1,A,,given\n0010017,SR0010017A,2020-13-01,\n", "row 2: ConsentSoughtDate"),
    ("0010017,SR0010017A,2020-03-31,maybe\n", "expected given, refused or nothing"),
    ("0010017,SR0010017A,2031-03-31,given\n", "that is not to come"),
    ("0010003,SR0010017A,2020-03-31,given\n", "a referral of this row's patient"),
    ("0010017,SR0010017A,2020-03-31\n", "expected 4 cells, came 3"),
  ]

  private static let badLists: [(text: String, words: String)] =
    badRows.map { (list + $0.rows, $0.words) } + [
      ("LocalPatientId,ServiceRequestId,ConsentSoughtDate\n", "ConsentOutcome is missing"),
      ("LocalPatientId,Name\n", "column 2 is not known"),
    ]

  @Test(arguments: badLists)
  func aBadListChangesNothing(text: String, words: String) throws {
    let ledger = try TestLedger()
    try ledger.submit("small-2.0")
    let before = try ledger.head()
    let path = try ledger.write(text)
    let error = try ledgerError {
      try ledger.use { _ = try $0.importConsent(from: path, provider: ledger.rx4) }
    }
    #expect(error.description.contains(words), "\(error)")
    #expect(error.kind == .badInput)
    #expect(!error.description.contains("0010017") && !error.description.contains("SR001"))
    #expect(try ledger.head() == before)
  }

  @Test func aWordingIsPublishedOnce() throws {
    let ledger = try TestLedger()
    let wording = try ledger.write("Words")
    let other = try ledger.write("Other words")
    let day = try #require(Day(iso: "2020-09-01"))
    func publish(_ path: String) throws -> Bool {
      try ledger.use { try $0.publishNotice(path, version: "1", kind: .local, from: day) }
    }
    #expect(try publish(wording))
    #expect(try !publish(wording))
    let conflict = try ledgerError { _ = try publish(other) }
    #expect(conflict.kind == .badInput)
    let list = try ledger.write("LocalPatientId,ServiceRequestId,InformedOn\n1,,2020-10-01\n")
    let unknown = try ledgerError {
      try ledger.use { _ = try $0.informPatients(from: list, provider: ledger.rx4, version: "2") }
    }
    #expect(unknown.kind == .badInput)
    #expect(try ledger.events(of: .patientInformed).isEmpty)
  }
}

extension TestLedger {
  var rx4: OrganisationCode {
    guard let code = OrganisationCode("RX4") else { preconditionFailure("RX4 is a code") }
    return code
  }

  /// Writes a file of its own beside the ledger; gives its path.
  func write(_ text: String) throws -> String {
    let path = "\(home.path)/\(UUID().uuidString).csv"
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  func audit(_ id: String, asOf moment: AsOf = .now) throws -> ReferralAudit {
    try use {
      try $0.auditReferral(
        provider: rx4, id: ServiceRequestID(id), asOf: moment, reason: "test")
    }
  }

  /// Why each referral of a bundle would be withheld on a day, by the plain reading.
  func reasons(
    _ choices: NaiveChoices, _ referrals: BundleReferrals, on day: String
  ) throws -> [String: String?] {
    var reasons: [String: String?] = [:]
    for referral in referrals.all {
      reasons[referral.id] = .some(
        choices.reason(
          patient: referral.patient, referral: referral.id, received: referral.received,
          discharged: referral.discharged, on: day))
    }
    return reasons
  }
}

extension NaiveChoices {
  /// The choices of a list of consents.
  init(consentList path: String) throws {
    for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").dropFirst()
    {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
        .map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
      consents.append(Consent(referral: cells[1], sought: cells[2], outcome: cells[3]))
    }
  }
}
