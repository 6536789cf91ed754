internal import EventLog
public import Projections
public import TransparencyLog
internal import WorkAhead

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
  /// All projections, in the order in which people see them.
  public var projections: [ProjectionStore] {
    [submissions, referrals, choices, optOuts, disclosureStore, erasureStore]
  }

  /// Folds what is new into every projection, each on whatever core is free.
  public func catchUp() throws(LedgerError) {
    var folds = AheadLine<Result<Void, ProjectionError>>(limit: projections.count)
    for store in projections {
      _ = folds.add { Result { () throws(ProjectionError) in try store.catchUp() } }
    }
    var results: [Result<Void, ProjectionError>] = []
    while let result = folds.next() { results.append(result) }
    for result in results {
      try projecting { () throws(ProjectionError) in try result.get() }
    }
  }

  /// How far every projection was folded; with digests each is read whole.
  public func projectionStatus(
    withDigests: Bool
  ) throws(LedgerError) -> [ProjectionStatus] {
    var statuses: [ProjectionStatus] = []
    for store in projections { statuses.append(try status(of: store, withDigest: withDigests)) }
    return statuses
  }

  /// Builds a projection anew beside the live one, takes over in one step, and tells how it stands.
  public func rebuildProjection(
    named name: String, progress: (FoldProgress) -> Void = { _ in }
  ) throws(LedgerError) -> ProjectionStatus {
    let store = try projection(named: name)
    try projecting { () throws(ProjectionError) in try store.rebuild(progress: progress) }
    return try status(of: store, withDigest: true)
  }

  /// Builds projections anew as far as the live ones have come, and compares; nil for all of them.
  ///
  /// - Parameter progress: told the name of the projection that is being built, and how far it is.
  public func verifyProjections(
    named name: String? = nil, progress: (String, FoldProgress) -> Void = { _, _ in }
  ) throws(LedgerError) -> [ProjectionVerification] {
    var stores = projections
    if let name { stores = [try projection(named: name)] }
    var results: [ProjectionVerification] = []
    for store in stores {
      let result = try projecting { () throws(ProjectionError) in
        try store.verify { progress(store.name, $0) }
      }
      results.append(result)
    }
    return results
  }

  /// Removes a projection of a ledger, also one that cannot be opened; the next use builds it anew.
  public static func dropProjection(
    named name: String, at directory: String
  ) throws(LedgerError) {
    let layout = LedgerLayout(directory: directory)
    guard LedgerFiles.isLedger(layout) else { throw .notALedger(path: directory) }
    let types: [any Projection.Type] = [
      Submissions.self, Referrals.self, Choices.self, OptOuts.self, Disclosures.self, Erasures.self,
    ]
    guard let type = types.first(where: { $0.name == name }) else {
      throw .projection(.unknownProjection(name, known: types.map { $0.name }))
    }
    try projecting { () throws(ProjectionError) in
      try ProjectionStore.drop(type, in: layout.projections)
    }
  }

  private func status(
    of store: ProjectionStore, withDigest: Bool
  ) throws(LedgerError) -> ProjectionStatus {
    let size = try logging { () throws(EventLogError) in try log.head().size }
    return try projecting { () throws(ProjectionError) in
      let digest = withDigest ? try store.digest().digest : nil
      return ProjectionStatus(
        name: store.name, version: store.type.version, position: try store.position(),
        logSize: size, digest: digest, diskBytes: store.diskBytes())
    }
  }

  private func projection(named name: String) throws(LedgerError) -> ProjectionStore {
    guard let store = projections.first(where: { $0.name == name }) else {
      throw .projection(.unknownProjection(name, known: projections.map(\.name)))
    }
    return store
  }
}
