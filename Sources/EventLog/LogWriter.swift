internal import LMDB
internal import TransparencyLog

/// Decides and writes groups of appends, one transaction a group.
struct LogWriter: ~Copyable {
  private let handle: LogHandle
  private let clock: @Sendable () -> Timestamp
  private var head: LogHead
  private var hashes: HashAppender
  private var versions = StreamVersions()
  /// What a commit under way makes true, for when it fails and nobody knows how far it came.
  private var attempt: (head: LogHead, results: [Result<AppendResult, EventLogError>])?
  /// Whether `head`, `hashes` and `versions` may tell of a transaction that failed.
  private var isStale = false
  /// Whether LMDB refuses everything until the environment is opened again.
  private var mustReopen = false

  init(_ handle: LogHandle, clock: @escaping @Sendable () -> Timestamp) throws(EventLogError) {
    // Everything that can fail comes first: a noncopyable value is made whole or not at all.
    let snapshot = try handle.current.beginRead()
    let tail = try snapshot.hashTail()
    self.handle = handle
    self.clock = clock
    head = snapshot.head
    hashes = HashAppender(size: snapshot.size, tail: tail)
  }

  /// One result for each batch, in order.
  ///
  /// A batch that is refused does not hinder the others.
  mutating func commit(_ batches: [AppendBatch]) -> [Result<AppendResult, EventLogError>] {
    do throws(EventLogError) {
      if mustReopen { try reopen() }
      return try write(batches)
    } catch {
      return recover(from: error, batches)
    }
  }

  private mutating func write(
    _ batches: [AppendBatch]
  ) throws(EventLogError) -> [Result<AppendResult, EventLogError>] {
    let log = handle.current
    let bytes = batches.reduce(0) { $0 + $1.byteCount }
    var transaction = try log.beginWrite(reserving: 2 * bytes + (8 << 20))
    try follow(transaction.snapshot, log.tables)
    var group = Group(first: head.size, recordedAt: max(clock(), head.recordedAt))
    group.leaves.reserve(events: batches.reduce(0) { $0 + $1.drafts.count }, bytes: bytes)
    var results: [Result<AppendResult, EventLogError>] = []
    for batch in batches {
      results.append(try decide(batch, &group, &transaction, log.tables))
    }
    guard !group.leaves.isEmpty else { return results }
    let hashing = LeafHashing(group.leaves)
    try store(group, in: &transaction, log.tables)
    let edge = grow(by: hashing)
    try hashes.flush(to: log.tables.hashes, in: &transaction)
    for chunk in versions.takeDirty() {
      let key = Key(chunk.key.packed)
      try transaction.store(chunk.value.span, for: key.span, in: log.tables.streams)
    }
    let newHead = LogHead(edge: edge, recordedAt: group.recordedAt)
    try newHead.store(in: &transaction, log.tables)
    attempt = (newHead, results)
    try OpenLog.commit(transaction)
    attempt = nil
    head = newHead
    versions.trim()
    return results
  }

  /// The events of a group, in their places.
  private struct Group {
    let first: UInt64
    let recordedAt: Timestamp
    var leaves = LeafRun()

    var next: UInt64 { first + UInt64(leaves.count) }
  }

  /// Starts from what the transaction sees, where another process has changed it or a failure has
  /// left doubt.
  private mutating func follow(
    _ snapshot: Snapshot, _ tables: LogTables
  ) throws(EventLogError) {
    let stored = try LogHead(from: snapshot, tables)
    guard isStale || stored.edge != head.edge || stored.recordedAt != head.recordedAt
    else { return }
    let tail = try StoredHashes(snapshot, tables).tail(ofSize: stored.size)
    head = stored
    hashes = HashAppender(size: stored.size, tail: tail)
    versions.dropAll()
    isStale = false
  }

  /// Refusals are results; a thrown error spoils the whole transaction.
  private mutating func decide(
    _ batch: AppendBatch, _ group: inout Group, _ transaction: inout WriteTransaction,
    _ tables: LogTables
  ) throws(EventLogError) -> Result<AppendResult, EventLogError> {
    if let early = try earlierResult(batch, transaction.snapshot, tables) { return early }
    if let refusal = batch.refusal { return .failure(refusal) }
    for (stream, expected) in batch.conditions {
      let current = try currentVersion(of: stream, transaction.snapshot, tables)
      guard expected.allows(current) else {
        return .failure(
          .wrongExpectedVersion(stream: stream, expected: expected, actual: current))
      }
    }
    var streamVersions: [UInt64] = []
    streamVersions.reserveCapacity(batch.drafts.count)
    for index in batch.drafts.indices {
      let (stream, expected) = (batch.drafts[index].stream, batch.drafts[index].expected)
      let current = try currentVersion(of: stream, transaction.snapshot, tables)
      guard expected.allows(current) else {
        versions.revert()
        return .failure(
          .wrongExpectedVersion(stream: stream, expected: expected, actual: current))
      }
      streamVersions.append(versions.advance(stream))
    }
    versions.keep()
    return .success(try sequence(batch, streamVersions, &group, &transaction, tables))
  }

