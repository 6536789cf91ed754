import DataSet
import Disclosure
import EventLog
import EventSchema
import Foundation
import Intake
import Projections
import SwiftProtobuf
import TestSupport
import Testing

@testable import KeyVault
@testable import SubmissionLedger

/// A person is erased (R27): what is gone, what stays, and what becomes of it when something goes wrong.
@Suite struct ErasureTests {
  /// A patient of the fixture with an NHS number and one referral.
  private static let patient = "0010003"
  private static let referral = "SR0010003A"

  /// The bytes of every file of the ledger.
  private func files(_ ledger: TestLedger) throws -> [String: Data] {
    var files: [String: Data] = [:]
    let names = FileManager.default.enumerator(atPath: ledger.path)
    while let name = names?.nextObject() as? String {
      files[name] = FileManager.default.contents(atPath: ledger.path + "/" + name)
    }
    return files
  }

  @Test func nothingThatLeadsToThePersonStaysInAnyFileOfTheLedger() throws {
    let ledger = try TestLedger()
    try ledger.submit("small-2.0")
    try ledger.checkEverybody()
    let audit = try ledger.audit(Self.referral)
    let slots = try #require(files(ledger)["vault/persons.slots"])
    let start = Int(audit.personNumber) * 128
    let id = [SensitiveText("RX4"), SensitiveText(Self.patient)]
    var secrets = [slots[start + 12..<start + 72], slots[start + 104..<start + 112]].map {
      Data($0)
    }
    try ledger.use { opened in
      let vault = try opened.openVault(readOnly: true)
      let lookups = [
        opened.numberLookup(try ledger.number()), Lookup(domain: "person/local", parts: id),
        referralLookup(provider: ledger.rx4, ServiceRequestID(Self.referral)),
      ]
      for lookup in lookups {
        var bytes: [UInt8] = []
        vault.tag(of: lookup).append(to: &bytes)
        secrets.append(Data(bytes))
      }
    }
    let before = try files(ledger)
    for secret in secrets { #expect(before.values.contains { $0.range(of: secret) != nil }) }
    let log = try ledger.head()
    let erasure = try ledger.erased()
    #expect(erasure.persons == [audit.personNumber] && erasure.reference == "request 7")
    for (name, bytes) in try files(ledger) {
      for secret in secrets { #expect(bytes.range(of: secret) == nil, "\(name)") }
    }
    // The log has one event more; what stood in it stands there.
    #expect(try ledger.head().size == log.size + 1)
    let event = try #require(try ledger.events(of: .personErased).first)
    #expect(event.header.personNumber == audit.personNumber && event.header.sealed.isEmpty)
    let body = try SchemaPersonErased(serializedBytes: event.body)
    #expect(body.persons == [audit.personNumber] && body.reason == "the patient asked for it")
  }

  @Test func everyQuestionSaysThatThePersonWasErased() throws {
    let ledger = try TestLedger()
    try ledger.submit("small-2.0")
    try ledger.checkEverybody()
    let before = try ledger.audit(Self.referral)
    let person = before.personNumber
    let erasure = try ledger.erased()
    // No id leads to the referral, its number does.
    let unknown = try ledgerError { _ = try ledger.audit(Self.referral) }
    #expect(unknown.description.contains("unless the person was erased"))
    let after = try ledger.use {
      try $0.auditReferral(number: before.referralNumber, asOf: .now, reason: "test")
    }
    #expect(after.erasure == erasure && after.events == before.events && after.state != nil)
    let then = try ledger.use {
      try $0.auditReferral(
        number: before.referralNumber, asOf: .position(Position(erasure.position.rawValue - 1)),
        reason: "test")
    }
    #expect(then.erasure == nil)
    var flows: [ReferralFlow] = []
    _ = try ledger.use { try $0.auditFlow(reason: "test") { flows.append($0) } }
    #expect(flows.filter(\.isErased).map(\.personNumber) == [person])
    let status = try ledgerError {
      _ = try ledger.use { try $0.optOutStatus(of: try ledger.number(), reason: "test") }
    }
    #expect(status.kind == .badInput && status.description.contains("unless the person was erased"))
    // Replay shows the events and says why it cannot open them; only what is opened is a look.
    var unreadable = 0
    var opened = 0
    var filter = ReplayFilter()
    filter.personNumber = person
    try ledger.use { ledger in
      try ledger.replayUnsealed(filter, reason: "test") { event in
        guard let content = event.content else { return }
        if case .unreadable(let reason) = content {
          #expect(reason == "the keys of person \(person) were destroyed")
          unreadable += 1
        } else {
          opened += 1
        }
      }
    }
    #expect(unreadable >= 3 && opened == 0)
    let looks = try ledger.events(of: .recordAccessed).filter {
      try SchemaRecordAccessed(serializedBytes: $0.body).command == "replay --unseal"
    }
    #expect(looks.isEmpty)
    #expect(try ledger.use { try $0.erasures() } == [erasure])
  }

  @Test func theReportOfASubmissionLeavesTheRowsOutAndSaysHowMany() throws {
    let ledger = try TestLedger()
    try ledger.submit("small-2.0")
    let person = try ledger.audit(Self.referral).personNumber
    _ = try ledger.erase()
    let path = ledger.home.path + "/report"
    let report = try ledger.use { try $0.writeReport(of: 1, to: path) }
    #expect(report.eventsErased == 2)
    let rows = try CSVTables(at: path + "/pre-deadline")
    let all = try CSVTables(fixture: "small-2.0")
    #expect(rows["IDS001MPI"].rows.count == all["IDS001MPI"].rows.count - 1)
    #expect(!rows["IDS001MPI"].column("LocalPatientId").contains(Self.patient))
    let looks = try ledger.events(of: .recordAccessed).filter {
      try SchemaRecordAccessed(serializedBytes: $0.body).command == "submission report"
    }
    #expect(!looks.isEmpty && !looks.contains { $0.header.personNumber == person })
    try ledger.check()
  }

  @Test func nobodyIsErasedByANumberThatNobodyHas() throws {
    let ledger = try TestLedger()
    try ledger.submit("small-2.0")
    let head = try ledger.head()
    let stranger = try #require(NHSNumber(checking: NHSNumbers.test(from: 999_000)))
    guard case .nobody = try ledger.erase(stranger) else {
      Issue.record("somebody was erased")
      return
    }
    for words in [
      "", "two\nlines", "NHS number \(try ledger.number().unredacted) asked", "of 999 000 0018?",
    ] {
      let number = words.hasPrefix("of") ? NHSNumber(checking: "9990000018") : (try ledger.number())
      let error = try ledgerError {
        _ = try ledger.use {
          try $0.erase(try #require(number), reason: words, reference: "request 7")
        }
      }
      #expect(error.kind == .badInput)
    }
    #expect(try ledger.head() == head)
  }

  @Test func erasingTwiceSaysSinceWhenAndAppendsNothing() throws {
    let ledger = try TestLedger()
    try ledger.submit("small-2.0")
    let erasure = try ledger.erased()
    let head = try ledger.head()
    guard case .earlier(let earlier) = try ledger.erase() else {
      Issue.record("an earlier erasure was expected")
      return
    }
    #expect(earlier == erasure)
    guard case .nobody = try ledger.erase(reference: "request 8") else {
      Issue.record("nobody was expected")
      return
    }
    #expect(try ledger.head() == head)
  }

  @Test func whoComesAgainIsSomebodyNew() throws {
    let ledger = try TestLedger()
    try ledger.submit("small-2.0")
    let before = try ledger.audit(Self.referral)
    _ = try ledger.erase()
    // The same file still counts, and brings nobody back.
    #expect(try ledger.submit("small-2.0").duplicateOf == 1)
    var tables = try CSVTables(fixture: "small-2.0")
    tables["IDS000Header"][0, "PrimSystemInUse"] = "SYNTHETIC-OTHER"
    try ledger.submit(ledger.write(tables, as: "again"))
    let after = try ledger.audit(Self.referral)
    #expect(after.personNumber > before.personNumber && after.erasure == nil)
    #expect(after.referralNumber > before.referralNumber && after.events.count == 1)
    let registered = try ledger.events(of: .personRegistered).map(\.header.personNumber)
    #expect(registered.last == after.personNumber)
    // And can be erased again.
    #expect(try ledger.erased().persons == [after.personNumber])
    #expect(try ledger.use { try $0.erasures() }.count == 2)
  }

  @Test func allNumbersOfAPersonGoTogether() throws {
    let ledger = try TestLedger()
    try ledger.submit("small-2.0-RWK", provider: "RWK")
    let number = try CSVTables(fixture: "small-2.0-RWK")["IDS001MPI"][0, "NHSNumber"]
    func submit(_ number: String, as name: String) throws {
      var tables = try CSVTables(fixture: "edge/base.bundle")
      tables["IDS001MPI"][0, "NHSNumber"] = number
      tables["IDS001MPI"][0, "NHSNumberStatus"] = number.isEmpty ? "07" : "01"
      try ledger.submit(ledger.write(tables, as: name))
    }
    try submit("", as: "untraced")
    try submit(number, as: "traced")
    let link = try #require(
      try ledger.events(of: .personLinked).first {
        try SchemaPersonLinked(serializedBytes: $0.body).hasSameAs
      })
    let other = try SchemaPersonLinked(serializedBytes: link.body).sameAs
    let numbers = [try #require(link.header.personNumber), other].sorted()
    let whose = try #require(NHSNumber(checking: number))
    let erasure = try ledger.erased(whose)
    #expect(erasure.persons == numbers)
    try ledger.use { opened in
      let vault = try opened.openVault(readOnly: true)
      for person in numbers { #expect(try vault.isErased(PersonNumber(rawValue: person))) }
      #expect(try opened.erasedPersons() == Set(numbers))
    }
  }

  /// The event is durable and the process ends before the vault knows of it.
  @Test(arguments: ["audit", "release", "submit", "erase"])
  func anErasureThatWasCutShortIsCarriedOutByTheNextCommand(command: String) throws {
    let ledger = try TestLedger()
    try ledger.submit("small-2.0")
    let person = try ledger.audit(Self.referral).personNumber
    try forge(ledger, [person])
    try ledger.use { opened in
      let vault = try opened.openVaultAsItIs(readOnly: true)
      #expect(try !vault.isErased(PersonNumber(rawValue: person)))
    }
    switch command {
    case "audit": _ = try ledger.audit("SR0010001A")
    case "release":
      let period = try #require(Period(iso: "2020-09"))
      let request = ReleaseRequest(
        use: "provider-return", recipient: ledger.rx4, periods: period...period)
      let plan = try ledger.use { try $0.planDisclosure(request) }
      #expect(plan.removed.first { $0.reason == "erased" }?.persons == 1)
    case "submit": try ledger.submit("small-2.0-RWK", provider: "RWK")
    default:
      guard case .nobody = try ledger.erase() else {
        Issue.record("nobody is left to be erased")
        return
      }
    }
    try ledger.use { opened in
      let vault = try opened.openVaultAsItIs(readOnly: true)
      #expect(try vault.isErased(PersonNumber(rawValue: person)))
    }
    try ledger.check()
  }

  private func forge(_ ledger: TestLedger, _ persons: [UInt64]) throws {
    var body = SchemaPersonErased()
    body.persons = persons
    body.reason = "the patient asked for it"
    body.reference = "request 9"
    let bytes = try body.serializedBytes() as [UInt8]
    try ledger.use { opened in
      let fields = EventFields(
        type: .personErased, stream: StreamID(.person, persons[0]), effectiveAt: opened.now,
        actor: "tester", personNumber: persons[0], body: bytes)
      _ = try opened.append([EventDraft(fields)])
    }
  }

  @Test func aVaultThatComesBackFromABackupIsErasedAgainBeforeAnythingElse() throws {
    let ledger = try TestLedger()
    try ledger.submit("small-2.0")
    let person = PersonNumber(rawValue: try ledger.audit(Self.referral).personNumber)
    let copy = ledger.home.path + "/vault-copy"
    try FileManager.default.copyItem(atPath: ledger.path + "/vault", toPath: copy)
    _ = try ledger.erase()
    try FileManager.default.removeItem(atPath: ledger.path + "/vault")
    try FileManager.default.moveItem(atPath: copy, toPath: ledger.path + "/vault")
    let error = try ledgerError { _ = try ledger.audit(Self.referral) }
    #expect(error.description.contains("unless the person was erased"))
    try ledger.use { opened in
      let vault = try opened.openVaultAsItIs(readOnly: true)
      #expect(try vault.isErased(person))
    }
    try ledger.check()
  }

  @Test func aReferralThatWasSentUnderSomebodyElseGoesWithTheLastOne() throws {
    let ledger = try TestLedger()
    try ledger.submit("small-2.0")
    let first = try ledger.audit(Self.referral)
    // The provider sends the referral under another patient.
    var tables = try CSVTables(fixture: "small-2.0")
    tables["IDS000Header"][0, "PrimSystemInUse"] = "SYNTHETIC-OTHER"
    let other = "0010004"
    for (name, table) in tables.tables
    where table.fields.contains("ServiceRequestId") && table.fields.contains("LocalPatientId") {
      for row in table.rows.indices where table[row, "ServiceRequestId"] == Self.referral {
        tables[name][row, "LocalPatientId"] = other
      }
    }
    try ledger.submit(ledger.write(tables, as: "moved"))
    let moved = try ledger.audit(Self.referral)
    try #require(moved.referralNumber == first.referralNumber)
    try #require(moved.personNumber != first.personNumber)
    _ = try ledger.erase()
    // It is not of the first patient any more.
    let kept = try ledger.audit(Self.referral)
    #expect(kept.referralNumber == first.referralNumber && kept.erasure == nil)
    _ = try ledger.erase(try ledger.number(of: other), reference: "request 8")
    #expect(throws: LedgerError.self) { try ledger.audit(Self.referral) }
  }
}
