internal import CLMDB

/// What to do with a key that is there already.
public enum PutMode: Hashable, Sendable {
  /// Replace its value.
  case upsert

  /// Leave it and answer false.
  case insert

  /// Throw ``LMDBError/Code/keyExists`` unless the key comes after all others.
  ///
  /// The fastest way to write in key order; it fills pages whole.
  case append

  var flags: UInt32 {
    switch self {
    case .upsert: 0
    case .insert: UInt32(MDB_NOOVERWRITE)
    case .append: UInt32(MDB_APPEND)
    }
  }

  var operation: LMDBError.Operation {
    switch self {
    case .upsert: .put
    case .insert: .insert
    case .append: .append
    }
  }
}

extension WriteTransaction {
  /// Stores a copy of the value; answers false only for ``PutMode/insert`` of a key that is there.
  ///
  /// - Throws: ``LMDBError/Code/emptyKey``, ``LMDBError/Code/keyTooLong``,
  ///   ``LMDBError/Code/keyExists`` when appending out of order, ``LMDBError/Code/mapFull``.
  @discardableResult
  public mutating func put(
    _ value: Span<UInt8>, forKey key: Span<UInt8>, in database: Database, mode: PutMode = .upsert
  ) throws(LMDBError) -> Bool {
    try check(key, database, mode.operation)
    let code = unsafe value.withUnsafeBufferPointer { valueBytes in
      unsafe key.withUnsafeBufferPointer { keyBytes in
        var value = unsafe MDB_val(valueBytes)
        var key = unsafe MDB_val(keyBytes)
        return unsafe mdb_put(handle, database.handle, &key, &value, mode.flags)
      }
    }
    if code == MDB_KEYEXIST, mode == .insert { return false }
    try check(code, mode.operation)
    return true
  }

  /// Stores a value of `count` bytes that `fill` writes straight into the map.
  ///
  /// `fill` has to write every byte, or the program stops: the rest would be old memory on disk. It
  /// is not called when the answer is false.
  ///
  /// - Throws: as ``put(_:forKey:in:mode:)``.
  @discardableResult
  public mutating func reserve(
    _ count: Int, forKey key: Span<UInt8>, in database: Database, mode: PutMode = .upsert,
    fill: (inout OutputSpan<UInt8>) -> Void
  ) throws(LMDBError) -> Bool {
    precondition(count >= 0, "a value cannot have a negative size")
    try check(key, database, mode.operation)
    var value = unsafe MDB_val(mv_size: count, mv_data: nil)
    let code = unsafe key.withUnsafeBufferPointer { keyBytes in
      var key = unsafe MDB_val(keyBytes)
      return unsafe mdb_put(
        handle, database.handle, &key, &value, mode.flags | UInt32(MDB_RESERVE))
    }
    if code == MDB_KEYEXIST, mode == .insert { return false }
    try check(code, mode.operation)
    let room = unsafe UnsafeMutableBufferPointer(mutating: value.bytes)
    var output = unsafe OutputSpan(buffer: room, initializedCount: 0)
    fill(&output)
    let filled = unsafe output.finalize(for: room)
    precondition(filled == count, "a reserved value was not filled")
    return true
  }

  /// Deletes the key and its value; answers whether they were there.
  @discardableResult
  public mutating func delete(
    _ key: Span<UInt8>, in database: Database
  ) throws(LMDBError) -> Bool {
    try check(key, database, .delete)
    let code = unsafe key.withUnsafeBufferPointer { keyBytes in
      var key = unsafe MDB_val(keyBytes)
      return unsafe mdb_del(handle, database.handle, &key, nil)
    }
    if code == MDB_NOTFOUND { return false }
    try check(code, .delete)
    return true
  }

  /// Deletes every entry of the database; visits every page of it.
  public mutating func clear(_ database: Database) throws(LMDBError) {
    precondition(database.environment == id, "a database of another environment")
    unsafe try check(mdb_drop(handle, database.handle, 0), .clear)
  }

  private func check(
    _ key: Span<UInt8>, _ database: Database, _ operation: LMDBError.Operation
  ) throws(LMDBError) {
    precondition(database.environment == id, "a database of another environment")
    try checkKey(key, operation)
  }

  private func check(_ code: Int32, _ operation: LMDBError.Operation) throws(LMDBError) {
    if code != MDB_SUCCESS {
      throw unsafe LMDBError(LMDBError.Code(rawValue: code), operation, path: path(of: handle))
    }
  }
}
