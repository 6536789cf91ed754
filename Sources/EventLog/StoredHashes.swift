internal import LMDB
internal import TransparencyLog

/// The stored hashes of the tree, 32 to a value, in the order in which subtrees are completed.
///
/// That order makes them a second log that only grows, so a batch writes them in one run at the end
/// of the table instead of in one place for each level of the tree.
struct StoredHashes: HashReader, ~Escapable {
  private let snapshot: Snapshot
  private let table: Database

  static let perChunk: UInt64 = 32
  static let chunkBytes = Int(perChunk) * Hash.byteCount

  @_lifetime(copy snapshot)
  init(_ snapshot: Snapshot, _ tables: LogTables) {
    self.snapshot = snapshot
    table = tables.hashes
  }

  func hash(at storedIndex: UInt64) throws(EventLogError) -> Hash {
    let start = Int(storedIndex % Self.perChunk) * Hash.byteCount
    let key = Key(storedIndex / Self.perChunk)
    guard let chunk = try snapshot.stored(key.span, in: table),
      chunk.count >= start + Hash.byteCount,
      let hash = Hash(chunk.extracting(start..<start + Hash.byteCount))
    else { throw .damaged(.missingHash(storedIndex: storedIndex)) }
    return hash
  }

  /// The bytes of the last chunk, which the next append goes on filling.
  func tail(ofSize size: UInt64) throws(EventLogError) -> [UInt8] {
    let count = MerkleTree.storedHashCount(forSize: TreeSize(size))
    var tail: [UInt8] = []
    for index in count - count % Self.perChunk..<count {
      try hash(at: index).append(to: &tail)
    }
    return tail
  }
}

/// Reads stored hashes that are asked for in order: one step of a cursor for 32 of them.
struct StoredHashWalk: ~Copyable, ~Escapable {
  private var cursor: Cursor
  private var number: UInt64 = 0
  /// The chunk of that number, copied; empty where there is none.
  private var chunk: [UInt8] = []

  @_lifetime(copy cursor)
  init(_ cursor: consuming Cursor) {
    self.cursor = cursor
  }

  /// The hash stored at a place, nil where it is missing.
  mutating func hash(at storedIndex: UInt64) throws(EventLogError) -> Hash? {
    let wanted = storedIndex / StoredHashes.perChunk
    if wanted != number || chunk.isEmpty { try read(wanted) }
    let start = Int(storedIndex % StoredHashes.perChunk) * Hash.byteCount
    guard chunk.count >= start + Hash.byteCount else { return nil }
    return Hash(chunk.span.extracting(start..<start + Hash.byteCount))
  }

  private mutating func read(_ wanted: UInt64) throws(EventLogError) {
    let isNext = wanted == number + 1 && !chunk.isEmpty
    number = wanted
    chunk.removeAll(keepingCapacity: true)
    do throws(LMDBError) {
      let key = Key(wanted)
      let entry = isNext ? try cursor.next() : try cursor.seek(atOrAfter: key.span)
      guard let entry, entry.key.count == 8, readBigEndian(entry.key, at: 0) == wanted else {
        return
      }
      chunk.append(copying: entry.value)
    } catch {
      throw .storage(error)
    }
  }
}

/// Gathers the hashes of one transaction and writes them in order.
struct HashAppender {
  /// The number of the chunk that `pending` begins with.
  private var chunk: UInt64
  private var pending: [UInt8]

  /// Goes on from a stored tail.
  init(size: UInt64, tail: [UInt8]) {
    chunk = MerkleTree.storedHashCount(forSize: TreeSize(size)) / StoredHashes.perChunk
    pending = tail
  }

  mutating func append(_ hash: Hash) {
    pending.append(copying: hash.span)
  }

  /// Writes every chunk that has changed; the last one stays as the new tail.
  mutating func flush(
    to table: Database, in transaction: inout WriteTransaction
  ) throws(EventLogError) {
    var start = 0
    while start < pending.count {
      let end = min(start + StoredHashes.chunkBytes, pending.count)
      let key = Key(chunk)
      try transaction.store(
        pending.span.extracting(start..<end), for: key.span, in: table)
      guard end - start == StoredHashes.chunkBytes else { break }
      chunk += 1
      start = end
    }
    pending.removeFirst(start)
  }
}
