import DataSet
import EventLog
import EventSchema
import Intake
import Policy
import SubmissionLedger
import SwiftProtobuf
import TestSupport
import Testing

/// What is appended, and what is not, when choices are said again, lifted or told of linked people.
@Suite struct ChoiceRecordingTests {
  private func request(
    _ ledger: TestLedger, referral: String? = nil, reference: String = "case 1",
    from: String = "2020-10-01", until: String? = nil
  ) throws -> RestrictionRequest {
    RestrictionRequest(
      provider: ledger.rx4, patient: LocalPatientID("0010003"),
      referral: referral.map { ServiceRequestID($0) }, kind: "adoption", reference: reference,
      from: try #require(Day(iso: from)), until: until.flatMap { Day(iso: $0) })
  }

  @Test func aRestrictionThatStandsIsNotAppendedAgain() throws {
    let ledger = try TestLedger(at: "2020-10-02T09:00:00Z")
    func add(_ request: RestrictionRequest) throws -> Bool {
      try ledger.use { try $0.applyRestriction(request).isNew }
    }
    #expect(try add(request(ledger)))
    let size = try ledger.head().size
    #expect(try !add(request(ledger)))
    #expect(try ledger.head().size == size)
    // Another end, another reference or another subject is another restriction.
    #expect(try add(request(ledger, until: "2021-01-01")))
    #expect(try add(request(ledger, reference: "case 2")))
    #expect(try add(request(ledger, referral: "SR0010003A")))
    // Lifted, it can be applied anew.
    #expect(try ledger.use { try $0.liftRestriction(try request(ledger)) } == 2)
    #expect(try add(request(ledger)))
    let applied = try ledger.events(of: .restrictionApplied)
    #expect(applied.count == 5)
    // Which kind it is stands in no event in clear, nor can it be told by the length.
    #expect(applied.allSatisfy { $0.bytes.firstRange(of: Array("adoption".utf8)) == nil })
    #expect(Set(applied.map { $0.sealed.count % 64 }).count == 1)
    try ledger.check()
  }

  @Test func liftingOnAReferralLeavesThePatientRestricted() throws {
    let ledger = try TestLedger(at: "2020-10-02T09:00:00Z")
    let whole = try request(ledger)
    let one = try request(ledger, referral: "SR0010003A")
    try ledger.use {
      _ = try $0.applyRestriction(whole).isNew
      _ = try $0.applyRestriction(one).isNew
    }
    #expect(try ledger.use { try $0.liftRestriction(one) } == 1)
    try ledger.submit("small-2.0", at: TestLedger.october)
    #expect(try ledger.audit("SR0010003A").flow?.reason == .restriction)
    // On the referral there is none any more, and that on the patient is not reached through it.
    let error = try ledgerError { _ = try ledger.use { try $0.liftRestriction(one) } }
    guard case .notFound = error else {
      Issue.record("\(error)")
      return
    }
    #expect(try ledger.use { try $0.liftRestriction(whole) } == 1)
    #expect(try ledger.audit("SR0010003A").flow?.outcome == .flows)
    try ledger.check()
  }

  @Test func whoIsInformedTwiceByTheSameWordingOnTheSameDayIsRecordedOnce() throws {
    let ledger = try TestLedger()
    let wording = try ledger.write("Words")
    let day = try #require(Day(iso: "2020-09-01"))
    let list = try ledger.write(
      "LocalPatientId,ServiceRequestId,InformedOn\n1,,2020-10-01\n1,,2020-10-01\n1,,2020-10-02\n")
    let counts = try ledger.use { opened in
      _ = try opened.publishNotice(wording, version: "1", kind: .local, from: day)
      let first = try opened.informPatients(from: list, provider: ledger.rx4, version: "1")
      let again = try opened.informPatients(from: list, provider: ledger.rx4, version: "1")
      return [first.recorded, first.onRecord, again.recorded, again.onRecord]
    }
    #expect(counts == [2, 1, 0, 3])
    #expect(try ledger.events(of: .patientInformed).count == 2)
    try ledger.check()
  }

  @Test func consentThatWentBackAndForthIsRecordedEachTime() throws {
    let ledger = try TestLedger()
    let names = "LocalPatientId,ServiceRequestId,ConsentSoughtDate,ConsentOutcome\n"
    let given = try ledger.write(names + "1,A,2020-05-01,given\n")
    let refused = try ledger.write(names + "1,A,2020-05-01,refused\n")
    let recorded = try ledger.use { opened in
      try [given, given, refused, given].map {
        try opened.importConsent(from: $0, provider: ledger.rx4).recorded
      }
    }
    #expect(recorded == [1, 0, 1, 1])
  }

  @Test func nobodyWasInformedByAWordingBeforeItBegan() throws {
    let ledger = try TestLedger()
    try ledger.submit("edge/base.bundle")
    let wording = try ledger.write("Words")
    let began = try #require(Day(iso: "2020-10-02"))
    let before = try #require(Day(iso: "2020-10-01"))
    _ = try ledger.use { try $0.publishNotice(wording, version: "1", kind: .local, from: began) }
    let head = try ledger.head()
    let list = try ledger.write(
      "LocalPatientId,ServiceRequestId,InformedOn\n1,,2020-10-02\n2,,2020-10-01\n")
    let ways: [(SubmissionLedger) throws -> Void] = [
      { _ = try $0.informPatients(from: list, provider: ledger.rx4, version: "1") },
      {
        _ = try $0.informPatient(
          LocalPatientID("0060001"), nil, provider: ledger.rx4, version: "1", on: before)
      },
      {
        _ = try $0.informCohort(
          provider: ledger.rx4, version: "1", on: before, CohortDefinition())
      },
    ]
    for way in ways {
      let error = try ledgerError { try ledger.use(way) }
      #expect(error.kind == .badInput && error.description.contains("wording"), "\(error)")
    }
    #expect(try ledger.head() == head)
  }

  @Test func aListNamesAPatientWhoWasLinkedToAnotherNumber() throws {
    let ledger = try TestLedger(at: "2020-10-02T09:00:00Z")
    try ledger.submit("small-2.0-RWK", provider: "RWK", at: TestLedger.october)
    let number = try CSVTables(fixture: "small-2.0-RWK")["IDS001MPI"][0, "NHSNumber"]
    var tables = try CSVTables(fixture: "edge/base.bundle")
    let patient = tables["IDS001MPI"][0, "LocalPatientId"]
    let referral = try #require(
      BundleReferrals(tables).all.first { $0.patient == patient }?.id)
    let list = try ledger.write(
      "LocalPatientId,ServiceRequestId,ConsentSoughtDate,ConsentOutcome\n"
        + "\(patient),\(referral),2020-05-01,refused\n")
    // The list came first: the patient is registered by the provider's own id.
    _ = try ledger.use { try $0.importConsent(from: list, provider: ledger.rx4) }
    let consent = try #require(try ledger.events(of: .consentRecorded).first)
    tables["IDS001MPI"][0, "NHSNumber"] = number
    tables["IDS001MPI"][0, "NHSNumberStatus"] = "01"
    try ledger.submit(ledger.write(tables, as: "traced"))
    let link = try #require(try ledger.events(of: .personLinked).first)
    #expect(link.header.personNumber == consent.header.personNumber)
    // The referral was registered under the number of before; its patient's list is taken all the same.
    let again = try ledger.use { try $0.importConsent(from: list, provider: ledger.rx4) }
    #expect(again.recorded == 0 && again.onRecord == 1)
    let restriction = RestrictionRequest(
      provider: ledger.rx4, patient: LocalPatientID(patient), referral: ServiceRequestID(referral),
      kind: "other", reference: "case", from: try #require(Day(iso: "2020-10-01")))
    #expect(try ledger.use { try $0.applyRestriction(restriction).isNew })
    try ledger.check()
  }

  @Test func whatIsCountedAsKeptIsWhatIsKept() throws {
    let ledger = try TestLedger(at: "2020-10-02T09:00:00Z")
    let tables = try CSVTables(fixture: "small-2.0")
    let patients = tables["IDS001MPI"].rows.count
    let referrals = BundleReferrals(tables).all
    let held = referrals.count { $0.patient == "0010003" }
    _ = try ledger.use { try $0.applyRestriction(try request(ledger)) }
    try ledger.submit("small-2.0", at: TestLedger.october)
    let event = try #require(try ledger.events(of: .submissionAccepted).first)
    let body = try SchemaSubmissionAccepted(serializedBytes: event.body)
    #expect(body.persons == UInt64(patients - 1))
    #expect(body.referrals == UInt64(referrals.count - held))
  }
}
