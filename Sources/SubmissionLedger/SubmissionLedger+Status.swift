public import EventLog
public import Projections
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

/// How far a projection was folded.
public struct ProjectionStatus: Sendable {
  /// The name by which commands know it.
  public let name: String
  /// The version of the fold; content of another version is built anew.
  public let version: UInt64
  /// The number of events folded so far.
  public let position: UInt64
  /// The size of the log, which the projection has yet to reach where it is behind.
  public let logSize: UInt64
  /// The digest of the content, where it was asked for.
  public let digest: Hash?
  /// The lengths of all its files, added up, in bytes.
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

  /// How far every projection was folded; with digests each is read whole.
  public func projectionStatus(
    withDigests: Bool
  ) throws(LedgerError) -> [ProjectionStatus] {
    let size = try logging { () throws(EventLogError) in try log.head().size }
    var statuses: [ProjectionStatus] = []
    for store in projections {
      let status = try projecting { () throws(ProjectionError) -> ProjectionStatus in
        let digest = withDigests ? try store.digest().digest : nil
        return ProjectionStatus(
          name: store.name, version: store.type.version, position: try store.position(),
          logSize: size, digest: digest, diskBytes: store.diskBytes())
      }
      statuses.append(status)
    }
    return statuses
  }

  /// Removes a projection of a ledger, also one that cannot be opened; the next use builds it anew.
  public static func dropProjection(
    named name: String, at directory: String
  ) throws(LedgerError) {
    let layout = LedgerLayout(directory: directory)
    guard LedgerFiles.isLedger(layout) else { throw .notALedger(path: directory) }
    let types: [any Projection.Type] = [Submissions.self, Referrals.self]
    guard let type = types.first(where: { $0.name == name }) else {
      throw .projection(.unknownProjection(name, known: types.map { $0.name }))
    }
    try projecting { () throws(ProjectionError) in
      try ProjectionStore.drop(type, in: layout.projections)
    }
  }

  /// The projection of a name.
  public func projection(named name: String) throws(LedgerError) -> ProjectionStore {
    guard let store = projections.first(where: { $0.name == name }) else {
      throw .projection(.unknownProjection(name, known: projections.map(\.name)))
    }
    return store
  }
}
