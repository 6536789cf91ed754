internal import CLMDB
internal import Glibc

/// A refusal or failure of LMDB, or of a rule this module adds to it.
public struct LMDBError: Error, Hashable, Sendable {
  /// What went wrong.
  public let code: Code

  /// What was being done.
  public let operation: Operation

  /// The folder of the environment, when it is known.
  public let path: String?

  init(_ code: Code, _ operation: Operation, path: String? = nil) {
    self.code = code
    self.operation = operation
    self.path = path
  }

  /// Whether the environment can no longer be trusted: close it, open it again, check its content.
  ///
  /// Every failed commit is fatal, whatever its code: how much of it reached the disk is unknown.
  public var isFatal: Bool {
    if operation == .commit { return true }
    switch code {
    case .panic, .corrupted, .pageNotFound, .cursorFull, .pageFull, .invalidFile, .poisoned,
      .inputOutput, .noSpace, .quotaExceeded, .readOnlyFileSystem, .fileTooLarge:
      return true
    default:
      return false
    }
  }
}

extension LMDBError {
  /// The steps that can fail.
  public enum Operation: String, Hashable, Sendable {
    case open, close, beginRead, beginWrite, commit, openDatabase, get, count, put, insert, append
    case delete, clear, openCursor, moveCursor, sync, copy, growMap, checkReaders, info
  }
}

extension LMDBError: CustomStringConvertible {
  /// One line: the step, the environment, the reason and its number.
  public var description: String {
    let place = path.map { " in \($0)" } ?? ""
    return "LMDB \(operation.rawValue)\(place): \(code)"
  }
}

/// The folder of the environment that a transaction belongs to, for an error about it.
func path(of transaction: OpaquePointer) -> String? {
  var path: UnsafePointer<CChar>?
  let environment = unsafe mdb_txn_env(transaction)
  guard unsafe mdb_env_get_path(environment, &path) == MDB_SUCCESS, let path = unsafe path else {
    return nil
  }
  return unsafe String(cString: path)
}
