internal import CLMDB

/// A place in the key order of one database, lent by a snapshot.
///
/// ```swift
/// var cursor = try snapshot.cursor(in: entries)
/// while let entry = try cursor.next() { count += entry.value.count }
/// ```
///
/// An entry stays valid when the cursor moves on, as long as the snapshot does.
@safe public struct Cursor: ~Copyable, ~Escapable {
  private let handle: OpaquePointer

  @_lifetime(immortal)
  init(_ handle: OpaquePointer) {
    unsafe self.handle = handle
  }

  deinit {
    unsafe mdb_cursor_close(handle)
  }

  /// Moves to the first entry.
  @_lifetime(copy self)
  public mutating func first() throws(LMDBError) -> Entry? { try move(MDB_FIRST) }

  /// Moves to the last entry.
  @_lifetime(copy self)
  public mutating func last() throws(LMDBError) -> Entry? { try move(MDB_LAST) }

  /// Moves to the next entry; to the first one from the start, to nil from the last.
  @_lifetime(copy self)
  public mutating func next() throws(LMDBError) -> Entry? { try move(MDB_NEXT) }

  /// Moves to the entry before; to the last one from the start, to nil from the first.
  @_lifetime(copy self)
  public mutating func previous() throws(LMDBError) -> Entry? { try move(MDB_PREV) }

  /// Moves to the entry of the key, or else to the first one after it.
  @_lifetime(copy self)
  public mutating func seek(atOrAfter key: Span<UInt8>) throws(LMDBError) -> Entry? {
    try checkKey(key, .moveCursor)
    var value = unsafe MDB_val()
    var found = unsafe MDB_val()
    let code = unsafe key.withUnsafeBufferPointer { bytes in
      unsafe found = MDB_val(bytes)
      return unsafe mdb_cursor_get(handle, &found, &value, MDB_SET_RANGE)
    }
    return unsafe try entry(code, found, value)
  }

  /// Moves to the last entry before the key.
  @_lifetime(copy self)
  public mutating func seek(before key: Span<UInt8>) throws(LMDBError) -> Entry? {
    // LMDB does not promise where a cursor stands after a search that found nothing.
    if try seek(atOrAfter: key) == nil { return try last() }
    return try previous()
  }

  @_lifetime(copy self)
  private func move(_ step: MDB_cursor_op) throws(LMDBError) -> Entry? {
    var key = unsafe MDB_val()
    var value = unsafe MDB_val()
    let code = unsafe mdb_cursor_get(handle, &key, &value, step)
    return unsafe try entry(code, key, value)
  }

  @_lifetime(copy self)
  private func entry(_ code: Int32, _ key: MDB_val, _ value: MDB_val) throws(LMDBError) -> Entry? {
    if code == MDB_NOTFOUND { return nil }
    if code != MDB_SUCCESS {
      throw unsafe LMDBError(
        LMDBError.Code(rawValue: code), .moveCursor, path: path(of: mdb_cursor_txn(handle)))
    }
    return unsafe _overrideLifetime(
      Entry(
        key: Span(_unsafeElements: key.bytes), value: Span(_unsafeElements: value.bytes)),
      copying: self)
  }
}

/// A key and its value, both in the map.
public struct Entry: ~Escapable {
  /// The key, 1 to 511 bytes.
  public let key: Span<UInt8>

  /// The value, possibly empty.
  public let value: Span<UInt8>

  @_lifetime(copy key, copy value)
  init(key: Span<UInt8>, value: Span<UInt8>) {
    self.key = key
    self.value = value
  }
}
