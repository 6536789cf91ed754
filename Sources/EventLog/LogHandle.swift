internal import LMDB
internal import Synchronization

/// The open log, which a recovery replaces while everyone else holds on to this.
final class LogHandle: Sendable {
  private let path: String
  private let state: Mutex<State>

  private struct State {
    var log: OpenLog
    /// Closed for good, not only until it can be opened again.
    var isClosed = false
  }

  init(_ log: OpenLog, path: String) {
    self.path = path
    state = Mutex(State(log: log))
  }

  var current: OpenLog { state.withLock { $0.log } }

  /// Closes the environment and opens it again, as LMDB wants after a failed commit.
  ///
  /// Does nothing after ``close()``.
  ///
  /// - Throws: while a snapshot of this process is alive; the log then stays as it is. Where it cannot
  ///   be opened, it stays closed until a later try.
  func reopen() throws(EventLogError) {
    try state.withLock { (state: inout State) throws(EventLogError) in
      if state.isClosed { return }
      do throws(LMDBError) {
        try state.log.environment.close()
      } catch {
        throw .storage(error)
      }
      state.log = try OpenLog.open(at: path)
    }
  }

  func close() throws(EventLogError) {
    try state.withLock { (state: inout State) throws(EventLogError) in
      do throws(LMDBError) {
        try state.log.environment.close()
        state.isClosed = true
      } catch {
        throw .storage(error)
      }
    }
  }
}
