import Agreements
import DataSet
import Disclosure
import EventLog
import EventSchema
import Foundation
import Intake
import PersonSets
import Projections
import SwiftProtobuf
import TestSupport
import Testing
import TransparencyLog

@testable import SubmissionLedger

/// Releases while something else happens: choices that change, processes that end, people who share an
/// interest in a file.
@Suite struct ReleaseTests {
  private func stage() throws -> TestLedger {
    let ledger = try TestLedger()
    try ledger.submit("small-2.0")
    try ledger.agree("dars-1-application")
    try ledger.agree("commissioner-application")
    try ledger.checkEverybody()
    return ledger
  }

  private func restriction(_ ledger: TestLedger, _ patient: String) throws -> RestrictionRequest {
    RestrictionRequest(
      provider: ledger.rx4, patient: LocalPatientID(patient), kind: "court-order",
      reference: "case 1", from: try #require(Day(iso: "2020-10-01")))
  }

  private func released(_ ledger: TestLedger, _ number: UInt64) throws -> SchemaDisclosureReleased {
    let record = try ledger.use { opened in
      try opened.catchUp()
      return try opened.disclosureRecord(number)
    }
    guard case .released(_, _, let body) = record.outcome else {
      throw LedgerError.notFound(what: "a release")
    }
    return body
  }

  @Test func aMindThatIsChangedWhileTheReleaseIsMadeIsSeenByIt() throws {
    let ledger = try stage()
    let path = ledger.home.path + "/r.zip"
    var isChanged = false
    let restricted = try restriction(ledger, "0010003")
    let summary = try ledger.use { opened in
      try opened.release(try .september(), to: path) { _ in
        // Another process, between what was read of choices and the append.
        guard !isChanged else { return }
        isChanged = true
        #expect(throws: Never.self) { try opened.restrict(restricted) }
      }
    }
    #expect(summary.status == .released && summary.included == 106)
    #expect(summary.removed.first { $0.reason == "restriction" }?.persons == 1)
    let body = try released(ledger, 1)
    #expect(body.rounds == 2)
    let applied = try #require(try ledger.events(of: .restrictionApplied).first)
    #expect(body.decidedSize > applied.position.rawValue)
    try ledger.check()
    let again = try ledger.use {
      try $0.reproduceDisclosure(1, to: path + "2", reason: "test")
    }
    #expect(again.isSame)
  }

  @Test func whoeverChangesMindsWithoutEndWaitsInTheEnd() throws {
    let ledger = try stage()
    var patient = 10
    let summary = try ledger.use { opened in
      try opened.release(try .september(), to: ledger.home.path + "/r.zip") { _ in
        patient += 1
        guard let restricted = try? restriction(ledger, "00100\(patient)") else { return }
        try? opened.restrict(restricted)
      }
    }
    #expect(summary.status == .released)
    #expect(try released(ledger, 1).rounds == 4)
    // What was said while the vault was held is not in the log: its process was told to wait.
    #expect(try ledger.events(of: .restrictionApplied).count == 3)
    try ledger.check()
  }

  @Test func anAgreementThatEndsMeanwhileRefusesTheRelease() throws {
    let ledger = try stage()
    let ending = try ledger.write(
      #"{"reference": "DARS-NIC-900001-A1B2C-v1.0", "on": "2020-10-12", "reason": "withdrawn"}"#)
    let path = ledger.home.path + "/r.zip"
    var isEnded = false
    let summary = try ledger.use { opened in
      try opened.release(try .september(), to: path) { _ in
        guard !isEnded else { return }
        isEnded = true
        #expect(throws: Never.self) { try opened.end(with: ending) }
      }
    }
    #expect(summary.status == .refused && summary.refusals.map(\.code) == ["noAgreement"])
    #expect(!FileManager.default.fileExists(atPath: path))
    let types = try ledger.events().map(\.event).filter {
      $0.header.stream.category == .disclosure
    }.map(\.header.type)
    #expect(types == [.disclosurePlanned, .disclosureRefused])
    try ledger.check()
  }

  @Test func nothingOfAReleaseIsLeftOnTheWay() throws {
    let ledger = try stage()
    let folder = ledger.home.path + "/out"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    _ = try ledger.use { try $0.release(try .september(), to: folder + "/r.zip") }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["r.zip"])
    let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/r.zip")
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    // A file that is there is never written over, and nothing is told of.
    let size = try ledger.head().size
    let error = try ledgerError {
      _ = try ledger.use { try $0.release(try .september(), to: folder + "/r.zip") }
    }
    #expect(error.kind == .badInput)
    #expect(try ledger.head().size == size)
  }

  /// What a process leaves that is killed after the plan, and what becomes of it.
  @Test func aReleaseThatWasInterruptedIsToldOfAndItsFilesGo() throws {
    let ledger = try stage()
    let draft = ledger.home.path + "/r.zip.partial"
    try plan(ledger, draft: draft, path: ledger.home.path + "/r.zip")
    let listed = try ledger.use { try $0.disclosures() }
    #expect(listed.map(\.status) == [.refused])
    #expect(listed.first?.refusals.map(\.code) == ["interrupted"])
    #expect(!FileManager.default.fileExists(atPath: draft))
    #expect(!FileManager.default.fileExists(atPath: ledger.home.path + "/r.zip"))
    try ledger.check()
    // Once.
    #expect(try ledger.use { try $0.disclosures() }.count == 1)
    #expect(try ledger.events(of: .disclosureRefused).count == 1)
  }

  /// A process killed after the plan, while it wrote down where its files are to stand: there are none yet.
  @Test func aNoteThatIsCutOffNamesNothingAndGoes() throws {
    let ledger = try stage()
    let path = ledger.home.path + "/août.zip"
    try plan(ledger, draft: path + ".partial", path: path)
    let note = try ledger.use { $0.layout.directory } + "/disclosure.open"
    let whole = try #require(FileManager.default.contents(atPath: note))
    let named = try #require(whole.lastIndex(of: 0))
    for length in whole.indices {
      try whole.prefix(length).write(to: URL(fileURLWithPath: note))
      let journal = try ledger.use { try DisclosureJournal.read(from: $0.layout) }
      // The name alone may be cut off: it is given to a file that is there, and there is none.
      #expect((journal == nil) == (length <= named))
      if let journal { #expect(journal.draft == path + ".partial") }
    }
    try whole.prefix(named).write(to: URL(fileURLWithPath: note))
    let listed = try ledger.use { try $0.disclosures() }
    #expect(listed.map(\.status) == [.refused])
    #expect(!FileManager.default.fileExists(atPath: note))
    // Somebody else's, as far as a note tells that breaks off.
    #expect(FileManager.default.fileExists(atPath: path + ".partial"))
    try ledger.check()
  }

  /// A process killed between the event and the name of the file.
  @Test func aFileWhoseEventIsThereGetsItsName() throws {
    let ledger = try stage()
    let path = ledger.home.path + "/r.zip"
    let summary = try ledger.use { try $0.release(try .september(), to: path) }
    let draft = path + ".partial"
    try FileManager.default.moveItem(atPath: path, toPath: draft)
    try ledger.use { opened in
      try DisclosureJournal(number: 1, tables: path + ".tables", draft: draft, path: path)
        .store(in: opened.layout)
    }
    let listed = try ledger.use { try $0.disclosures() }
    #expect(listed.map(\.status) == [.released])
    #expect(!FileManager.default.fileExists(atPath: draft))
    #expect(
      try ReleaseDraft.digest(of: path).digest == summary.fileDigest.map { Array($0.bytes) })
  }

  private func plan(_ ledger: TestLedger, draft: String, path: String) throws {
    try ledger.use { opened in
      var body = SchemaDisclosurePlanned()
      body.request = SchemaDisclosureRequest(try ReleaseRequest.september())
      let fields = EventFields(
        type: .disclosurePlanned, stream: StreamID(.disclosure, 1), effectiveAt: opened.now,
        actor: "tester", body: try serialized(body))
      _ = try opened.append([EventDraft(fields, expecting: .noStream)])
      #expect(FileManager.default.createFile(atPath: draft, contents: Data("half".utf8)))
      try DisclosureJournal(number: 1, tables: path + ".tables", draft: draft, path: path)
        .store(in: opened.layout)
    }
  }

  @Test func onlyColumnsThatAreApprovedLeave() throws {
    let ledger = try stage()
    let path = ledger.home.path + "/r.zip"
    let some = try ledger.use {
      try $0.release(
        try .september(columns: ["IDS101Referral.EndCode", "IDS001MPI.Gender"]), to: path)
    }
    #expect(some.tables.map(\.name) == ["IDS001MPI", "IDS101Referral"])
    #expect(
      some.tables.map(\.columns) == [
        ["PersonPseudonym", "Gender"], ["PersonPseudonym", "ReferralPseudonym", "EndCode"],
      ])
    let more = try ledger.use {
      try $0.release(
        try .september(columns: [
          "IDS001MPI.NHSNumber", "IDS101Referral.OrgIDComm", "IDS101Referral.EndCode", "A.B",
        ]), to: path + "2")
    }
    #expect(
      more.refusals.map(\.detail) == [
        "IDS001MPI.NHSNumber is not approved", "IDS101Referral.OrgIDComm is not approved",
        "A.B is not approved",
      ])
  }

  @Test func anAgreementThatIsNamedWithoutItsVersionIsThatOneAndNoOther() throws {
    let ledger = try stage()
    try ledger.agree(
      "dars-1-application", replacing: ["DARS-NIC-900001-A1B2C": "DARS-NIC-900003-E5F6G"])
    var named = try ReleaseRequest.september()
    for name in ["DARS-NIC-900003-E5F6G", "DARS-NIC-900001-A1B2C"] {
      named.agreement = AgreementReference(name)
      let path = "\(ledger.home.path)/\(name).zip"
      #expect(try ledger.use { try $0.release(named, to: path) }.agreement == name + "-v1.0")
    }
    named.agreement = AgreementReference("DARS-NIC-900009-E5F6G")
    let refused = try ledger.use { try $0.planDisclosure(named) }
    #expect(refused.refusals.map(\.code) == ["unknownAgreement"])
  }

  @Test func everyReasonAgainstAReleaseIsGiven() throws {
    let ledger = try TestLedger()
    try ledger.submit("small-2.0")
    let path = ledger.home.path + "/r.zip"
    var other = try ReleaseRequest.september("dars-release", for: "X9R")
    other.periods =
      try #require(Period(iso: "2020-12"))...(try #require(Period(iso: "2021-01")))
    let refused = try ledger.use { try $0.release(other, to: path) }
    #expect(
      refused.refusals.map(\.code) == ["noAgreement", "nothingSubmitted", "optOutNeverChecked"])
    let unknown = try ledger.use { try $0.release(try .september("marketing"), to: path) }
    #expect(unknown.refusals.map(\.code) == ["unknownUse"])
    let counts = try ledger.use { try $0.release(try .september("national-publication"), to: path) }
    #expect(counts.refusals.map(\.code) == ["unknownUse"])
    #expect(try ledger.events(of: .disclosureRefused).count == 3)
    #expect(try ledger.use { try $0.planDisclosure(other) }.refusals.count == 3)
    #expect(try ledger.events(of: .disclosureRefused).count == 3)
    try ledger.check()
  }
}

extension SubmissionLedger {
  fileprivate func restrict(_ request: RestrictionRequest) throws {
    _ = try applyRestriction(request)
  }

  fileprivate func end(with document: String) throws {
    _ = try takeAgreement(.ending, from: document)
  }
}
