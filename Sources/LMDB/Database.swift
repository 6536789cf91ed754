internal import CLMDB

/// A named key-value table of one environment; good for as long as the environment is open.
///
/// A database is opened in a transaction of its own that is over before anyone sees the handle, so
/// no handle of an aborted transaction can exist. Handing it to another environment is a
/// programming error and stops the program.
public struct Database: Hashable, Sendable {
  let handle: MDB_dbi
  let environment: UInt32
}

extension Environment {
  /// Opens databases and creates those that are missing, all of them in one commit or none.
  ///
  /// Do this at the start: a transaction that is already alive cannot use the new handles.
  ///
  /// - Throws: ``LMDBError/Code/databasesFull``, ``LMDBError/Code/writerActive`` when the calling
  ///   thread holds the write transaction.
  public func createDatabases(_ names: [String]) throws(LMDBError) -> [Database] {
    // Those that exist can be had without waiting for a writer of another process.
    let existing = try openDatabases(names).compactMap(\.self)
    if existing.count == names.count { return existing }

    try claimWriter(for: .openDatabase)
    var isPoisoned = false
    defer { endWriter(poisoning: isPoisoned) }
    let transaction = unsafe try beginWriteHandle()
    // Readers begin under the same lock, so none of them meets a handle that is half made.
    return try activity.withLock { (activity: inout Activity) throws(LMDBError) in
      let databases = unsafe try open(names, flags: UInt32(MDB_CREATE), in: transaction)
      let code = unsafe mdb_txn_commit(transaction)
      isPoisoned = code != MDB_SUCCESS
      try check(code, .commit)
      return databases.compactMap(\.self)
    }
  }

  /// Opens databases that exist; nil for those that do not.
  ///
  /// - Throws: ``LMDBError/Code/databasesFull``, ``LMDBError/Code/writerActive`` when the calling
  ///   thread holds the write transaction.
  public func openDatabases(_ names: [String]) throws(LMDBError) -> [Database?] {
    // Two transactions that open databases must not overlap; the writer's place keeps them apart.
    try claimWriter(for: .openDatabase)
    defer { endWriter() }
    return try activity.withLock { (activity: inout Activity) throws(LMDBError) in
      let transaction = unsafe try beginReadHandle(&activity, mayMoveMap: activity.readers == 0)
      let databases = unsafe try open(names, flags: 0, in: transaction)
      // Only a commit, even of a read transaction, hands its database handles to others.
      unsafe try check(mdb_txn_commit(transaction), .openDatabase)
      return databases
    }
  }

  /// Opens all names in one transaction, or ends it.
  private func open(
    _ names: [String], flags: UInt32, in transaction: OpaquePointer
  ) throws(LMDBError) -> [Database?] {
    var databases: [Database?] = []
    for name in names {
      var handle: MDB_dbi = 0
      let code = unsafe mdb_dbi_open(transaction, name, flags, &handle)
      switch code {
      case MDB_SUCCESS:
        databases.append(Database(handle: handle, environment: id))
      case MDB_NOTFOUND:
        databases.append(nil)
      default:
        unsafe mdb_txn_abort(transaction)
        throw LMDBError(LMDBError.Code(rawValue: code), .openDatabase, path: path)
      }
    }
    return databases
  }
}
