public import EventLog
public import Projections
public import TransparencyLog

/// How a ledger stands.
public struct LedgerStatus: Sendable {
  public let origin: String
  public let size: UInt64
  public let rootHash: Hash
  public let created: Timestamp
  public let newestAt: Timestamp
  public let hasSimulatedClock: Bool
  public let verifierKey: String
  public let projections: [ProjectionStatus]
  public let diskBytes: Int
}

/// How far a projection was folded.
public struct ProjectionStatus: Sendable {
  public let name: String
  public let version: UInt64
  public let position: UInt64
  /// The size of the log, which the projection has yet to reach where it is behind.
  public let logSize: UInt64
  /// The digest of the content, where it was asked for.
  public let digest: Hash?
  public let diskBytes: Int
}

extension SubmissionLedger {
  public func status() throws(LedgerError) -> LedgerStatus {
    let head = try logging { () throws(EventLogError) in try log.head() }
    return LedgerStatus(
      origin: identity.origin, size: head.size, rootHash: head.rootHash,
      created: identity.createdAt, newestAt: head.recordedAt,
      hasSimulatedClock: identity.hasSimulatedClock, verifierKey: identity.verifier.encoded,
      projections: try projectionStatus(withDigests: false),
      diskBytes: LedgerFiles.diskBytes(layout.directory))
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
