internal import LMDB
public import TransparencyLog

/// Where the log ends: what the next append starts from.
public struct LogHead: Sendable {
  /// The peaks of the tree over all events.
  public let edge: RightEdge
  /// When the newest event was recorded; the epoch where there is none.
  public let recordedAt: Timestamp

  /// The number of events, and so the position of the next one.
  public var size: UInt64 { edge.size.rawValue }
  /// The root of the tree over all events.
  public var rootHash: Hash { edge.root }

  init(edge: RightEdge, recordedAt: Timestamp) {
    self.edge = edge
    self.recordedAt = recordedAt
  }

  init(from snapshot: Snapshot, _ tables: LogTables) throws(EventLogError) {
    guard let storedEdge = try snapshot.stored(StateKey.edge.bytes.span, in: tables.state),
      let edge = RightEdge(encoded: storedEdge)
    else { throw .damaged(.missingState(StateKey.edge.rawValue)) }
    guard let storedTime = try snapshot.stored(StateKey.recordedAt.bytes.span, in: tables.state),
      storedTime.count == 8
    else { throw .damaged(.missingState(StateKey.recordedAt.rawValue)) }
    self.edge = edge
    recordedAt = Timestamp(microseconds: Int64(bitPattern: readBigEndian(storedTime, at: 0)))
  }

  func store(
    in transaction: inout WriteTransaction, _ tables: LogTables
  ) throws(EventLogError) {
    try transaction.store(
      edge.encoded.span, for: StateKey.edge.bytes.span, in: tables.state)
    try transaction.store(
      bigEndian(UInt64(bitPattern: recordedAt.microseconds)).span,
      for: StateKey.recordedAt.bytes.span, in: tables.state)
  }
}
