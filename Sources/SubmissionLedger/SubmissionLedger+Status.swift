public import EventLog
internal import Projections
public import TransparencyLog

/// How a ledger stands.
public struct LedgerStatus: Sendable {
  /// The name under which its checkpoints are signed (C2SP tlog-checkpoint).
  public let origin: String
  /// The number of events in the log.
  public let size: UInt64
  /// The root of the tree over all events, not signed here.
  public let rootHash: Hash
  /// When the log took its first event.
  public let created: Timestamp
  /// When the log took its newest event.
  public let newestAt: Timestamp
  /// Whether commands bring the time with them, so that no time in it is evidence.
  public let hasSimulatedClock: Bool
  /// The key that checks its checkpoints, in the C2SP form, to hand to auditors.
  public let verifierKey: String
  /// Every projection without its digest, in the order in which people see them.
  public let projections: [ProjectionStatus]
  /// The lengths of all files in the directory, added up, in bytes.
  public let diskBytes: Int
}

extension SubmissionLedger {
  /// How the ledger stands now; costs a look at each file, and no walk over the log.
  public func status() throws(LedgerError) -> LedgerStatus {
    let head = try logging { () throws(EventLogError) in try log.head() }
    return LedgerStatus(
      origin: identity.origin, size: head.size, rootHash: head.rootHash,
      created: identity.createdAt, newestAt: head.recordedAt,
      hasSimulatedClock: identity.hasSimulatedClock, verifierKey: identity.verifier.encoded,
      projections: try projectionStatus(withDigests: false),
      diskBytes: Directories.bytes(in: layout.directory))
  }
}
