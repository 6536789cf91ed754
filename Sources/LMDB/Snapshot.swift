internal import CLMDB

/// A view of all databases at one moment, lent by a read or write transaction.
///
/// Functions that only read take a `Snapshot` and so serve both kinds of transaction. Values are
/// spans over the map, without a copy; neither they nor the snapshot can outlive the transaction or
/// the next change made through it.
@safe public struct Snapshot: ~Escapable {
  private let transaction: OpaquePointer
  private let environment: UInt32

  @_lifetime(immortal)
  init(_ transaction: OpaquePointer, _ environment: UInt32) {
    unsafe self.transaction = transaction
    self.environment = environment
  }

  /// The value of a key, or nil.
  @_lifetime(copy self)
  public func value(
    forKey key: Span<UInt8>, in database: Database
  ) throws(LMDBError) -> Span<UInt8>? {
    checkOwner(of: database)
    try checkKey(key, .get)
    var value = unsafe MDB_val()
    let code = unsafe key.withUnsafeBufferPointer { bytes in
      var key = unsafe MDB_val(bytes)
      return unsafe mdb_get(transaction, database.handle, &key, &value)
    }
    if code == MDB_NOTFOUND { return nil }
    try check(code, .get)
    return unsafe _overrideLifetime(Span(_unsafeElements: value.bytes), copying: self)
  }

  /// Whether there is a value for the key.
  public func contains(_ key: Span<UInt8>, in database: Database) throws(LMDBError) -> Bool {
    try value(forKey: key, in: database) != nil
  }

  /// The number of entries; costs no walk.
  public func count(of database: Database) throws(LMDBError) -> Int {
    checkOwner(of: database)
    var statistics = MDB_stat()
    unsafe try check(mdb_stat(transaction, database.handle, &statistics), .count)
    return statistics.ms_entries
  }

  /// A cursor that stands before the first entry and after the last.
  @_lifetime(copy self)
  public func cursor(in database: Database) throws(LMDBError) -> Cursor {
    checkOwner(of: database)
    var cursor: OpaquePointer?
    unsafe try check(mdb_cursor_open(transaction, database.handle, &cursor), .openCursor)
    guard let cursor = unsafe cursor else { preconditionFailure("no cursor") }
    return unsafe _overrideLifetime(Cursor(cursor), copying: self)
  }

  private func checkOwner(of database: Database) {
    precondition(database.environment == environment, "a database of another environment")
  }

  private func check(_ code: Int32, _ operation: LMDBError.Operation) throws(LMDBError) {
    if code != MDB_SUCCESS {
      throw unsafe LMDBError(
        LMDBError.Code(rawValue: code), operation, path: path(of: transaction))
    }
  }
}
