internal import LMDB
internal import Synchronization

/// The open log, which a recovery replaces while everyone else holds on to this.
final class LogHandle: Sendable {
  private let path: String
  private let log: Mutex<OpenLog>

  init(_ log: OpenLog, path: String) {
    self.path = path
    self.log = Mutex(log)
  }

  var current: OpenLog { log.withLock { $0 } }

  /// Closes the environment and opens it again, as LMDB wants after a failed commit.
  ///
  /// - Throws: while a snapshot of this process is alive; the log then stays as it is.
  func reopen() throws(EventLogError) {
    try log.withLock { (log: inout OpenLog) throws(EventLogError) in
      do throws(LMDBError) {
        try log.environment.close()
      } catch {
        throw .storage(error)
      }
      log = try OpenLog.open(at: path)
    }
  }

  func close() throws(EventLogError) {
    do throws(LMDBError) {
      try current.environment.close()
    } catch {
      throw .storage(error)
    }
  }
}
