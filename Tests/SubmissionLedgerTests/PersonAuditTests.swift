import DataSet
import Disclosure
import EventLog
import EventSchema
import Foundation
import Intake
import KeyVault
import Policy
import SwiftProtobuf
import TestSupport
import Testing

@testable import SubmissionLedger

/// Everything about one person, for a request by that person (R14, R19, R28).
@Suite struct PersonAuditTests {
  private func stage() throws -> TestLedger {
    let ledger = try TestLedger()
    try ledger.submit("small-2.0")
    try ledger.agree("dars-1-application")
    try ledger.checkEverybody()
    return ledger
  }

  private func release(_ ledger: TestLedger, at time: String? = nil) throws {
    let path = ledger.home.path + "/\(UUID()).zip"
    let made = try ledger.use(at: time) { try $0.release(.september(), to: path) }
    #expect(made.status == .released)
  }

  private func number(of patient: String) throws -> String {
    try CSVTables(fixture: "small-2.0").number(of: patient)
  }

  private func audit(
    _ ledger: TestLedger, _ question: PersonQuestion, asOf: AsOf = .now
  ) throws -> PersonAudit? {
    try ledger.use { try $0.auditPerson(question, asOf: asOf, reason: "asked by the patient") }
  }

  @Test func everythingThatHappenedToAPersonIsToldAndEveryLookToo() throws {
    let ledger = try stage()
    let person = try #require(try ledger.persons(of: ["0010003"])["0010003"])
    let number = try number(of: "0010003")
    try release(ledger)
    try ledger.use { ledger in
      let applied = try ledger.applyRestriction(
        RestrictionRequest(
          provider: try #require(OrganisationCode("RX4")), patient: LocalPatientID("0010003"),
          kind: "court-order", reference: "case 1", from: try #require(Day(iso: "2020-10-12")),
          until: Day(iso: "2020-10-12")))
      #expect(applied.isNew)
    }
    try release(ledger)
    try ledger.list(["\(number),set,2020-10-13"], at: "2020-10-13T10:00:00Z")
    try release(ledger)
    let before = try ledger.head().size
    let nhsNumber = try #require(NHSNumber(checking: number))
    let audit = try #require(try audit(ledger, .nhsNumber(nhsNumber)))
    #expect(audit.personNumber == person && audit.numbers == [person] && !audit.isErased)
    #expect(audit.disclosures.map(\.removal) == [nil, "restriction", "optOut"])
    #expect(audit.disclosures.map(\.disclosure) == [1, 2, 3])
    #expect(audit.disclosures.allSatisfy { $0.agreement == "DARS-NIC-900001-A1B2C-v1.0" })
    #expect(audit.optOut.standing.standing == .set && audit.optOut.history.count == 2)
    #expect(audit.restrictions.map { $0.details?.kind } == ["court-order"])
    #expect(audit.restrictions.map(\.isInForce) == [false])
    #expect(audit.referrals.allSatisfy { $0.personNumber == person } && !audit.referrals.isEmpty)
    #expect(audit.accesses.isEmpty)
    let positions = audit.timeline.map(\.position)
    #expect(positions == positions.sorted() && Set(positions).count == positions.count)
    let own = try ledger.events().map(\.event).filter {
      $0.header.personNumber == person && $0.position.rawValue < before
    }
    #expect(Set(own.map(\.position)).isSubset(of: Set(positions)))
    #expect(audit.timeline.filter { $0.type == .disclosureReleased }.count == 3)

    // The look is of the person, and the next one sees it.
    let look = try #require(try ledger.events(of: .recordAccessed).last)
    #expect(look.header.personNumber == person && look.position.rawValue == before)
    let again = try #require(try self.audit(ledger, .personNumber(person)))
    #expect(again.accesses.map(\.reason) == ["asked by the patient"])
    #expect(again.accesses.map(\.command) == ["audit person"])
    // As it was before anything was released.
    let then = try #require(
      try self.audit(
        ledger, .personNumber(person), asOf: .position(audit.disclosures[0].position)))
    #expect(then.disclosures.map(\.removal) == [nil] && then.restrictions.isEmpty)
    #expect(then.optOut.standing.standing == .notSet)
    try ledger.check()
  }

  @Test func aLookAtAWholeReleaseIsALookAtThoseInIt() throws {
    let ledger = try stage()
    try release(ledger)
    try ledger.use {
      _ = try $0.reproduceDisclosure(1, to: ledger.home.path + "/again.zip", reason: "a test")
    }
    let person = try #require(try ledger.persons(of: ["0010003"])["0010003"])
    let audit = try #require(try audit(ledger, .personNumber(person)))
    #expect(audit.accesses.map(\.command) == ["disclose reproduce"])
    guard case .disclosure(1, let persons) = audit.accesses.first?.subject else {
      Issue.record("\(audit.accesses)")
      return
    }
    #expect((persons ?? 0) > 1)
  }

  @Test func aNumberThatNobodyHasIsAnsweredAndTheLookNamesNobody() throws {
    let ledger = try stage()
    let nobody = try #require(NHSNumber(checking: NHSNumbers.test(from: 900_000)))
    #expect(try audit(ledger, .nhsNumber(nobody)) == nil)
    #expect(try audit(ledger, .personNumber(4_000)) == nil)
    #expect(try audit(ledger, .personNumber(.max)) == nil)
    let looks = try ledger.events(of: .recordAccessed)
    #expect(looks.count == 3)
    #expect(looks.allSatisfy { $0.header.personNumber == nil })
    let person = try #require(try ledger.persons(of: ["0010003"])["0010003"])
    #expect(try audit(ledger, .personNumber(person), asOf: .position(Position(0))) == nil)
    try ledger.check()
  }

  @Test func linkedNumbersAreOnePersonWithOneAnswer() throws {
    let ledger = try stage()
    try release(ledger)
    let persons = try ledger.persons(of: ["0010001", "0010083"])
    let (known, alias) = (try #require(persons["0010001"]), try #require(persons["0010083"]))
    try ledger.use { ledger in
      var link = SchemaPersonLinked()
      link.sameAs = known
      try ledger.forge(.personLinked, about: alias, try link.serializedBytes())
    }
    for number in [known, alias] {
      let audit = try #require(try audit(ledger, .personNumber(number)))
      #expect(audit.personNumber == known)
      #expect(audit.numbers == [known, alias].sorted())
      // In under one number, and left out as unknown under the other.
      #expect(audit.disclosures.map(\.removal) == [nil])
    }
  }

  @Test func whatIsKeptInMemoryIsWhatTheLogSays() throws {
    let ledger = try stage()
    let persons = try ledger.persons(of: ["0010001", "0010083", "0010003"]).values.sorted()
    try ledger.use { opened in
      let path = ledger.home.path
      for round in 1...3 {
        _ = try opened.release(.september(), to: "\(path)/\(round).zip")
        var vault: Vault?
        for person in persons {
          let kept = try opened.disclosures(ofPerson: [person])
          var shelf = MemberShelf()
          try shelf.catchUp(opened)
          #expect(kept.count == round)
          #expect(try shelf.find(person, opened, &vault).map(\.release) == Array(0..<round))
        }
      }
    }
  }
}
