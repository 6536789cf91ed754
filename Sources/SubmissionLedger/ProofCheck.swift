internal import EventLog
public import TransparencyLog

/// Checks a proof with nothing but the proof and a verifier key: no ledger is needed.
public enum ProofCheck {
  /// What a proof shows.
  public enum Answer: Sendable {
    /// The event stands at the position in the log that was signed.
    case inclusion(position: UInt64, leafHash: Hash, checkpoint: Checkpoint)
    /// The log of the older checkpoint is the beginning of that of the newer one.
    case consistency(older: Checkpoint, newer: Checkpoint)
    /// The proof is well formed and proves nothing.
    case refused(reason: String)
  }

  /// - Throws: ``LedgerError/note(_:)`` where the text or the key is not of the form it must have.
  public static func check(
    _ text: [UInt8], verifierKey: String
  ) throws(LedgerError) -> Answer {
    let verifier = try noting { () throws(NoteError) in try NoteVerifier(parsing: verifierKey) }
    let isConsistency = text.starts(with: Array(ConsistencyProof.header.utf8))
    return isConsistency
      ? try consistency(text, verifier) : try inclusion(text, verifier)
  }

  private static func inclusion(
    _ text: [UInt8], _ verifier: NoteVerifier
  ) throws(LedgerError) -> Answer {
    let proof = try noting { () throws(NoteError) in try InclusionProof(parsing: text.span) }
    guard !proof.extra.isEmpty else {
      return .refused(reason: "the proof does not hold the event that it is about")
    }
    let leafHash = Hash.leaf(proof.extra.span)
    do {
      let checkpoint = try proof.checkpoint.opened(by: verifier)
      try proof.verify(leafHash, in: checkpoint)
      return .inclusion(
        position: proof.index.rawValue, leafHash: leafHash, checkpoint: checkpoint)
    } catch {
      return .refused(reason: String(describing: error))
    }
  }

  private static func consistency(
    _ text: [UInt8], _ verifier: NoteVerifier
  ) throws(LedgerError) -> Answer {
    let proof = try noting { () throws(NoteError) in try ConsistencyProof(parsing: text.span) }
    do {
      let older = try proof.older.opened(by: verifier)
      let newer = try proof.newer.opened(by: verifier)
      try proof.verify(from: older, to: newer)
      return .consistency(older: older, newer: newer)
    } catch {
      return .refused(reason: String(describing: error))
    }
  }
}
