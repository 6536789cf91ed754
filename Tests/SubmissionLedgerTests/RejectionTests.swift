import EventLog
import EventSchema
import Intake
import SubmissionLedger
import SwiftProtobuf
import TestSupport
import Testing

@Suite struct RejectionTests {
  @Test(arguments: ["IDSREJ001-missing-table", "IDSREJ006", "IDSREJ010", "IDSREJ015", "IDS00003"])
  func aFileRejectedWholeIsRecordedWithoutItsRows(bundle: String) throws {
    let ledger = try TestLedger()
    let head = try ledger.head()
    let summary = try ledger.submit("file-rejects/" + bundle)
    #expect(summary.status == .rejected && !summary.isLatest)
    #expect(summary.firstPosition.rawValue == head.size)
    #expect(try ledger.head().size == (try #require(summary.position)).rawValue + 1)
    #expect(!summary.findings.isEmpty)
    #expect(summary.count(\.accepted) == 0)
    #expect(summary.tables.allSatisfy { $0.received == $0.rejected })
    let types = try ledger.events().map(\.event.header.type).dropFirst(Int(head.size))
    #expect(types.first == .submissionReceived && types.last == .submissionRejected)
    #expect(
      types.dropFirst().dropLast().allSatisfy { $0 == .recordRejected || $0 == .recordWarned })
    try ledger.check()
  }

  @Test func aRejectedFileSentAgainUnderItsKeyIsRecognised() throws {
    let ledger = try TestLedger()
    let first = try ledger.submit("file-rejects/IDSREJ006", key: "K")
    let again = try ledger.submit("file-rejects/IDSREJ006", key: "K")
    #expect(again.number == first.number && again.duplicateOf == first.number)
    #expect(again.status == .rejected)
    // Without a key it is another attempt.
    #expect(try ledger.submit("file-rejects/IDSREJ006").number == first.number + 1)
  }

  @Test(arguments: [
    "edge/truncated-half.accdb", "edge/zero-bytes.accdb", "edge/text-renamed.accdb",
    "edge/nested.zip", "edge/no such file.accdb",
  ])
  func aFileThatCannotBeReadLeavesTheHeadAsItWas(name: String) throws {
    let ledger = try TestLedger()
    let head = try ledger.head()
    let error = try ledgerError { try ledger.submit(name) }
    #expect(error.kind == .badInput, "\(error)")
    #expect(try ledger.head() == head)
    try ledger.check()
  }

  @Test func rowsOfNoOtherRowAreRefusedAndNamedInTheLog() throws {
    let ledger = try TestLedger()
    let summary = try ledger.submit("edge/deleted-rows.accdb")
    #expect(summary.status == .accepted)
    #expect(summary.count(\.rejected) > 0)
    var refused: [UInt32: Set<UInt32>] = [:]
    for event in try ledger.events(of: .recordRejected) {
      let body = try SchemaRecordRejected(serializedBytes: event.body)
      refused[body.table, default: []].formUnion(body.failures.unpacked.map(\.row))
      #expect(body.failures.unpacked.count == body.failures.rows.count)
    }
    for outcome in summary.tables {
      let number = UInt32(outcome.table.dropFirst(3).prefix(3)) ?? 0
      #expect(refused[number]?.count ?? 0 == outcome.rejected, "\(outcome.table)")
    }
    // No row that was refused left its content behind.
    let kept = try ledger.use { ledger -> Int in
      var rows = 0
      try ledger.replayUnsealed(ReplayFilter(), reason: "test") { replayed in
        if case .rows(let content) = replayed.content { rows += content.count }
      }
      return rows
    }
    #expect(kept == summary.count(\.accepted))
  }
}
