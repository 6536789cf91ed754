public import EventLog
internal import EventSchema
internal import SwiftProtobuf
internal import TransparencyLog

extension SubmissionLedger {
  /// Derives the tree again from the stored bytes and checks every signed checkpoint against it.
  ///
  /// - Parameter start: the size to begin at; what stands before it is taken as the tree says.
  public func verify(
    from start: UInt64 = 0, upTo end: UInt64? = nil, progress: (UInt64) -> Void = { _ in }
  ) throws(LedgerError) -> LogReport {
    let snapshot = try logging { () throws(EventLogError) in try log.beginRead() }
    guard start <= snapshot.size else { throw .outsideLog("size \(start)", size: snapshot.size) }
    let identity = identity
    let report = try logging { () throws(EventLogError) in
      try log.verify(
        from: start, upTo: end, inspecting: [.checkpointSigned], progress: progress
      ) { event in
        checkpointFinding(event, identity, snapshot)
      }
    }
    return report.adding(notChecked: [
      "whether sealed parts can be opened, and the vault",
      "projections, which `projection verify` compares with a rebuild",
    ])
  }
}

/// What is wrong with a recorded checkpoint, nil where nothing is.
private func checkpointFinding(
  _ event: RecordedEvent, _ identity: LedgerIdentity, _ snapshot: borrowing LogSnapshot
) -> LogFinding? {
  func finding(_ detail: String) -> LogFinding {
    LogFinding(kind: .checkpoint, position: event.position, detail: detail)
  }
  guard let body = try? SchemaCheckpointSigned(serializedBytes: event.body) else {
    return finding("the checkpoint at position \(event.position) cannot be read")
  }
  let note = Array(body.note.utf8)
  guard let signed = try? SignedCheckpoint(parsing: note.span),
    let checkpoint = try? signed.opened(by: identity.verifier, origin: identity.origin)
  else {
    return finding(
      "the checkpoint at position \(event.position) is not signed by the ledger's key")
  }
  guard checkpoint.size.rawValue <= event.position.rawValue,
    let root = try? snapshot.rootHash(ofSize: checkpoint.size.rawValue), root == checkpoint.root
  else {
    return finding(
      "the checkpoint of size \(checkpoint.size) at position \(event.position) is of another log")
  }
  return nil
}
