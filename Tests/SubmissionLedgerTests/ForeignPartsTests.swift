import DataSet
import Foundation
import KeyVault
import SubmissionLedger
import TestSupport
import Testing

/// Parts of one ledger that find their way into another.
@Suite struct ForeignPartsTests {
  /// Puts a part of one ledger in the place of the same part of another.
  private func replace(_ part: String, of ledger: TestLedger, by other: TestLedger) throws {
    let manager = FileManager.default
    try manager.removeItem(atPath: ledger.path + "/" + part)
    try manager.copyItem(atPath: other.path + "/" + part, toPath: ledger.path + "/" + part)
  }

  @Test func `A vault of another ledger is refused and nothing is added`() throws {
    let (ledger, other) = (try TestLedger(), try TestLedger())
    try ledger.submit("edge/base.bundle")
    let head = try ledger.head()
    try replace("vault", of: ledger, by: other)
    try replace("keys/kek", of: ledger, by: other)
    let error = try ledgerError { try ledger.submit("small-2.0") }
    guard case .vaultOfAnotherLedger = error else { return #expect(Bool(false), "\(error)") }
    #expect(error.kind == .ledger)
    #expect(try ledger.head() == head)
  }

  @Test func `A vault that is older than the log is refused and nothing is added`() throws {
    let ledger = try TestLedger()
    let old = ledger.home.path + "/old-vault"
    try FileManager.default.copyItem(atPath: ledger.path + "/vault", toPath: old)
    try ledger.submit("edge/base.bundle")
    let head = try ledger.head()
    try FileManager.default.removeItem(atPath: ledger.path + "/vault")
    try FileManager.default.copyItem(atPath: old, toPath: ledger.path + "/vault")
    let error = try ledgerError { try ledger.submit("small-2.0") }
    guard case .vaultOlderThanLog = error else { return #expect(Bool(false), "\(error)") }
    #expect(try ledger.head() == head)
  }

  @Test func `A signing key of another ledger of the same name signs nothing`() throws {
    let (ledger, other) = (try TestLedger(), try TestLedger())
    try replace("keys/signing", of: ledger, by: other)
    let head = try ledger.head()
    let error = try ledgerError { try ledger.use { _ = try $0.signCheckpoint() } }
    guard case .wrongSigningKey = error else { return #expect(Bool(false), "\(error)") }
    #expect(try ledger.head() == head)
  }

  @Test(arguments: ["", "two\nlines", String(repeating: "a", count: 257)])
  func `Words that would stand in events for ever are short and on one line`(actor: String) throws {
    let ledger = try TestLedger()
    let error = try ledgerError {
      _ = try SubmissionLedger.open(at: ledger.path, session: LedgerSession(actor: actor))
    }
    #expect(error.kind == .badInput)
  }
}
