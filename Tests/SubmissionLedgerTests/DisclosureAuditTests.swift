import Agreements
import DataSet
import Disclosure
import EventLog
import EventSchema
import FHIRDefinition
import Foundation
import Intake
import SwiftProtobuf
import TestSupport
import Testing
import TransparencyLog

@testable import SubmissionLedger

/// One release before an auditor, and the register of all of them (R18, R19).
@Suite struct DisclosureAuditTests {
  private func stage() throws -> TestLedger {
    let ledger = try TestLedger()
    for name in [
      "direction", "data-provision-notice", "lawful-basis", "register-entry", "dpia",
    ] {
      _ = try ledger.use { opened in
        try opened.recordInstrument(from: FixtureFiles.path("instruments/\(name).json"))
      }
    }
    try ledger.submit("small-2.0")
    try ledger.agree("dars-1-application")
    try ledger.checkEverybody()
    return ledger
  }

  private func release(
    _ ledger: TestLedger, _ request: ReleaseRequest, at time: String? = nil
  ) throws -> DisclosureSummary {
    let path = "\(ledger.home.path)/\(UUID().uuidString).zip"
    return try ledger.use(at: time) { try $0.release(request, to: path) }
  }

  private func answers(_ audit: DisclosureAudit) -> [String] {
    audit.answers.map { answer in
      let mark = answer.holds.map { $0 ? "yes" : "no" } ?? "-"
      return "\(mark) \(answer.question.rawValue): \(answer.answer)"
    }
  }

