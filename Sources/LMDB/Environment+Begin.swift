internal import CLMDB
internal import Glibc

extension Environment {
  /// Begins a read transaction: a view of the environment as the last commit left it.
  ///
  /// Cheap, never waits for writers. Keep it short: while it lives, no page that it can see is
  /// reused, so the file grows under a busy writer.
  ///
  /// - Throws: ``LMDBError/Code/readersFull``, ``LMDBError/Code/mapResized`` when another process
  ///   grew the map and a transaction here hinders following it, ``LMDBError/Code/poisoned``.
  @available(*, noasync, message: "a transaction must not live across an await")
  public func beginRead() throws(LMDBError) -> ReadTransaction {
    let transaction = unsafe try activity.withLock {
      (activity: inout Activity) throws(LMDBError) -> OpaquePointer in
      try check(activity, for: .beginRead)
      let transaction = unsafe try beginReadHandle(&activity, mayMoveMap: activity.isIdle)
      activity.readers += 1
      return unsafe transaction
    }
    return unsafe ReadTransaction(transaction, of: self)
  }

  /// Begins the write transaction, after any other one of any process has ended.
  ///
  /// With `bytes` above zero the map is doubled first, as often as needed, once the pages in use
  /// and the reserved bytes fill more than half of it. Count twice what you mean to put: pages are
  /// rarely full, and every changed page is copied. Growth waits for a moment without readers as
  /// long as the reserved bytes still fit.
  ///
  /// - Throws: ``LMDBError/Code/transactionsActive`` when the bytes do not fit and a read
  ///   transaction of this process hinders growth, ``LMDBError/Code/writerActive`` when the calling
  ///   thread holds the write transaction, ``LMDBError/Code/mapResized``,
  ///   ``LMDBError/Code/poisoned``.
  @available(*, noasync, message: "a transaction must not live across an await")
  public func beginWrite(reserving bytes: Int = 0) throws(LMDBError) -> WriteTransaction {
    precondition(bytes >= 0, "a reservation cannot be negative")
    try claimWriter(for: .beginWrite, reserving: bytes)
    do throws(LMDBError) {
      return unsafe try WriteTransaction(beginWriteHandle(), of: self)
    } catch {
      endWriter(poisoning: error.code == .panic)
      throw error
    }
  }

  /// Waits until no writer of this process is left, then takes that place.
  func claimWriter(
    for operation: LMDBError.Operation, reserving bytes: Int = 0
  ) throws(LMDBError) {
    let thread = pthread_self()
    try activity.withLock(
      when: { (activity: Activity) throws(LMDBError) in
        try check(activity, for: operation)
        if activity.writer == thread { throw LMDBError(.writerActive, operation, path: path) }
        return activity.writer == nil
      },
      { (activity: inout Activity) throws(LMDBError) in
        if bytes > 0 { try makeRoom(for: bytes, &activity) }
        activity.writer = thread
      })
  }

  /// Gives the writer's place to the next one.
  func endWriter(poisoning: Bool = false) {
    activity.update { activity in
      activity.writer = nil
      if poisoning { activity.isPoisoned = true }
    }
  }

  /// Counts a reader out.
  func endReader() {
    activity.withLock { $0.readers -= 1 }
  }

  func beginReadHandle(
    _ activity: inout Activity, mayMoveMap: Bool
  ) throws(LMDBError) -> OpaquePointer {
    var transaction: OpaquePointer?
    var code = unsafe mdb_txn_begin(handle, nil, UInt32(MDB_RDONLY), &transaction)
    if code == MDB_READERS_FULL {
      // A killed process leaves its slots behind.
      unsafe mdb_reader_check(handle, nil)
      code = unsafe mdb_txn_begin(handle, nil, UInt32(MDB_RDONLY), &transaction)
    }
    if code == MDB_MAP_RESIZED, mayMoveMap {
      try setMapSize(0, &activity, for: .beginRead)
      code = unsafe mdb_txn_begin(handle, nil, UInt32(MDB_RDONLY), &transaction)
    }
    try check(code, .beginRead)
    guard let transaction = unsafe transaction else { preconditionFailure("no transaction") }
    return unsafe transaction
  }

  /// The lock of `activity` is not held here: another process may keep the writer's lock for long.
  func beginWriteHandle() throws(LMDBError) -> OpaquePointer {
    var transaction: OpaquePointer?
    var code = unsafe mdb_txn_begin(handle, nil, 0, &transaction)
    while code == MDB_MAP_RESIZED {
      try activity.withLock { (activity: inout Activity) throws(LMDBError) in
        guard activity.readers == 0 else { throw LMDBError(.mapResized, .beginWrite, path: path) }
        try setMapSize(0, &activity, for: .beginWrite)
      }
      code = unsafe mdb_txn_begin(handle, nil, 0, &transaction)
    }
    try check(code, .beginWrite)
    guard let transaction = unsafe transaction else { preconditionFailure("no transaction") }
    return unsafe transaction
  }
}
