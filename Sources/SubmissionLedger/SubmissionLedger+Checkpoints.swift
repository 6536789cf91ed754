public import EventLog
internal import EventSchema
internal import Foundation
internal import Projections
internal import SwiftProtobuf
public import TransparencyLog

/// A checkpoint that the ledger signed, and where its event stands.
public struct SignedHead: Sendable {
  /// What the signature vouches for: origin, size and root.
  public let checkpoint: Checkpoint
  /// The signed note, C2SP tlog-checkpoint.
  public let text: String
  /// The position of the event that tells of it; nil where the log was not changed.
  public let position: Position?
  /// When the log took the event that tells of it.
  public let signedAt: Timestamp
}

extension SubmissionLedger {
  /// Signs the log as it stands and records the checkpoint as an event.
  ///
  /// Before the signature, leaf hashes are derived again from the stored bytes of everything since the
  /// last checkpoint, and that one must be on the way to this one. Where nothing but the last
  /// checkpoint's own event was appended since, that checkpoint is given again.
  ///
  /// - Parameter needed: a size that the checkpoint must reach, also where only an event of a checkpoint lies
  ///   beyond the last one.
  /// - Throws: ``LedgerError/notVerified(_:)`` where the log is not what it should be; nothing is signed.
  public func signCheckpoint(reaching needed: UInt64 = 0) throws(LedgerError) -> SignedHead {
    let last = try checkpoints().last
    let size = try logging { () throws(EventLogError) in try log.head().size }
    if let last, let position = last.position, size == position.next.rawValue,
      last.checkpoint.size.rawValue >= needed
    {
      return last
    }
    let report = try verify(from: last?.checkpoint.size.rawValue ?? 0, upTo: size)
    if let finding = report.findings.first { throw .notVerified(finding) }
    let root = try logging { () throws(EventLogError) in
      try log.beginRead().rootHash(ofSize: size)
    }
    let signer = try LedgerFiles.loadSigner(at: layout.signingKey)
    guard signer.verifier == identity.verifier else { throw .wrongSigningKey }
    let signed = try noting { () throws(NoteError) in
      try SignedCheckpoint(
        Checkpoint(origin: identity.origin, size: TreeSize(size), root: root), signers: [signer])
    }
    var body = SchemaCheckpointSigned()
    body.size = size
    body.rootHash = Data(root.bytes)
    body.note = signed.encoded
    let fields = EventFields(
      type: .checkpointSigned, stream: StreamID(.ledger, 1), effectiveAt: now,
      actor: session.actor, body: try serialized(body))
    // Two processes that sign one size at a time record it once.
    let key = IdempotencyKey("checkpoint/\(size)", content: root.bytes)
    let result = try append([EventDraft(fields)], idempotency: key)
    if result.isRepeat {
      let recorded = try checkpoints().first { $0.position == result.first }
      if let recorded { return recorded }
    }
    return SignedHead(
      checkpoint: signed.unverified, text: signed.encoded, position: result.first,
      signedAt: result.recordedAt)
  }

  /// Every checkpoint that was signed, in order.
  ///
  /// Cost: one walk over the log.
  public func checkpoints() throws(LedgerError) -> [SignedHead] {
    var heads: [SignedHead] = []
    let snapshot = try logging { () throws(EventLogError) in try log.beginRead() }
    let stored = try logging { () throws(EventLogError) in
      var stored: [RecordedEvent] = []
      var events = try snapshot.events(from: Position(0))
      while let event = try events.next() {
        if event.header.type == .checkpointSigned { stored.append(event.copy()) }
      }
      return stored
    }
    for event in stored {
      guard let body = try? SchemaCheckpointSigned(serializedBytes: event.body) else {
        throw .projection(.malformedBody(event.position))
      }
      let note = Array(body.note.utf8)
      let signed = try noting { () throws(NoteError) in
        try SignedCheckpoint(parsing: note.span)
      }
      heads.append(
        SignedHead(
          checkpoint: signed.unverified, text: body.note, position: event.position,
          signedAt: event.header.recordedAt))
    }
    return heads
  }

  /// The newest checkpoint whose tree holds a position.
  private func checkpoint(holding position: Position) throws(LedgerError) -> SignedHead {
    let newest = try checkpoints().last
    guard let newest, position.rawValue < newest.checkpoint.size.rawValue else {
      throw .notFound(
        what: "a signed checkpoint of position \(position) (make one with `checkpoint sign`)")
    }
    return newest
  }

  /// The proof, in the C2SP tlog-proof form, that an event is in the newest signed checkpoint.
  ///
  /// Its extra data is the event as stored, so that whoever holds the proof can check it alone.
  public func proveInclusion(of position: Position) throws(LedgerError) -> String {
    let head = try checkpoint(holding: position)
    let snapshot = try logging { () throws(EventLogError) in try log.beginRead() }
    let hashes = try logging { () throws(EventLogError) in
      try snapshot.inclusionProof(of: position, inSize: head.checkpoint.size.rawValue)
    }
    let event = try logging { () throws(EventLogError) in try snapshot.event(at: position) }
    let text = Array(head.text.utf8)
    return try noting { () throws(NoteError) in
      InclusionProof(
        index: LeafIndex(position.rawValue), hashes: hashes,
        checkpoint: try SignedCheckpoint(parsing: text.span), extra: event.bytes
      ).encoded
    }
  }

  /// The proof that the log of one size is the beginning of the log of another.
  ///
  /// Both sizes are those of signed checkpoints: a proof between trees that nobody signed would bind
  /// nobody.
  public func proveConsistency(from old: UInt64, to new: UInt64) throws(LedgerError) -> String {
    let heads = try checkpoints()
    guard old <= new else { throw .badArgument(name: "sizes", expected: "the smaller size first") }
    guard let older = heads.last(where: { $0.checkpoint.size.rawValue == old }),
      let newer = heads.last(where: { $0.checkpoint.size.rawValue == new })
    else {
      let known = heads.map { String($0.checkpoint.size.rawValue) }.joined(separator: ", ")
      throw .badArgument(
        name: "sizes", expected: "sizes of signed checkpoints, which are: \(known)")
    }
    let hashes = try logging { () throws(EventLogError) in
      try log.beginRead().consistencyProof(from: old, to: new)
    }
    let texts = (Array(older.text.utf8), Array(newer.text.utf8))
    return try noting { () throws(NoteError) in
      try ConsistencyProof(
        older: try SignedCheckpoint(parsing: texts.0.span),
        newer: try SignedCheckpoint(parsing: texts.1.span), hashes: hashes
      ).encoded
    }
  }
}
