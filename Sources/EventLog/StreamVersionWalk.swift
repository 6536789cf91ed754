internal import LMDB

/// Reads the table of stream versions in the order of its keys, whatever it holds.
struct StreamVersionWalk: ~Copyable, ~Escapable {
  private var cursor: Cursor

  /// What one entry of the table is.
  enum Entry {
    /// The versions of 256 streams.
    case versions(StreamVersions.ChunkKey, [UInt32])
    /// A value of a size that no chunk has.
    case unreadable(StreamVersions.ChunkKey, bytes: Int)
    /// A key of a length that no chunk has.
    case noChunk(keyBytes: Int)
  }

  @_lifetime(copy cursor)
  init(_ cursor: consuming Cursor) {
    self.cursor = cursor
  }

  /// The next entry, nil behind the last.
  mutating func next() throws(EventLogError) -> Entry? {
    do throws(LMDBError) {
      guard let entry = try cursor.next() else { return nil }
      guard let key = StreamVersions.ChunkKey(stored: entry.key) else {
        return .noChunk(keyBytes: entry.key.count)
      }
      guard let versions = StreamVersions.decode(entry.value) else {
        return .unreadable(key, bytes: entry.value.count)
      }
      return .versions(key, versions)
    } catch {
      throw .storage(error)
    }
  }
}
