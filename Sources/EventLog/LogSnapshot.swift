internal import LMDB
public import TransparencyLog

/// The log as it stood at one moment: reads of any length see no later append.
///
/// It ends when it goes out of scope. Keep it short beside a busy writer: pages that it can see are
/// not used again while it lives.
public struct LogSnapshot: ~Copyable {
  let transaction: ReadTransaction
  let tables: LogTables
  private let seenTypes: SeenTypes
  /// Where the log ended at that moment.
  public let head: LogHead

  init(
    _ transaction: consuming ReadTransaction, _ tables: LogTables, _ seenTypes: SeenTypes
  ) throws(EventLogError) {
    self.seenTypes = seenTypes
    head = try LogHead(from: transaction.snapshot, tables)
    self.transaction = transaction
    self.tables = tables
  }

  /// The number of events.
  public var size: UInt64 { head.size }

  /// The events in order from a position on.
  ///
  /// Cost: nothing is copied; a walk over events of 300 bytes reads millions a second.
  @_lifetime(borrow self)
  public borrowing func events(from position: Position) throws(EventLogError) -> EventCursor {
    do throws(LMDBError) {
      let cursor = try transaction.snapshot.cursor(in: tables.entries)
      return EventCursor(cursor, next: position, size: size, seenTypes)
    } catch {
      throw .storage(error)
    }
  }

  /// A copy of one event.
  public borrowing func event(at position: Position) throws(EventLogError) -> RecordedEvent {
    guard position.rawValue < size else { throw .beyondEnd(position, size: size) }
    let key = Key(position.rawValue)
    guard let bytes = try transaction.snapshot.stored(key.span, in: tables.entries)
    else { throw .damaged(.missingEvent(position)) }
    return RecordedEvent(header: try EventHeader(stored: bytes, at: position), copying: bytes)
  }

  /// The number of events recorded at or before a moment: the size of the log as it was then.
  ///
  /// Cost: O(log n) reads; the times of the log never run backwards.
  public borrowing func size(asOf moment: Timestamp) throws(EventLogError) -> UInt64 {
    var low: UInt64 = 0
    var high = size
    while low < high {
      let middle = (low + high) / 2
      if try event(at: Position(middle)).header.recordedAt <= moment {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }
}

// The tree.
extension LogSnapshot {
  /// The root of the tree over the first `size` events; O(log n) reads.
  public borrowing func rootHash(ofSize size: UInt64) throws(EventLogError) -> Hash {
    try checkSize(size)
    return try MerkleTree.rootHash(size: TreeSize(size), reader: hashes)
  }

  /// The stored leaf hash of an event.
  public borrowing func leafHash(at position: Position) throws(EventLogError) -> Hash {
    guard position.rawValue < size else { throw .beyondEnd(position, size: size) }
    return try hashes.hash(
      at: MerkleTree.storedHashIndex(leaf: LeafIndex(position.rawValue)))
  }

  /// The hash stored at a place in completion order.
  public borrowing func storedHash(at index: UInt64) throws(EventLogError) -> Hash {
    try hashes.hash(at: index)
  }

  /// The stored hashes for a reader that takes them one after the other.
  @_lifetime(borrow self)
  borrowing func hashWalk() throws(EventLogError) -> StoredHashWalk {
    do throws(LMDBError) {
      return StoredHashWalk(try transaction.snapshot.cursor(in: tables.hashes))
    } catch {
      throw .storage(error)
    }
  }

  /// The path that proves an event against the root of a size.
  public borrowing func inclusionProof(
    of position: Position, inSize size: UInt64
  ) throws(EventLogError) -> [Hash] {
    try checkSize(size)
    guard position.rawValue < size else { throw .beyondEnd(position, size: size) }
    return try MerkleTree.inclusionProof(
      index: LeafIndex(position.rawValue), size: TreeSize(size), reader: hashes)
  }

  /// The path that proves that a tree is a continuation of an earlier one.
  public borrowing func consistencyProof(
    from oldSize: UInt64, to newSize: UInt64
  ) throws(EventLogError) -> [Hash] {
    try checkSize(newSize)
    guard oldSize <= newSize else { throw .beyondEnd(Position(oldSize), size: newSize) }
    return try MerkleTree.consistencyProof(
      from: TreeSize(oldSize), to: TreeSize(newSize), reader: hashes)
  }

  /// The peaks of the tree over the first `size` events.
  borrowing func edge(ofSize size: UInt64) throws(EventLogError) -> RightEdge {
    try checkSize(size)
    return try RightEdge(size: TreeSize(size), reader: hashes)
  }

  borrowing func hashTail() throws(EventLogError) -> [UInt8] {
    try hashes.tail(ofSize: size)
  }

  private var hashes: StoredHashes {
    @_lifetime(borrow self)
    get { StoredHashes(transaction.snapshot, tables) }
  }

  private borrowing func checkSize(_ other: UInt64) throws(EventLogError) {
    if other > size { throw .beyondEnd(Position(other), size: size) }
  }
}
