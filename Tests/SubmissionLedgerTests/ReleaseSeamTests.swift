import Agreements
import DataSet
import Disclosure
import EventLog
import EventSchema
import Foundation
import Intake
import PersonSets
import Policy
import Projections
import TestSupport
import Testing

@testable import SubmissionLedger

/// What happens between the steps of a release, and what is left of people who were erased or share an id.
@Suite struct ReleaseSeamTests {
  private func stage() throws -> TestLedger {
    let ledger = try TestLedger()
    try ledger.submit("small-2.0")
    try ledger.agree("dars-1-application")
    try ledger.checkEverybody()
    return ledger
  }

  private func optOut(_ ledger: TestLedger, _ row: Int) throws -> String {
    let number = try CSVTables(fixture: "small-2.0")["IDS001MPI"][row, "NHSNumber"]
    return try ledger.write("NHSNumber,Status,EffectiveFrom\n\(number),set,2020-10-01\n")
  }

  @Test func everythingBelowTheMomentIsFoldedAndEverythingBehindItIsAChange() throws {
    let ledger = try stage()
    let lists = try [0, 1].map { try optOut(ledger, $0) }
    try ledger.use(at: "2020-10-12T10:00:00Z") { opened in
      // A list is appended and not folded by whoever appended it.
      _ = try opened.importOptOuts(from: lists[0], asAt: opened.now)
      let decided = try opened.decidingMoment()
      let folded = try projecting { () throws(ProjectionError) in
        try opened.optOuts.read { (reader) throws(ProjectionError) in reader.position }
      }
      #expect(folded >= decided.size)
      #expect(try !opened.hasChanged(since: decided))
      let gate = try opened.gate(try .september(), at: decided)
      _ = try opened.importOptOuts(from: lists[1], asAt: opened.now)
      #expect(try opened.hasChanged(since: decided))
      // What was decided upon is what counted then, however late it is read.
      guard case .allowed(let ground) = gate.decision else {
        Issue.record("refused")
        return
      }
      var sink = NoLines()
      let computation = gate.computation(1, try .september(), ground)
      let tally = try computation.tally(
        opened, try opened.openVault(readOnly: true), computation.rules(nil), into: &sink
      ) { _ in }
      #expect(tally.people[.optOut]?.count == 1)
    }
    let path = ledger.home.path + "/r.zip"
    let summary = try ledger.use(at: "2020-10-12T11:00:00Z") {
      try $0.release(try .september(), to: path)
    }
    #expect(summary.removed.first { $0.reason == "optOut" }?.persons == 2)
    try ledger.check()
  }

  /// An opt-out, a restriction or an agreement that is on record may begin or end with it.
  @Test func aDayThatBeganMeanwhileIsAChange() throws {
    let ledger = try stage()
    try ledger.use { opened in
      let decided = try opened.decidingMoment()
      func moved(by microseconds: Int64) -> DecidingMoment {
        let time = Timestamp(microseconds: decided.time.microseconds + microseconds)
        return DecidingMoment(size: decided.size, time: time)
      }
      #expect(try !opened.hasChanged(since: decided))
      #expect(try !opened.hasChanged(since: moved(by: -9 * 3_600_000_000)))
      #expect(try opened.hasChanged(since: moved(by: -10 * 3_600_000_000)))
    }
  }

