internal import Projections

/// The right to run a check over MESH, which one process has at a time; held until the value goes away.
///
/// Two that look for what was sent, and find nothing, would both send it.
public struct ExchangeLock: ~Copyable, Sendable {
  private let lock: BuildLock

  /// Takes the right.
  ///
  /// - Throws: ``LedgerError/exchangeUnderWay`` where another process has it.
  public init(of ledger: SubmissionLedger) throws(LedgerError) {
    do throws(ProjectionError) {
      lock = try BuildLock(of: ledger.layout.directory + "/opt-out-exchange", patience: .zero)
    } catch {
      if case .beingBuilt = error { throw .exchangeUnderWay }
      throw .projection(error)
    }
  }
}