  private func earlierResult(
    _ batch: AppendBatch, _ snapshot: Snapshot, _ tables: LogTables
  ) throws(EventLogError) -> Result<AppendResult, EventLogError>? {
    guard let key = batch.idempotency else { return nil }
    do throws(EventLogError) {
      guard let result = try recorded(key, in: snapshot, tables) else { return nil }
      return .success(result)
    } catch {
      if case .idempotencyConflict = error { return .failure(error) }
      throw error
    }
  }

  private mutating func currentVersion(
    of stream: StreamID, _ snapshot: Snapshot, _ tables: LogTables
  ) throws(EventLogError) -> UInt64 {
    try versions.current(stream) { (chunk) throws(EventLogError) in
      let key = Key(chunk.packed)
      guard let stored = try snapshot.stored(key.span, in: tables.streams) else { return nil }
      guard let versions = StreamVersions.decode(stored) else {
        throw .damaged(.missingState("stream versions of \(stream)"))
      }
      return versions
    }
  }

  private func sequence(
    _ batch: AppendBatch, _ streamVersions: [UInt64], _ group: inout Group,
    _ transaction: inout WriteTransaction, _ tables: LogTables
  ) throws(EventLogError) -> AppendResult {
    let first = group.next
    var idempotency = batch.idempotency?.mark(ofEvents: batch.drafts.count)
    for (draft, version) in zip(batch.drafts, streamVersions) {
      group.leaves.append(
        draft, position: group.next, recordedAt: group.recordedAt, streamVersion: version,
        idempotencyMark: idempotency)
      idempotency = nil
    }
    let result = AppendResult(
      positions: first..<group.next, recordedAt: group.recordedAt, isRepeat: false)
    if let key = batch.idempotency {
      let record = IdempotencyRecord(
        contentDigest: key.contentDigest, positions: result.positions,
        recordedAt: result.recordedAt)
      try transaction.store(
        record.encoded.span, for: key.keyDigest.span, in: tables.idempotency, mode: .insert)
    }
    return result
  }

  /// Adds the hashes of the leaves and of what they complete; gives the new right edge.
  private mutating func grow(by hashing: LeafHashing) -> RightEdge {
    var edge = head.edge
    for piece in 0..<hashing.pieceCount {
      for leaf in hashing.hashes(ofPiece: piece) { edge.append(leaf) { hashes.append($0) } }
    }
    return edge
  }

  private func store(
    _ group: Group, in transaction: inout WriteTransaction, _ tables: LogTables
  ) throws(EventLogError) {
    let bytes = group.leaves.bytes.span
    for index in 0..<group.leaves.count {
      let key = Key(group.first + UInt64(index))
      try transaction.store(
        bytes.extracting(group.leaves.range(of: index)), for: key.span, in: tables.entries,
        mode: .append)
    }
  }

  /// Finds out where the log stands after a transaction that failed, and what became of it.
  ///
  /// A commit may fail after its meta page reached the disk. What was appended is then there, and is
  /// reported as such: positions are never given out twice. Where the log cannot be opened again yet,
  /// every batch fails, and the next append tries once more.
  private mutating func recover(
    from error: EventLogError, _ batches: [AppendBatch]
  ) -> [Result<AppendResult, EventLogError>] {
    defer { attempt = nil }
    isStale = true
    mustReopen = mustReopen || attempt != nil || error.isDamage
    do throws(EventLogError) {
      if mustReopen { try reopen() }
      if let attempt, try isInLog(attempt.head) { return attempt.results }
    } catch {
      return batches.map { _ in .failure(error) }
    }
    return batches.map { _ in .failure(error) }
  }

  private mutating func reopen() throws(EventLogError) {
    try handle.reopen()
    mustReopen = false
  }

  /// Whether the log begins with the events up to a head; other processes may have gone on from it.
  private func isInLog(_ head: LogHead) throws(EventLogError) -> Bool {
    let snapshot = try handle.current.beginRead()
    guard snapshot.size >= head.size else { return false }
    return try snapshot.rootHash(ofSize: head.size) == head.rootHash
  }
}