  /// A version with other linkages comes into force while a release is made.
  @Test(arguments: [
    ([], ["HES"]), (["HES"], ["SUS"]), (["HES"], []), (["HES", "SUS"], ["SUS"]),
  ])
  func linkagesAreThoseOfTheVersionThatItIsReleasedUnder(
    before: [String], after: [String]
  ) throws {
    func linkage(_ names: [String]) -> [String: String] {
      ["\"linkage\": []": "\"linkage\": [\(names.map { "\"\($0)\"" }.joined(separator: ", "))]"]
    }
    let ledger = try TestLedger()
    try ledger.submit("small-2.0")
    try ledger.agree("dars-1-application", replacing: linkage(before))
    try ledger.checkEverybody()
    let later = linkage(after).merging(["A1B2C-v1.0": "A1B2C-v1.1"]) { $1 }
    let steps = try ledger.agreementSteps("dars-1-application", replacing: later).steps
    var isAmended = false
    let summary = try ledger.use { opened in
      try opened.release(try .september(), to: ledger.home.path + "/r.zip") { _ in
        guard !isAmended else { return }
        isAmended = true
        do {
          for (kind, path) in steps {
            let kind = kind == .application ? .amendment : kind
            #expect(try opened.takeAgreement(kind, from: path).isNew)
          }
        } catch {
          Issue.record(error)
        }
      }
    }
    #expect(summary.agreement == "DARS-NIC-900001-A1B2C-v1.1")
    let columns = try #require(summary.tables.first { $0.name == "IDS001MPI" }).columns
    #expect(
      columns.filter { $0.hasPrefix("PersonPseudonym:") } == after.map { "PersonPseudonym:\($0)" })
    let again = try ledger.use {
      try $0.reproduceDisclosure(1, to: ledger.home.path + "/again.zip", reason: "test")
    }
    #expect(again.isSame)
    try ledger.check()
  }

  /// The vault is put back as it was before the first release, or before the first with a linkage.
  @Test(arguments: [false, true])
  func aVaultThatLacksAKeyOfAReleaseMakesNoOtherInItsPlace(isOfLinkage: Bool) throws {
    let ledger = try stage()
    let vault = ledger.path + "/vault"
    let older = ledger.home.path + "/older"
    if isOfLinkage {
      _ = try ledger.use { try $0.release(try .september(), to: ledger.home.path + "/0.zip") }
      let steps = try ledger.agreementSteps(
        "dars-1-application",
        replacing: ["\"linkage\": []": "\"linkage\": [\"HES\"]", "A1B2C-v1.0": "A1B2C-v1.1"]
      ).steps
      for (kind, path) in steps {
        let kind = kind == .application ? .amendment : kind
        #expect(try ledger.use { try $0.takeAgreement(kind, from: path) }.isNew)
      }
    }
    try FileManager.default.copyItem(atPath: vault, toPath: older)
    _ = try ledger.use { try $0.release(try .september(), to: ledger.home.path + "/1.zip") }
    let size = try ledger.head().size
    try FileManager.default.removeItem(atPath: vault)
    try FileManager.default.moveItem(atPath: older, toPath: vault)
    let error = try ledgerError {
      _ = try ledger.use { try $0.release(try .september(), to: ledger.home.path + "/2.zip") }
    }
    guard case .vaultLacksKey(let name) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(name.contains("HES") == isOfLinkage)
    // Nothing was begun.
    #expect(try ledger.head().size == size)
    #expect(error.kind == .ledger)
    #expect(!FileManager.default.fileExists(atPath: ledger.home.path + "/2.zip"))
  }

  // People with several numbers, and people who share an id.

  private func submit(_ ledger: TestLedger, number: String, as name: String) throws {
    var tables = try CSVTables(fixture: "edge/base.bundle")
    tables["IDS000Header"][0, "PrimSystemInUse"] = "SYNTHETIC-\(name)"
    tables["IDS001MPI"][0, "NHSNumber"] = number
    tables["IDS001MPI"][0, "NHSNumberStatus"] = number.isEmpty ? "07" : "01"
    try ledger.submit(ledger.write(tables, as: name))
  }

  @Test func whoIsErasedUnderSeveralNumbersIsNoFindingUnderAnyOfThem() throws {
    let ledger = try TestLedger()
    try ledger.submit("small-2.0-RWK", provider: "RWK")
    let number = try CSVTables(fixture: "small-2.0-RWK")["IDS001MPI"][0, "NHSNumber"]
    try submit(ledger, number: "", as: "untraced")
    try submit(ledger, number: number, as: "traced")
    try ledger.agree("dars-1-application")
    try ledger.checkEverybody()
    let summary = try ledger.use {
      try $0.release(try .september(), to: ledger.home.path + "/r.zip")
    }
    #expect(summary.status == .released && summary.included > 1)
    #expect(try ledger.use { try $0.disclosuresAfterOptOut() }.isGood)
    let nhsNumber = try #require(NHSNumber(checking: number))
    _ = try ledger.erased(nhsNumber)
    try ledger.use { opened in
      let report = try opened.disclosuresAfterOptOut()
      #expect(report.isGood, "\(report)")
    }
    // And what is kept of the search says the same after the projections are gone.
    try FileManager.default.removeItem(atPath: ledger.path + "/projections")
    #expect(try ledger.use { try $0.disclosuresAfterOptOut() }.isGood)
  }

  @Test func whatAnErasedNamesakeToldIsMissingWhenAFileIsMadeAgain() throws {
    let ledger = try TestLedger()
    let (first, corrected) = (NHSNumbers.test(from: 41), NHSNumbers.test(from: 42))
    try submit(ledger, number: first, as: "first")
    try submit(ledger, number: corrected, as: "corrected")
    try ledger.agree("dars-1-application")
    try ledger.checkEverybody()
    let path = ledger.home.path + "/r.zip"
    let summary = try ledger.use { try $0.release(try .september(), to: path) }
    #expect(summary.status == .released)
    let nhsNumber = try #require(NHSNumber(checking: first))
    let erasure = try ledger.erased(nhsNumber)
    let again = try ledger.use {
      try $0.reproduceDisclosure(1, to: path + "2", reason: "test")
    }
    #expect(again.erased == erasure.persons && again.digest == nil && !again.isSame)
  }

  /// The namesake is one of somebody who was released under an older number of theirs.
  @Test func aNamesakeOfWhoeverIsReleasedUnderAnotherNumberIsMissingToo() throws {
    let ledger = try TestLedger()
    try ledger.submit("small-2.0-RWK", provider: "RWK")
    var september = try CSVTables(fixture: "small-2.0")
    let row = 1
    let patient = september["IDS001MPI"][row, "LocalPatientId"]
    september["IDS001MPI"][row, "NHSNumber"] = ""
    september["IDS001MPI"][row, "NHSNumberStatus"] = "07"
    try ledger.submit(ledger.write(september, as: "untraced"))
    try ledger.agree("dars-1-application")
    try ledger.submit("small-2.0-2020-10", at: TestLedger.november)
    var corrected = try CSVTables(fixture: "small-2.0-2020-10")
    let place = try #require(
      corrected["IDS001MPI"].column("LocalPatientId").firstIndex(of: patient))
    let other = NHSNumbers.test(from: 43)
    corrected["IDS001MPI"][place, "NHSNumber"] = other
    try ledger.submit(ledger.write(corrected, as: "corrected"), at: "2020-11-14T09:30:00Z")
    try ledger.checkEverybody()
    let path = ledger.home.path + "/r.zip"
    let summary = try ledger.use { try $0.release(try .september(), to: path) }
    #expect(summary.status == .released)
    let nhsNumber = try #require(NHSNumber(checking: other))
    let erasure = try ledger.erased(nhsNumber)
    let again = try ledger.use {
      try $0.reproduceDisclosure(1, to: path + "2", reason: "test")
    }
    #expect(again.erased == erasure.persons && again.digest == nil && !again.isSame)
  }

  @Test func aPersonIsToldNothingOfWhoeverSharesAnIdWithThem() throws {
    let ledger = try TestLedger()
    let (first, corrected) = (NHSNumbers.test(from: 41), NHSNumbers.test(from: 42))
    try submit(ledger, number: first, as: "first")
    let restriction = RestrictionRequest(
      provider: ledger.rx4, patient: LocalPatientID("0060001"), kind: "witness-protection",
      reference: "case 1", from: try #require(Day(iso: "2020-10-01")))
    #expect(try ledger.use { try $0.applyRestriction(restriction).isNew })
    try submit(ledger, number: corrected, as: "corrected")
    func audit(_ number: String) throws -> PersonAudit {
      let number = try #require(NHSNumber(checking: number))
      return try #require(
        try ledger.use { try $0.auditPerson(.nhsNumber(number), reason: "test") })
    }
    let (former, latter) = (try audit(first), try audit(corrected))
    #expect(former.personNumber != latter.personNumber)
    #expect(former.restrictions.map(\.details?.kind) == ["witness-protection"])
    #expect(latter.restrictions.isEmpty)
    let shown = former.referrals + latter.referrals
    #expect(
      shown.allSatisfy {
        $0.personNumber == former.personNumber || $0.personNumber == latter.personNumber
      })
    #expect(former.referrals.allSatisfy { $0.personNumber == former.personNumber })
    #expect(latter.referrals.allSatisfy { $0.personNumber == latter.personNumber })
  }

  @Test func aLookByANumberThatNobodyHasIsRecorded() throws {
    let ledger = try TestLedger()
    try ledger.submit("small-2.0")
    let looks = try ledger.events(of: .recordAccessed).count
    var question = AccessQuestion()
    question.whose = .patient(
      try #require(NHSNumber(checking: NHSNumbers.test(from: 77))), reason: "test")
    #expect(throws: LedgerError.self) {
      try ledger.use { try $0.auditAccess(question) { _ in } }
    }
    #expect(try ledger.events(of: .recordAccessed).count == looks + 1)
  }

  @Test func oneProcessAtATimeMakesAReleaseAndQuestionsAreAnsweredMeanwhile() throws {
    let ledger = try stage()
    let path = ledger.home.path + "/r.zip"
    _ = try ledger.use { try $0.release(try .september(), to: path) }
    let events = try ledger.events().count
    let another = try ReleaseRequest.september()
    try ledger.use { opened in
      let lock = try DisclosureLock(of: opened)
      #expect(try opened.disclosures().count == 1)
      #expect(try opened.disclosure(1).status == .released)
      do throws(LedgerError) {
        _ = try opened.release(another, to: path + "2")
        Issue.record("a second process made a release")
      } catch {
        guard case .disclosureUnderWay = error else { throw error }
      }
      withExtendedLifetime(lock) {}
    }
    #expect(try ledger.events().count == events)
    #expect(!FileManager.default.fileExists(atPath: path + "2"))
    try ledger.check()
  }
}
