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
  /// The event being written; kept for its capacity.
  private var scratch: [UInt8] = []

  init(_ handle: LogHandle, clock: @escaping @Sendable () -> Timestamp) throws(EventLogError) {
    // Everything that can fail comes first: a noncopyable value is made whole or not at all.
    let snapshot = try handle.current.beginRead()
    let tail = try snapshot.hashTail()
    self.handle = handle
    self.clock = clock
    head = snapshot.head
    hashes = HashAppender(size: snapshot.size, tail: tail)
  }

  /// One result for each batch, in order. A batch that is refused does not hinder the others.
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
    var group = Group(edge: head.edge, recordedAt: max(clock(), head.recordedAt))
    var results: [Result<AppendResult, EventLogError>] = []
    for batch in batches {
      results.append(try decideAndWrite(batch, &group, &transaction, log.tables))
    }
    guard group.edge.size > head.edge.size else { return results }
    try hashes.flush(to: log.tables.hashes, in: &transaction)
    for chunk in versions.takeDirty() {
      let key = Key(chunk.key.packed)
      try transaction.store(chunk.value.span, for: key.span, in: log.tables.streams)
    }
    let newHead = LogHead(edge: group.edge, recordedAt: group.recordedAt)
    try newHead.store(in: &transaction, log.tables)
    attempt = (newHead, results)
    try OpenLog.commit(transaction)
    attempt = nil
    head = newHead
    versions.trim()
    return results
  }

  /// What grows while a group is written.
  private struct Group {
    var edge: RightEdge
    let recordedAt: Timestamp
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
  private mutating func decideAndWrite(
    _ batch: AppendBatch, _ group: inout Group, _ transaction: inout WriteTransaction,
    _ tables: LogTables
  ) throws(EventLogError) -> Result<AppendResult, EventLogError> {
    if let early = try earlierResult(batch, transaction.snapshot, tables) { return early }
    if let refusal = batch.refusal { return .failure(refusal) }
    var streamVersions: [UInt64] = []
    streamVersions.reserveCapacity(batch.drafts.count)
    for draft in batch.drafts {
      let current = try currentVersion(of: draft.stream, transaction.snapshot, tables)
      guard draft.expected.allows(current) else {
        versions.revert()
        return .failure(
          .wrongExpectedVersion(
            stream: draft.stream, expected: draft.expected, actual: current))
      }
      streamVersions.append(versions.advance(draft.stream))
    }
    versions.keep()
    return .success(try write(batch, streamVersions, &group, &transaction, tables))
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

  private mutating func write(
    _ batch: AppendBatch, _ streamVersions: [UInt64], _ group: inout Group,
    _ transaction: inout WriteTransaction, _ tables: LogTables
  ) throws(EventLogError) -> AppendResult {
    let first = group.edge.size.rawValue
    var idempotency = batch.idempotency?.mark(ofEvents: batch.drafts.count)
    for (draft, version) in zip(batch.drafts, streamVersions) {
      let position = group.edge.size.rawValue
      scratch.removeAll(keepingCapacity: true)
      appendSequencedFields(
        to: &scratch, position: position, recordedAt: group.recordedAt, streamVersion: version,
        idempotencyMark: idempotency)
      idempotency = nil
      scratch.append(contentsOf: draft.payload)
      let key = Key(position)
      try transaction.store(scratch.span, for: key.span, in: tables.entries, mode: .append)
      group.edge.append(Hash.leaf(scratch.span)) { hashes.append($0) }
    }
    let result = AppendResult(
      positions: first..<group.edge.size.rawValue, recordedAt: group.recordedAt, isRepeat: false)
    if let key = batch.idempotency {
      let record = IdempotencyRecord(
        contentDigest: key.contentDigest, positions: result.positions,
        recordedAt: result.recordedAt)
      try transaction.store(
        record.encoded.span, for: key.keyDigest.span, in: tables.idempotency, mode: .insert)
    }
    return result
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
