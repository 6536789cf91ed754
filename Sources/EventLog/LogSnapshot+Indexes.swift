internal import LMDB

// The versions of streams.
extension LogSnapshot {
  /// The newest version of a stream, 0 where it has no event.
  public borrowing func version(of stream: StreamID) throws(EventLogError) -> UInt64 {
    let key = Key(StreamVersions.ChunkKey(stream).packed)
    guard let chunk = try transaction.snapshot.stored(key.span, in: tables.streams) else {
      return 0
    }
    guard let version = StreamVersions.version(of: stream, in: chunk) else {
      throw .damaged(.missingState("stream versions of \(stream)"))
    }
    return UInt64(version)
  }

  /// The highest number among the streams of a category that hold an event, nil where none does.
  public borrowing func highestNumber(
    in category: StreamCategory
  ) throws(EventLogError) -> UInt64? {
    let first = StreamVersions.ChunkKey(StreamID(category, 0)).packed
    let beyond = Key(first + 1 << 56)
    let found: (chunk: UInt64, slot: Int)?
    do throws(LMDBError) {
      var cursor = try transaction.snapshot.cursor(in: tables.streams)
      guard let entry = try cursor.seek(before: beyond.span) else { return nil }
      let chunk = entry.key.bigEndianUInt64()
      let slots = StreamVersions.decode(entry.value) ?? []
      found = slots.lastIndex { $0 != 0 }.map { (chunk, $0) }
    } catch {
      throw .storage(error)
    }
    guard let found, found.chunk >= first else { return nil }
    return (found.chunk - first) * StreamVersions.perChunk + UInt64(found.slot)
  }

  /// The whole table of versions, for a reader that goes through it.
  @_lifetime(borrow self)
  borrowing func streamVersionWalk() throws(EventLogError) -> StreamVersionWalk {
    do throws(LMDBError) {
      return StreamVersionWalk(try transaction.snapshot.cursor(in: tables.streams))
    } catch {
      throw .storage(error)
    }
  }
}

// What was appended under idempotency keys.
extension LogSnapshot {
  /// What was appended under a key, nil where nothing was.
  ///
  /// - Throws: ``EventLogError/idempotencyConflict(first:)`` where the content differs.
  public borrowing func result(of key: IdempotencyKey) throws(EventLogError) -> AppendResult? {
    try recorded(key, in: transaction.snapshot, tables)
  }

  /// What was appended under a key of this name, with whatever content; nil where nothing was.
  ///
  /// Cost: one look into the index, which makes a key a name by which an event is found again.
  public borrowing func result(ofKeyNamed name: String) throws(EventLogError) -> AppendResult? {
    let digest = IdempotencyKey(name, content: []).keyDigest
    guard let record = try idempotencyRecord(under: digest.span) else { return nil }
    return AppendResult(
      positions: record.positions, recordedAt: record.recordedAt, isRepeat: true)
  }

  /// The record under the digest of a key, nil where there is none.
  borrowing func idempotencyRecord(
    under keyDigest: Span<UInt8>
  ) throws(EventLogError) -> IdempotencyRecord? {
    try transaction.snapshot.idempotencyRecord(under: keyDigest, tables)
  }

  /// The number of records, whether or not an event explains them.
  borrowing func idempotencyRecordCount() throws(EventLogError) -> Int {
    do throws(LMDBError) {
      return try transaction.snapshot.count(of: tables.idempotency)
    } catch {
      throw .storage(error)
    }
  }
}

extension Snapshot {
  fileprivate func idempotencyRecord(
    under keyDigest: Span<UInt8>, _ tables: LogTables
  ) throws(EventLogError) -> IdempotencyRecord? {
    guard let stored = try stored(keyDigest, in: tables.idempotency) else { return nil }
    guard let record = IdempotencyRecord(encoded: stored) else {
      throw .damaged(.missingState("idempotency record"))
    }
    return record
  }
}

/// What was appended under a key, in one view of the log.
func recorded(
  _ key: IdempotencyKey, in snapshot: Snapshot, _ tables: LogTables
) throws(EventLogError) -> AppendResult? {
  let record = try snapshot.idempotencyRecord(under: key.keyDigest.span, tables)
  guard let record else { return nil }
  guard record.contentDigest == key.contentDigest else {
    throw .idempotencyConflict(first: Position(record.positions.lowerBound))
  }
  return AppendResult(
    positions: record.positions, recordedAt: record.recordedAt, isRepeat: true)
}
