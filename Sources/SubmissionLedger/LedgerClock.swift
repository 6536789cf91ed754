internal import EventLog
internal import Synchronization

/// The clock of a ledger: the system's, unless it is stopped at a simulated time.
final class LedgerClock: Sendable {
  private let stoppedAt = Mutex<Timestamp?>(nil)

  func stop(at time: Timestamp) {
    stoppedAt.withLock { $0 = time }
  }

  /// The time now; the log itself sees to it that recorded times never run backwards.
  @Sendable func read() -> Timestamp {
    stoppedAt.withLock { $0 } ?? Timestamp(microseconds: LedgerFiles.systemMicroseconds())
  }
}
