internal import CLMDB
internal import Glibc

/// One LMDB environment: a folder with a data file and a lock file, mapped into memory.
///
/// A process opens an environment once and shares it between its threads; a second opening is
/// refused. Any number of read transactions and one write transaction work side by side. The
/// environment closes with ``close()``, or when the last reference to it and to its transactions is
/// gone.
@safe public final class Environment: Sendable {
  /// The longest key that LMDB stores, in bytes.
  public static let maximumKeyBytes = 511

  /// The folder as it was given when opening.
  public let path: String

  /// How the environment was opened.
  public let options: Options

  // An MDB_env may be used from any thread, as long as it is not closed; `activity` sees to that.
  nonisolated(unsafe) let handle: OpaquePointer
  let id: UInt32
  let activity = Monitor(Activity())
  private let files: [FileIdentity]

  private init(
    path: String, options: Options, handle: OpaquePointer, id: UInt32, files: [FileIdentity]
  ) {
    self.path = path
    self.options = options
    unsafe self.handle = handle
    self.id = id
    self.files = files
  }

  /// Opens the environment in an existing folder, and creates its files when they are missing.
  ///
  /// The map takes the size asked for or the size the file was last used with, whichever is larger.
  ///
  /// - Throws: ``LMDBError/Code/alreadyOpen`` when this process has it open, under whatever path.
  public static func open(
    at path: String, options: Options = Options()
  ) throws(LMDBError) -> Environment {
    // The lock is held until the files are noted, so two threads cannot both find them unopened.
    try OpenFiles.shared.withLock { (open: inout OpenFiles) throws(LMDBError) in
      if open.contains(FileIdentity.files(ofEnvironmentAt: path)) {
        throw LMDBError(.alreadyOpen, .open, path: path)
      }
      let handle = unsafe try openHandle(at: path, options: options)
      let files = FileIdentity.files(ofEnvironmentAt: path)
      return unsafe Environment(
        path: path, options: options, handle: handle, id: open.insert(files), files: files)
    }
  }

  deinit {
    // Transactions keep the environment alive, so none is left here.
    if activity.withLock({ $0.isOpen }) { closeHandle() }
  }

  /// Closes the environment; every later use throws ``LMDBError/Code/closed``.
  ///
  /// Closing twice does nothing.
  ///
  /// - Throws: ``LMDBError/Code/transactionsActive`` while a transaction of it is alive.
  public func close() throws(LMDBError) {
    try activity.withLock { (activity: inout Activity) throws(LMDBError) in
      guard activity.isOpen else { return }
      guard activity.isIdle else { throw LMDBError(.transactionsActive, .close, path: path) }
      activity.isOpen = false
      closeHandle()
    }
  }

  private func closeHandle() {
    // Not released to other openers before LMDB has let go of its file locks.
    OpenFiles.shared.withLock { open in
      unsafe mdb_env_close(handle)
      open.remove(files)
    }
  }
}

extension Environment {
  /// What transactions are doing, so that the map never moves under one of them.
  struct Activity {
    var isOpen = true
    var isPoisoned = false
    var readers = 0
    var writer: pthread_t?

    var isIdle: Bool { readers == 0 && writer == nil }
  }

  /// Refuses a closed or poisoned environment.
  func check(
    _ activity: Activity, for operation: LMDBError.Operation
  ) throws(LMDBError) {
    if !activity.isOpen { throw LMDBError(.closed, operation, path: path) }
    if activity.isPoisoned { throw LMDBError(.poisoned, operation, path: path) }
  }

  /// Throws the error of a failed LMDB call.
  func check(_ code: Int32, _ operation: LMDBError.Operation) throws(LMDBError) {
    if code != MDB_SUCCESS {
      throw LMDBError(LMDBError.Code(rawValue: code), operation, path: path)
    }
  }
}
