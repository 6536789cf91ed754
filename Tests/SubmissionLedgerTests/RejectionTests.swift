import EventLog
import EventSchema
import Intake
import SubmissionLedger
import SwiftProtobuf
import TestSupport
import Testing

@Suite struct RejectionTests {
  @Test(arguments: ["IDSREJ001-missing-table", "IDSREJ006", "IDSREJ010", "IDSREJ015", "IDS00003"])
  func aFileRejectedWholeLeavesTheHeadAsItWas(bundle: String) throws {
    let ledger = try TestLedger()
    let head = try ledger.head()
    let summary = try ledger.submit("file-rejects/" + bundle)
    #expect(summary.status == .rejected)
    #expect(summary.number == nil && summary.firstPosition == nil && summary.position == nil)
    #expect(!summary.findings.isEmpty)
    #expect(summary.count(\.accepted) == 0)
    #expect(try ledger.head() == head)
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
      refused[body.table, default: []].formUnion(body.rows.map(\.row))
      #expect(body.rows.allSatisfy { !$0.codes.isEmpty })
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
    #expect(kept == summary.count(\.accepted) - 1, "all but the header")
  }
}
