import EventLog
import Foundation
import SubmissionLedger
import TestSupport
import Testing
import TransparencyLog

@Suite struct CheckpointTests {
  @Test func aCheckpointIsSignedOnceForOneStateOfTheLog() throws {
    let ledger = try TestLedger()
    try ledger.submit("edge/base.bundle")
    let before = try ledger.head()
    let first = try ledger.use { try $0.signCheckpoint() }
    #expect(first.checkpoint.size.rawValue == before.size)
    #expect(first.checkpoint.root == before.root)
    #expect(first.position?.rawValue == before.size)
    let head = try ledger.head()
    let again = try ledger.use { try $0.signCheckpoint() }
    #expect(again.text == first.text)
    #expect(try ledger.head() == head)
    try ledger.check()

    try ledger.submit("small-2.0-refresh")
    let second = try ledger.use { try $0.signCheckpoint() }
    #expect(second.checkpoint.size.rawValue > first.checkpoint.size.rawValue)
    #expect(try ledger.use { try $0.checkpoints() }.map(\.text) == [first.text, second.text])
    try ledger.check()
  }

  /// Changes one bit of the stored bytes of an event behind the ledger's back.
  private func tamper(_ ledger: TestLedger, at position: Int, byte: (Int) -> Int) throws {
    let event = try ledger.events()[position].event
    let url = URL(fileURLWithPath: ledger.path + "/log/data.mdb")
    var file = try Data(contentsOf: url)
    // Older versions of a page may hold the event too; every copy is changed.
    var changed = 0
    var start = file.startIndex
    while let found = file[start...].range(of: Data(event.bytes)) {
      file[found.lowerBound + byte(event.bytes.count)] ^= 1
      start = found.upperBound
      changed += 1
    }
    try #require(changed > 0, "the event is not stored in one piece")
    try file.write(to: url)
  }

  @Test(arguments: [1, 2, 3, 40, 60])
  func aChangedEventIsFoundAndNothingIsSigned(position: Int) throws {
    let ledger = try TestLedger()
    try ledger.submit("edge/base.bundle")
    try tamper(ledger, at: position) { $0 - 1 }
    let report = try ledger.use { try $0.verify() }
    #expect(!report.isGood)
    #expect(report.findings.contains { $0.position == UInt64(position) })
    let head = try ledger.head()
    let error = try ledgerError { try ledger.use { _ = try $0.signCheckpoint() } }
    guard case .notVerified = error else {
      Issue.record("\(error)")
      return
    }
    #expect(error.kind == .ledger)
    #expect(try ledger.head() == head)
  }

  @Test func aSignedCheckpointThatIsChangedIsFound() throws {
    let ledger = try TestLedger()
    try ledger.submit("edge/base.bundle")
    let signed = try ledger.use { try $0.signCheckpoint() }
    let position = try #require(signed.position)
    // The last bytes of the body are the end of the signature.
    try tamper(ledger, at: Int(position.rawValue)) { $0 - 4 }
    let report = try ledger.use { try $0.verify() }
    #expect(report.findings.contains { $0.kind == .checkpoint })
  }
}