  @Test func aReleaseAnswersEveryQuestionOfAnAudit() throws {
    let ledger = try stage()
    let released = try release(ledger, try .september())
    let audit = try ledger.use { try $0.auditDisclosure(1) }
    #expect(
      answers(audit) == [
        "yes agreementInForce: DARS-NIC-900001-A1B2C-v1.0, in force on 2020-10-12, approved on "
          + "2020-09-25",
        "yes recipient: X9Q",
        "- controllers: Example University (X9Q)",
        "- processors: Example Safe Haven (X9R)",
        "- territory: England and Wales",
        "yes purpose: dars-release: Research on waiting times and outcomes",
        "yes periods: 2020-09",
        "yes fields: 11 released, all approved; 0 more are approved",
        "yes optOuts: applied, by check 1, asked at 2020-10-12T09:30:00Z, good for 7 days",
        "yes instruments: direction IAPT-2020; data-provision-notice DPN-IAPT-2; "
          + "lawful-basis IAPT; register-entry REG-0042; dpia DPIA-IAPT",
        "yes digest: \(try #require(released.fileDigest).hex)",
        "- destruction: no certificate is on record; the agreement ends on 2021-09-30",
      ])
    let events = try ledger.events().map(\.event).filter {
      $0.header.stream == StreamID(.disclosure, 1)
    }
    #expect(audit.positions.all == events.map(\.position))
    #expect(audit.positions.looks.isEmpty && audit.actor == "tester")
    #expect(audit.submissions.map(\.provider) == ["RX4"])
    #expect(audit.tables.allSatisfy { $0.notApproved.isEmpty })
    #expect(audit.tables.first { $0.name == "IDS001MPI" }?.keys == ["PersonPseudonym"])
    // Nobody was looked at, and nothing is recorded of it.
    #expect(try ledger.events(of: .recordAccessed).isEmpty)
  }

  @Test func fieldsThatWereHeldBackAreNamed() throws {
    let ledger = try stage()
    _ = try release(ledger, try .september(columns: ["IDS101Referral.EndCode"]))
    let audit = try ledger.use { try $0.auditDisclosure(1) }
    #expect(audit.tables.map(\.name) == ["IDS101Referral"])
    #expect(audit.tables.first?.approved == ["EndCode"])
    #expect(
      audit.tables.first?.heldBack
        == ["ReferralRequestReceivedDate", "SourceOfReferralMH", "ServDischDate"])
  }

  /// Releases that no honest history holds, put into the log by hand.
  @Test func whatIsNotAsItShouldBeIsAnsweredWithNo() throws {
    let ledger = try stage()
    _ = try release(ledger, try .september())
    let released = try #require(try ledger.events(of: .disclosureReleased).first)
    let honest = try SchemaDisclosureReleased(serializedBytes: released.body)
    let forgeries: [(AuditAnswer.Question, (inout SchemaDisclosureReleased) -> Void)] = [
      (.agreementInForce, { $0.decidedAtMicroseconds += 366 * 86_400_000_000 }),
      (.recipient, { $0.request.recipient = "X9R" }),
      (.purpose, { $0.request.use = "commissioner-extract" }),
      (.periods, { $0.request.lastPeriod = 202_101 }),
      (.fields, { $0.tables[0].columns.append("NHSNumber") }),
      (.optOuts, { $0.ground.optOutCheck = 9 }),
      (.optOuts, { $0.decidedAtMicroseconds += 8 * 86_400_000_000 }),
      (.instruments, { $0.ground.instruments.removeLast() }),
      (.digest, { $0.fileDigest = Data() }),
    ]
    for (number, (question, forge)) in zip(UInt64(2)..., forgeries) {
      var body = honest
      forge(&body)
      #expect(try ledger.use { try $0.forge(body) } == number)
      let audit = try ledger.use { try $0.auditDisclosure(number) }
      let wrong = audit.answers.filter { $0.holds == false }.map(\.question)
      // A year later the check is too old, and an instrument has ended.
      let expected: [AuditAnswer.Question] =
        question == .agreementInForce ? [question, .optOuts, .instruments] : [question]
      #expect(wrong == expected, "\(question)")
    }
  }

  @Test func whoWasInItIsToldForAReasonOnlyAndTheLookIsRecorded() throws {
    let ledger = try stage()
    _ = try release(ledger, try .september())
    let error = try ledgerError {
      _ = try ledger.use { try $0.disclosureMembers(1, reason: "") }
    }
    guard case .badArgument = error else { throw error }
    #expect(try ledger.events(of: .recordAccessed).isEmpty)
    let list = try ledger.use { try $0.disclosureMembers(1, reason: "audit 3") }
    #expect(list.groups.map(\.name).count == 6)
    #expect(list.included.reduce(0) { $0 + $1.count } == 107)
    let unknown = try #require(list.groups.first { $0.name == "optOutUnknown" })
    #expect(unknown.persons.reduce(0) { $0 + $1.count } == 2)
    let look = try #require(try ledger.events(of: .recordAccessed).first)
    #expect(look.header.stream == StreamID(.disclosure, 1))
    #expect(try ledger.use { try $0.auditDisclosure(1) }.positions.looks == [look.position])
    try ledger.check()
  }

  @Test func aRefusalAndAProvidersOwnDataAreToldOfToo() throws {
    let ledger = try stage()
    _ = try release(ledger, try .september("commissioner-extract", for: "13T"))
    let refused = try ledger.use { try $0.auditDisclosure(1) }
    #expect(refused.answers.isEmpty && refused.disclosure.status == .refused)
    #expect(refused.positions.planned == nil && refused.positions.all.count == 1)
    let error = try ledgerError {
      _ = try ledger.use { try $0.disclosureMembers(1, reason: "audit 3") }
    }
    guard case .notFound = error else { throw error }
    _ = try release(ledger, try .september("provider-return", for: "RX4"))
    let own = try ledger.use { try $0.auditDisclosure(2) }
    #expect(own.answers.allSatisfy { $0.holds != false })
    #expect(own.agreement == nil && own.check == nil)
    #expect(own.tables.allSatisfy { $0.heldBack.isEmpty && $0.notApproved.isEmpty })
    guard case .notFound = try ledgerError({ _ = try ledger.use { try $0.auditDisclosure(3) } })
    else {
      Issue.record("there is no disclosure 3")
      return
    }
  }

  @Test func itIsABundleOfValidResources() throws {
    let ledger = try stage()
    _ = try release(ledger, try .september())
    _ = try release(ledger, try .september("commissioner-extract", for: "13T"))
    _ = try release(ledger, try .september("provider-return", for: "RX4"))
    func bundle(_ number: UInt64, members: Bool = false) throws -> String {
      try ledger.use { opened in
        let audit = try opened.auditDisclosure(number)
        let list = members ? try opened.disclosureMembers(number, reason: "audit 3") : nil
        var lines: [String] = []
        try opened.writeBundle(of: audit, members: list) { lines.append($0) }
        return lines.joined(separator: "\n")
      }
    }
    let whole = try bundle(1)
    #expect(ResourceCheck(whole).findings == [])
    #expect(ResourceCheck(whole).kinds == ["Bundle", "Provenance", "AuditEvent"])
    #expect(!whole.contains("\"Patient\""))
    let each = try bundle(1, members: true)
    #expect(ResourceCheck(each).findings == [])
    #expect(ResourceCheck(each).kinds.count == 2 + 107)
    #expect(each.firstMatch(of: /\b999\d{7}\b/) == nil)
    #expect(ResourceCheck(try bundle(2)).kinds == ["Bundle", "AuditEvent"])
    #expect(ResourceCheck(try bundle(2)).findings == [])
    #expect(try bundle(2).contains("\"outcome\":\"8\""))
    #expect(ResourceCheck(try bundle(3)).findings == [])
    #expect(try bundle(3).contains("HOPERAT"))
  }

  @Test func theRegisterHasALineForEachFileThatLeft() throws {
    let ledger = try stage()
    _ = try release(ledger, try .september(), at: "2020-10-13T09:00:00Z")
    _ = try release(ledger, try .september("commissioner-extract", for: "13T"))
    _ = try release(
      ledger, try .september("provider-return", for: "RX4"), at: "2020-11-13T09:30:00Z")
    let uses = try ledger.use { try $0.dataUsesRegister() }
    #expect(uses.map { $0[.file] } == ["disclosure-1", "disclosure-3"])
    #expect(uses.map { $0[.optOuts] } == ["Yes", "No"])
    #expect(uses.map { $0[.month] } == ["2020-10", "2020-11"])
    func files(_ from: String?, _ to: String?) throws -> [String] {
      try ledger.use { opened in
        try opened.dataUsesRegister(
          from: from.flatMap { Timestamp($0) }, to: to.flatMap { Timestamp($0) }
        ).map { $0[.file] }
      }
    }
    #expect(try files("2020-10-13T09:00:00Z", "2020-10-13T09:00:00Z") == ["disclosure-1"])
    #expect(try files("2020-10-13T09:00:01Z", nil) == ["disclosure-3"])
    #expect(try files(nil, "2020-10-13T08:59:59Z") == [])
    let path = ledger.home.path + "/register.csv"
    let written = try ledger.use { try $0.writeDataUsesRegister(at: path) }
    #expect(written.uses == uses)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let lines = text.split(separator: "\r\n")
    #expect(lines.count == 3 && lines[0].hasPrefix("File Reference,Agreement Reference,"))
    #expect(lines[1].hasPrefix("disclosure-1,DARS-NIC-900001-A1B2C-v1.0,"))
    // A file that is there is never written over.
    guard
      case .badArgument = try ledgerError({
        _ = try ledger.use { try $0.writeDataUsesRegister(at: path) }
      })
    else {
      Issue.record("written over")
      return
    }
  }

  @Test func anAmendedAgreementIsShownAsItWasThen() throws {
    let ledger = try stage()
    _ = try release(ledger, try .september())
    let words = [
      "2021-01-01": "2020-10-20", "2020-12-20": "2020-10-19", "2020-12-21": "2020-10-19",
    ]
    func document(_ name: String) throws -> String {
      var text = try String(
        contentsOfFile: FixtureFiles.path("agreements/\(name).json"), encoding: .utf8)
      for (old, new) in words { text = text.replacing(old, with: new) }
      return try ledger.write(text)
    }
    let amendment = try document("dars-1-amendment")
    _ = try ledger.use(at: "2020-10-19T09:00:00Z") { opened in
      try opened.takeAgreement(.amendment, from: amendment)
    }
    let audit = try ledger.use { try $0.auditDisclosure(1) }
    #expect(audit.agreement?.terms.reference.description == "DARS-NIC-900001-A1B2C-v1.0")
    #expect(audit.answers.allSatisfy { $0.holds != false })
  }
}
