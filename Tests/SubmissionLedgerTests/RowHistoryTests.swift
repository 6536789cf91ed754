import EventLog
import EventSchema
import SubmissionLedger
import SwiftProtobuf
import TestSupport
import Testing

@Suite struct RowHistoryTests {
  private func history(
    _ ledger: TestLedger, _ table: String, _ row: UInt32
  ) throws -> SubmittedRowHistory {
    try ledger.use { try $0.history(ofRow: row, in: table, ofSubmission: 1) }
  }

  /// The type of the event at a position.
  private func type(_ ledger: TestLedger, _ position: Position?) throws -> EventType {
    let position = try #require(position)
    return try ledger.events()[Int(position.rawValue)].event.header.type
  }

  @Test func everyRowOfAFileLeadsToTheEventThatDecidedOnIt() throws {
    let ledger = try TestLedger()
    let summary = try ledger.submit("edge/deleted-rows.accdb")
    let lines = try WrittenReport(ledger).lines("rows")
    let events = try ledger.events().map(\.event)
    try ledger.use { ledger in
      for line in lines {
        let table = try #require(line["Table"])
        let row = try #require(UInt32(line["Row"] ?? ""))
        let history = try ledger.history(ofRow: row, in: table, ofSubmission: 1)
        #expect(history.outcome == line["Outcome"] && history.cause == line["Cause"])
        #expect(history.summary.fileDigest == summary.fileDigest)
        let event = events[Int(try #require(history.position).rawValue)]
        let kept = [EventType.patientSubmitted, .referralSubmitted, .personnelSubmitted]
        #expect(
          history.outcome == "accepted"
            ? kept.contains(event.header.type) : event.header.type == .recordRejected)
        #expect((history.failuresPosition == nil) == history.failures.isEmpty)
      }
    }
  }

  @Test func everyWithheldRowLeadsToTheDecisionOnIt() throws {
    let ledger = try TestLedger(at: "2020-10-02T09:00:00Z")
    let path = FixtureFiles.path("legacy-1.5-consent.csv")
    _ = try ledger.use { try $0.importConsent(from: path, provider: ledger.rx4) }
    try ledger.submit("small-2.0", at: TestLedger.october)
    let withheld = try WrittenReport(ledger).lines("rows").filter { $0["Outcome"] == "withheld" }
    #expect(withheld.count > 15)
    let events = try ledger.events().map(\.event)
    for line in withheld {
      let (table, row) = (try #require(line["Table"]), try #require(UInt32(line["Row"] ?? "")))
      let position = try #require(try history(ledger, table, row).position, "\(table) \(row)")
      let event = events[Int(position.rawValue)]
      #expect(event.header.type == .recordWithheld)
      let said = try SchemaRecordWithheld(serializedBytes: event.body)
      #expect(!said.path.isEmpty)
      let number = try #require(UInt32(table.dropFirst(3).prefix { $0.isNumber }))
      #expect(said.rows.contains { $0.table == number && $0.numbers.contains(row) })
    }
  }

  @Test func aRowOfAFileThatALaterOneHasSupersededNoLongerCounts() throws {
    let ledger = try TestLedger()
    try ledger.submit("small-2.0")
    #expect(try history(ledger, "IDS101Referral", 1).summary.isLatest)
    try ledger.submit("small-2.0-refresh", at: TestLedger.november)
    let (before, after) = try ledger.use {
      (
        try $0.history(ofRow: 1, in: "IDS101Referral", ofSubmission: 1),
        try $0.history(ofRow: 1, in: "IDS101Referral", ofSubmission: 2)
      )
    }
    #expect(before.outcome == "accepted" && !before.summary.isLatest)
    #expect(after.outcome == "accepted" && after.summary.isLatest)
    #expect(after.summary.window == "refresh")
  }

  @Test func anAcceptedRowIsFoundInItsEvent() throws {
    let ledger = try TestLedger()
    try ledger.submit("faulty-2.0")
    let found = try history(ledger, "IDS202CareActivity", 47)
    #expect(found.outcome == "accepted" && found.cause.isEmpty && found.failures.isEmpty)
    #expect(found.summary.window == "primary" && found.summary.provider == "RX4")
    let position = try #require(found.position)
    let event = try ledger.events()[Int(position.rawValue)].event
    let rows = try SchemaReferralSubmitted(serializedBytes: event.body).rows
    #expect(rows.contains { $0.table == 202 && $0.numbers.contains(47) })
  }

  @Test func aWarnedRowStandsAndNamesItsWarnings() throws {
    let ledger = try TestLedger()
    try ledger.submit("faulty-2.0")
    let found = try history(ledger, "IDS001MPI", 1)
    #expect(found.outcome == "accepted")
    #expect(found.failures.map(\.code) == ["IDS00111", "IDS00161"])
    #expect(found.failures.allSatisfy { $0.severity == "warning" && $0.chain == nil })
    #expect(try type(ledger, found.position) == .patientSubmitted)
    #expect(try type(ledger, found.failuresPosition) == .recordWarned)
  }

  @Test func aRejectedRowNamesEveryRuleWithItsSentence() throws {
    let ledger = try TestLedger()
    try ledger.submit("faulty-2.0")
    let found = try history(ledger, "IDS001MPI", 31)
    #expect(found.outcome == "rejected" && found.cause == "IDS00130")
    #expect(found.failures.map(\.code) == ["IDS00123", "IDS00130", "IDS00131"])
    #expect(found.failures.map(\.severity) == ["warning", "record", "warning"])
    #expect(found.failures.allSatisfy { !$0.message.isEmpty && !$0.fields.isEmpty })
    #expect(found.position == found.failuresPosition)
    #expect(try type(ledger, found.position) == .recordRejected)
  }

  @Test func aRowThatFellWithAnotherTellsTheWholeChain() throws {
    let ledger = try TestLedger()
    try ledger.submit("faulty-2.0")
    let found = try history(ledger, "IDS004EmpStatus", 45)
    #expect(found.outcome == "rejected")
    let chain =
      "its IDS001MPI row 42 was rejected (IDS00145: its IDS002GP row 43 was rejected "
      + "(IDS00203: must hold a value))"
    #expect(found.failures.map(\.chain) == [chain])
    #expect(found.cause == "IDS00401: " + chain)
    // Two rows that depend on each other do not tell of each other without end.
    let registration = try history(ledger, "IDS002GP", 43)
    #expect(registration.cause.contains("IDS00203"))
    #expect(
      registration.cause.contains(
        "IDS00220: its IDS001MPI row 42 was rejected (IDS00145: its IDS002GP row 43 was rejected)"))
  }

  @Test func aRowOfARefusedFileNamesTheRuleThatRefusedTheFile() throws {
    let ledger = try TestLedger()
    let summary = try ledger.submit("file-rejects/IDSREJ006")
    let found = try history(ledger, "IDS000Header", 1)
    #expect(found.outcome == "rejected" && found.cause == "IDSREJ006" && found.failures.isEmpty)
    #expect(found.position == summary.position)
    #expect(try type(ledger, found.position) == .submissionRejected)
  }

  @Test func whatTheFileDoesNotHaveIsNotFoundAndNothingIsRecorded() throws {
    let ledger = try TestLedger()
    try ledger.submit("edge/base.bundle")
    let head = try ledger.head()
    for (table, row) in [
      ("IDS101Referral", UInt32(0)), ("IDS101Referral", 26), ("IDS101Referral", .max),
      ("IDS105OnwardReferral", 1), ("NoTable", 1), ("", 1),
    ] {
      let error = try ledgerError { _ = try history(ledger, table, row) }
      guard case .notFound = error else { return #expect(Bool(false), "\(error)") }
      #expect(error.kind == .badInput)
    }
    _ = try history(ledger, "IDS101Referral", 25)
    #expect(try ledger.head() == head)
  }
}
