import DataSet
import Disclosure
import EventLog
import EventSchema
import Foundation
import Intake
import Publication
import SwiftProtobuf
import TestSupport
import Testing

@testable import SubmissionLedger

/// An erasure while something else is under way: a check, a release, a publication (R27).
@Suite struct ErasureMeanwhileTests {
  @Test func aCheckThatAskedAboutThePersonCannotBeAnsweredByFile() throws {
    let ledger = try TestLedger()
    try ledger.submit("small-2.0")
    let options = OptOutCheckOptions(mailbox: "X26HC999")
    let asked = try ledger.use { try $0.requestOptOutCheck(over: .file, options) }
    _ = try ledger.erase()
    let error = try ledgerError { _ = try ledger.use { try $0.openFileCheck(asked.number) } }
    #expect(error.kind == .badInput && error.description.contains("somebody was erased"))
    let ended = try #require(try ledger.events(of: .optOutCheckInconclusive).first)
    #expect(
      try SchemaOptOutCheckInconclusive(serializedBytes: ended.body).reason == "notReproducible")
    // The next one does not ask about the person.
    let next = try ledger.use { try $0.requestOptOutCheck(over: .file, options) }
    #expect(next.personCount == asked.personCount - 1)
    let text = next.files.map { String(decoding: next.content(of: $0), as: UTF8.self) }.joined()
    #expect(!text.contains(try ledger.number().unredacted))
    try ledger.check()
  }

  /// Whoever holds the request in memory goes on with the others.
  @Test func anAnswerThatIsAwaitedMeanwhileTellsNothingOfThePerson() throws {
    let ledger = try TestLedger()
    try ledger.submit("small-2.0")
    let person = try ledger.audit("SR0010003A").personNumber
    let options = OptOutCheckOptions(mailbox: "X26HC999")
    let asked = try ledger.use { try $0.requestOptOutCheck(over: .mesh, options) }
    _ = try ledger.erase()
    let answers = asked.files.map { asked.content(of: $0) }
    let result = try ledger.use { try $0.answerOptOutCheck(asked, with: answers) }
    #expect(result.outcome == .complete && result.changes == asked.personCount - 1)
    let told = try ledger.events(of: .optOutStatusChanged).map(\.header.personNumber)
    #expect(!told.contains(person))
    try ledger.check()
  }

  @Test func somebodyWhoIsErasedWhileAReleaseIsMadeIsNotInIt() throws {
    let ledger = try TestLedger()
    try ledger.submit("small-2.0")
    let number = try ledger.number()
    let period = try #require(Period(iso: "2020-09"))
    let request = ReleaseRequest(
      use: "provider-return", recipient: ledger.rx4, periods: period...period)
    var isErased = false
    let path = ledger.home.path + "/r.zip"
    let summary = try ledger.use { opened in
      try opened.release(request, to: path) { _ in
        guard !isErased else { return }
        isErased = true
        #expect(throws: Never.self) {
          _ = try opened.erase(number, reason: "asked", reference: "request 7")
        }
      }
    }
    #expect(summary.removed.first { $0.reason == "erased" }?.persons == 1)
    let again = try ledger.use { try $0.reproduceDisclosure(1, to: path + "2", reason: "test") }
    #expect(again.isSame && again.erased.isEmpty)
    try ledger.check()
  }

  @Test func aPublicationCountsThePathwayAsUnreadable() throws {
    let ledger = try TestLedger()
    try ledger.submit("small-2.0")
    _ = try ledger.erase()
    let period = try #require(Period(iso: "2020-09"))
    let published = try ledger.use {
      try $0.publish(.national, of: period, to: ledger.home.path + "/m.csv")
    }
    #expect(published.pathways.unreadable == 1)
    try ledger.check()
  }
}

extension TestLedger {
  /// The NHS number of a patient of the fixture.
  func number(of patient: String = "0010003") throws -> NHSNumber {
    try #require(NHSNumber(checking: try CSVTables(fixture: "small-2.0").number(of: patient)))
  }

  /// Erases whoever has a number, and checks the ledger after it.
  @discardableResult
  func erase(
    _ number: NHSNumber? = nil, reference: String = "request 7"
  ) throws -> ErasureAnswer {
    let number = try number ?? self.number()
    let answer = try use {
      try $0.erase(number, reason: "the patient asked for it", reference: reference)
    }
    try check()
    return answer
  }

  /// The same of somebody who is there.
  func erased(_ number: NHSNumber? = nil) throws -> Erasure {
    guard case .erased(let erasure) = try erase(number) else {
      throw LedgerError.notFound(what: "an erasure")
    }
    return erasure
  }
}
