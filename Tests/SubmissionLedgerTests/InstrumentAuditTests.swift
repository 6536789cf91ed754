import Agreements
import DataSet
import Disclosure
import EventLog
import EventSchema
import Foundation
import Intake
import Publication
import TestSupport
import Testing

@testable import SubmissionLedger

/// Which instruments were in force, and what was handed in or released without one (R23).
@Suite struct InstrumentAuditTests {
  private static let names = [
    "direction", "data-provision-notice", "lawful-basis", "register-entry", "dpia",
  ]

  private func record(_ ledger: TestLedger, _ name: String, until: String? = nil) throws {
    var text = try String(
      contentsOfFile: FixtureFiles.path("instruments/\(name).json"), encoding: .utf8)
    if let until {
      text = text.replacing("\"document\"", with: "\"until\": \"\(until)\", \"document\"")
    }
    let path = try ledger.write(text)
    #expect(try ledger.use { try $0.recordInstrument(from: path) }.isNew)
  }

  private func audit(
    _ ledger: TestLedger, from: String? = nil, to: String? = nil, asOf moment: AsOf = .now
  ) throws -> InstrumentAudit {
    try ledger.use { opened in
      try opened.auditInstruments(
        from: from.flatMap { Day(iso: $0) }, to: to.flatMap { Day(iso: $0) }, asOf: moment)
    }
  }

  private func words(_ audit: InstrumentAudit) -> [String] {
    audit.findings.map { finding in
      switch finding {
      case .gap(let gap, let events):
        "gap \(gap.kind.rawValue) \(gap.days.lowerBound) \(gap.days.upperBound): "
          + events.map { "\($0.kind.rawValue) \($0.number)" }.joined(separator: ", ")
      case .recordedLater(let kind, let event):
        "later \(kind.rawValue): \(event.kind.rawValue) \(event.number)"
      case .wrongCitation(let event): "wrong: \(event.kind.rawValue) \(event.number)"
      }
    }
  }

  @Test func everythingInForceAndCitedIsNoFinding() throws {
    let ledger = try TestLedger()
    for name in Self.names { try record(ledger, name) }
    try ledger.submit("small-2.0")
    let period = try #require(Period(iso: "2020-09"))
    let own = ReleaseRequest(
      use: "provider-return", recipient: ledger.rx4, periods: period...period)
    _ = try ledger.use(at: "2020-10-13T09:00:00Z") { opened in
      try opened.release(own, to: ledger.home.path + "/a.zip")
    }
    let published = try ledger.use(at: "2020-10-13T10:00:00Z") { opened in
      try opened.publish(.national, of: period, to: ledger.home.path + "/measures.csv")
    }
    #expect(published.instruments.count == 5 && published.instrumentGaps.isEmpty)
    let audit = try audit(ledger)
    #expect(audit.findings.isEmpty && audit.history.gaps.isEmpty)
    #expect(audit.history.spells.count == 5)
    for spell in audit.history.spells {
      let citing = audit.citing(spell.recorded.position).map { "\($0.kind) \($0.number)" }
      #expect(citing == ["submission 1", "disclosure 1", "publication 202009"])
    }
    #expect(audit.history.span.lowerBound.description == "2020-10-12")
    #expect(audit.history.span.upperBound.description == "2020-10-13")
    // Before the first day of the instruments nothing was in force, and nothing was done.
    let earlier = try self.audit(ledger, from: "2012-01-01", to: "2012-12-31")
    #expect(earlier.findings.isEmpty && earlier.history.gaps.count == 5)
  }

  @Test func whatIsDoneInAGapIsAFinding() throws {
    let ledger = try TestLedger()
    for name in Self.names.dropLast() { try record(ledger, name) }
    try record(ledger, "dpia", until: "2020-10-31")
    try ledger.submit("small-2.0")
    try ledger.submit("small-2.0-2020-10", at: TestLedger.november)
    let audit = try audit(ledger)
    #expect(words(audit) == ["gap dpia 2020-11-01 2020-11-13: submission 2"])
    let month = try #require(Period(iso: "2020-10"))
    let published = try ledger.use(at: TestLedger.november) { opened in
      try opened.publish(.provider, of: month, to: ledger.home.path + "/measures.csv")
    }
    #expect(published.instrumentGaps == [.impactAssessment])
    #expect(
      words(try self.audit(ledger))
        == ["gap dpia 2020-11-01 2020-11-13: submission 2, publication 202010"])
    // As of before it happened there is a gap and no finding.
    let received = try #require(try ledger.events(of: .submissionReceived).last)
    let before = try self.audit(
      ledger, to: "2020-11-13", asOf: .position(Position(received.position.rawValue - 1)))
    #expect(before.findings.isEmpty && before.history.gaps.count == 1)
    #expect(try self.audit(ledger, to: "2020-10-31").findings.isEmpty)
  }

  @Test func whatWasRecordedTooLateIsAFindingOfItsOwn() throws {
    let ledger = try TestLedger()
    for name in Self.names.dropLast() { try record(ledger, name) }
    try ledger.submit("small-2.0")
    #expect(words(try audit(ledger)) == ["gap dpia 2020-10-12 2020-10-12: submission 1"])
    try record(ledger, "dpia")
    #expect(words(try audit(ledger)) == ["later dpia: submission 1"])
  }

  @Test func daysInTheWrongOrderAreRefused() throws {
    let ledger = try TestLedger()
    let error = try ledgerError {
      _ = try audit(ledger, from: "2020-10-02", to: "2020-10-01")
    }
    #expect(error.kind == .badInput)
  }
}
