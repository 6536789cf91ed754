import DataSet
import Disclosure
import EventLog
import EventSchema
import FHIR
import FHIRDefinition
import Foundation
import Intake
import Publication
import SwiftProtobuf
import TestSupport
import Testing

@testable import SubmissionLedger

/// Who looked at records, when, why and at whose (R28).
@Suite struct AccessTests {
  /// A look as a test tells of it.
  private struct Told: Equatable {
    let command: String
    let subject: Access.Subject
    var isCertain = true

    init(_ command: String, _ subject: Access.Subject, isCertain: Bool = true) {
      self.command = command
      self.subject = subject
      self.isCertain = isCertain
    }

    init(_ access: Access) {
      self.init(access.command, access.subject, isCertain: access.isCertain)
    }
  }

  private func ask(
    _ ledger: TestLedger, at time: String? = nil,
    _ set: (inout AccessQuestion) throws -> Void = { _ in }
  ) throws -> [Access] {
    var question = AccessQuestion()
    try set(&question)
    return try ledger.use(at: time) { opened in
      var found: [Access] = []
      try opened.auditAccess(question) { found.append($0) }
      return found
    }
  }

  /// A ledger at whose records everybody looked in every way.
  private func looked() throws -> TestLedger {
    let ledger = try TestLedger()
    try ledger.submit("small-2.0")
    try ledger.agree("dars-1-application")
    try ledger.checkEverybody()
    _ = try ledger.audit("SR0010003A")
    let path = ledger.home.path
    let release = try ReleaseRequest.september("dars-release", for: "X9Q")
    _ = try ledger.use(at: "2020-10-13T09:00:00Z") { opened in
      try opened.release(release, to: path + "/a.zip")
    }
    // A refusal reads nothing.
    let refused = try ReleaseRequest.september("commissioner-extract", for: "13T")
    #expect(
      try ledger.use { try $0.release(refused, to: path + "/b.zip") }.status == .refused)
    _ = try ledger.use(at: "2020-10-14T09:00:00Z") { opened in
      try opened.reproduceDisclosure(1, to: path + "/c.zip", reason: "complaint 1")
    }
    _ = try ledger.use { try $0.auditFlow(reason: "test") { _ in } }
    let period = try #require(Period(iso: "2020-09"))
    _ = try ledger.use { opened in
      try opened.publish(.national, of: period, to: path + "/d.csv")
    }
    return ledger
  }

  @Test func everyKindOfLookIsToldOf() throws {
    let ledger = try looked()
    let size = try ledger.head().size
    let found = try ask(ledger)
    #expect(try ledger.head().size == size)
    let person = try ledger.audit("SR0010003A").personNumber
    #expect(
      found.map { Told($0) } == [
        Told("opt-out check", .many(persons: 107)), Told("audit referral", .person(person)),
        Told("disclose release", .disclosure(1, persons: 109)),
        Told("disclose reproduce", .disclosure(1, persons: 109)),
        Told("audit flow --referrals", .many(persons: nil)),
        Told("publish", .many(persons: nil)),
      ])
    let kinds = found.map(\.kind)
    #expect(kinds == [.optOutCheck, .look, .release, .look, .look, .publication])
    #expect(found.allSatisfy { $0.actor == "tester" && !$0.reason.isEmpty })
    #expect(found[2].reason == "dars-release for X9Q under DARS-NIC-900001-A1B2C-v1.0")
    #expect(found[2].eventsUnsealed ?? 0 > 200 && found[5].eventsUnsealed ?? 0 > 100)
    #expect(found[1].referralNumber != nil)
  }

  @Test func everyLookOfTheLogIsToldOfOnce() throws {
    let ledger = try looked()
    _ = try ledger.use { opened in
      try opened.replayUnsealed(ReplayFilter(), reason: "test") { _ in }
    }
    let kinds: Set<EventType> = [
      .recordAccessed, .disclosurePlanned, .measuresPublished, .optOutCheckRequested,
    ]
    let events = try ledger.events().map(\.event).filter { kinds.contains($0.header.type) }
    #expect(try ask(ledger).map(\.position) == events.map(\.position))
    #expect(events.count > 100)
  }

  @Test func aSpanOfTimeHasBothItsEnds() throws {
    let ledger = try looked()
    func commands(_ from: String?, _ to: String?) throws -> [String] {
      try ask(ledger) { question in
        question.from = from.flatMap { Timestamp($0) }
        question.to = to.flatMap { Timestamp($0) }
      }.map(\.command)
    }
    #expect(
      try commands("2020-10-13T09:00:00Z", "2020-10-13T09:00:00Z") == ["disclose release"])
    #expect(
      try commands(nil, "2020-10-13T08:59:59Z") == ["opt-out check", "audit referral"])
    #expect(
      try commands("2020-10-13T09:00:00.000001Z", nil)
        == ["disclose reproduce", "audit flow --referrals", "publish"])
    // At the end of a span it is not yet on record what a release came to.
    #expect(try commands("2020-10-15T09:00:00Z", nil) == [])
    #expect(try ask(ledger) { $0.actor = "somebody else" }.isEmpty)
    #expect(try ask(ledger) { $0.actor = "tester" }.count == 6)
  }

  @Test func byNumberWithoutAReasonOnlyWhatIsInTheClearIsTold() throws {
    let ledger = try looked()
    let person = try ledger.audit("SR0010003A").personNumber
    let size = try ledger.head().size
    let found = try ask(ledger) { $0.whose = .person(person, reason: nil) }
    #expect(try ledger.head().size == size)
    #expect(
      found.map { Told($0) } == [
        Told("opt-out check", .many(persons: 107)), Told("audit referral", .person(person)),
        Told("disclose release", .disclosure(1, persons: 109), isCertain: false),
        Told("disclose reproduce", .disclosure(1, persons: 109), isCertain: false),
        Told("audit flow --referrals", .many(persons: nil), isCertain: false),
        Told("publish", .many(persons: nil), isCertain: false),
        Told("audit referral", .person(person)),
      ])
  }

  @Test func withAReasonReleasesAreOpenedAndTheLookIsRecorded() throws {
    let ledger = try looked()
    let person = try ledger.audit("SR0010003A").personNumber
    let size = try ledger.head().size
    let found = try ask(ledger) { $0.whose = .person(person, reason: "request 7") }
    #expect(
      found.filter { $0.kind == .release || $0.command == "disclose reproduce" }.map(\.isCertain)
        == [true, true])
    // The look is recorded, and not among what it answers.
    #expect(try ledger.head().size == size + 1)
    #expect(!found.contains { $0.command == "audit access" })
    let last = try #require(try ledger.events().map(\.event).last)
    #expect(last.header.type == .recordAccessed && last.header.personNumber == person)
    let body = try SchemaRecordAccessed(serializedBytes: last.body)
    #expect(body.command == "audit access" && body.reason == "request 7")
    let again = try ask(ledger) { $0.whose = .person(person, reason: "request 8") }
    #expect(again.last?.command == "audit access")
    try ledger.check()
  }

  @Test func byAnNHSNumberTheLookIsRecordedBeforeAnythingIsTold() throws {
    let ledger = try looked()
    let person = try ledger.audit("SR0010003A").personNumber
    let number = try #require(NHSNumber(checking: "9991897291"))
    let byNumber = try ask(ledger) { $0.whose = .person(person, reason: "request 7") }
    let size = try ledger.head().size
    struct Stop: Error {}
    var question = AccessQuestion()
    question.whose = .patient(number, reason: "request 8")
    _ = try ledger.use { opened in
      #expect(throws: Stop.self) { try opened.auditAccess(question) { _ in throw Stop() } }
    }
    #expect(try ledger.head().size == size + 1)
    let found = try ask(ledger) { $0.whose = .patient(number, reason: "request 9") }
    #expect(found.dropLast(2).map(\.position) == byNumber.map(\.position))
    #expect(found.suffix(2).map(\.reason) == ["request 7", "request 8"])
    for whose in [
      AccessQuestion.Whose.patient(
        try #require(NHSNumber(checking: "9991234004")), reason: "test"),
      .person(4_000, reason: nil), .person(0, reason: "test"),
    ] {
      let error = try ledgerError { _ = try ask(ledger) { $0.whose = whose } }
      guard case .notFound = error else { throw error }
    }
    let error = try ledgerError { _ = try ask(ledger) { $0.whose = .patient(number, reason: "") } }
    guard case .badArgument = error else { throw error }
  }

  @Test func whoWasInNoReleaseIsNotAmongItsLooks() throws {
    let ledger = try looked()
    // Another provider's patients came after the release.
    try ledger.submit("small-2.0-RWK", provider: "RWK")
    let events = try ledger.events(of: .personRegistered)
    let newest = try #require(events.last?.header.personNumber)
    let found = try ask(ledger) { $0.whose = .person(newest, reason: "test") }
    #expect(found.map(\.command) == ["audit flow --referrals", "publish"])
    #expect(found.allSatisfy { !$0.isCertain })
  }

  @Test func everyLookIsAValidAuditEventThatNamesNobodysNHSNumber() throws {
    let ledger = try looked()
    let person = try ledger.audit("SR0010003A").personNumber
    let accesses = try ask(ledger)
    let lines = try ledger.use { opened in
      try accesses.map { try opened.auditEvent(of: $0).line }
    }
    for line in lines {
      #expect(ResourceCheck(line).findings == [])
      #expect(line.firstMatch(of: /\b999\d{7}\b/) == nil)
    }
    #expect(lines.filter { $0.contains("IHE.BasicAudit.PatientQuery\"") }.count == 2)
    let (bundle, audit) = try ledger.use { opened in
      let audit = try #require(
        try opened.auditPerson(.personNumber(person), reason: "test"))
      return (try opened.fhirBundle(of: audit), audit)
    }
    let check = ResourceCheck(bundle)
    #expect(check.findings == [])
    let releases = audit.disclosures.filter { $0.removal == nil }
    #expect(!releases.isEmpty && !audit.accesses.isEmpty)
    // The bundle itself, and in it what the audit tells.
    #expect(check.kinds.count == 1 + releases.count + audit.accesses.count)
    #expect(bundle.contains("PrivacyDisclosure.Source"))
  }

  @Test func aReleaseThatSomebodyWasLeftOutOfIsNotInTheirBundle() throws {
    let ledger = try looked()
    let people = try ledger.events(of: .personRegistered).compactMap(\.header.personNumber)
    try ledger.use { opened in
      for person in people {
        let found = try opened.auditPerson(.personNumber(person), reason: "test")
        let audit = try #require(found)
        guard !audit.disclosures.isEmpty, audit.disclosures.allSatisfy({ $0.removal != nil }) else {
          continue
        }
        let bundle = try opened.fhirBundle(of: audit)
        #expect(ResourceCheck(bundle).findings == [])
        #expect(!bundle.contains("PrivacyDisclosure.Source"))
        return
      }
      Issue.record("everybody was in a release")
    }
  }
}
