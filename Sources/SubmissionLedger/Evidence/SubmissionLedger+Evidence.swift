public import EventLog
internal import EventSchema
internal import Evidence
internal import Foundation
internal import Policy
internal import SwiftProtobuf
internal import TransparencyLog
internal import ZipArchive

extension SubmissionLedger {
  /// Makes the evidence pack of a span of time (R26).
  ///
  /// The span is over when it is asked about, and the proofs lead to the first checkpoint that was signed behind
  /// it; where there is none, one is signed. So the same span is the same bytes for ever, whatever but an erasure is appended
  /// later. The file is durable before `EvidenceBuilt` tells of it. That statuses of opt-outs were opened is recorded
  /// as a look, every time (R28).
  ///
  /// - Parameters:
  ///   - end: the first moment behind the span.
  ///   - progress: told what is being done.
  /// - Throws: ``LedgerError/badArgument(name:expected:)`` for a span that is not over, in which the ledger was not
  ///   there, or that is too long, and for a file that is there already.
  /// Cost: walks over the log, and a rebuild of every projection up to the end of the span.
  public func buildEvidence(
    from start: Timestamp, to end: Timestamp, at path: String,
    progress: (String) -> Void = { _ in }
  ) throws(LedgerError) -> EvidenceBuild {
    try NewFile.requireFree(path)
    let span = try positions(from: start, to: end)
    try catchUp()
    let head = try checkpoint(reaching: span.upperBound)
    let gathering = try gather(span, progress: progress)
    let scope = EvidenceScope(
      origin: identity.origin, verifierKey: identity.verifier.encoded,
      fromMicroseconds: UInt64(start.microseconds), toMicroseconds: UInt64(end.microseconds),
      positions: span, size: head.checkpoint.size.rawValue, rootHash: head.checkpoint.root.hex)
    var bound = try standings(scope, progress: progress)
    bound.take(gathering)
    // Statuses and who was in which release are opened for it; the look stands behind the span (R28).
    try recordAccess(command: "evidence build", reason: "counting for an evidence pack")
    bound.optOutBreaches = try breachFigures(asOfSize: span.upperBound)
    let (report, policy) = try report(scope, gathering.cited, &bound)
    let proofs = try proofs(of: gathering.cited, head)
    let pack = try pack(report, policy, head, gathering.cited, proofs)
    let (digest, bytes) = try write(pack, to: path)
    let counts = EvidenceBuild.Counts(report.counted)
    let body = Self.body(scope, head, digest, bytes, events: gathering.cited.count, counts)
    let (position, isNew) = try record(body)
    return EvidenceBuild(
      scope: scope, path: path, digest: digest, bytes: bytes, events: gathering.cited.count,
      counts: counts, position: position, isNew: isNew)
  }

  /// The positions of the events of a span that is over.
  private func positions(
    from start: Timestamp, to end: Timestamp
  ) throws(LedgerError) -> Range<UInt64> {
    guard start < end else {
      throw .badArgument(name: "--from and --to", expected: "the earlier time first")
    }
    let now = now
    guard end <= now else {
      throw .badArgument(
        name: "--to", expected: "a time that is not after the ledger's clock, which shows \(now)")
    }
    guard end > identity.createdAt else {
      throw .badArgument(
        name: "--to", expected: "a time after the making of the ledger at \(identity.createdAt)")
    }
    let last = Timestamp(microseconds: end.microseconds - 1)
    let before = Timestamp(microseconds: start.microseconds - 1)
    return try size(asOf: .time(before))..<size(asOf: .time(last))
  }

  /// The first checkpoint that reaches a size, signed now where there is none.
  private func checkpoint(reaching size: UInt64) throws(LedgerError) -> SignedHead {
    if let head = try checkpoints().first(where: { $0.checkpoint.size.rawValue >= size }) {
      return head
    }
    return try signCheckpoint(reaching: size)
  }

  private func gather(
    _ span: Range<UInt64>, progress: (String) -> Void
  ) throws(LedgerError) -> EvidenceGathering {
    var gathering = EvidenceGathering(span: span)
    let snapshot = try logging { () throws(EventLogError) in try log.beginRead() }
    try gathering.gather(snapshot) { progress("reading: \($0) of \(span.upperBound) events") }
    return gathering
  }

  /// What is counted from projections and by verification.
  private func standings(
    _ scope: EvidenceScope, progress: (String) -> Void
  ) throws(LedgerError) -> BoundFigures {
    let size = scope.endPosition
    var bound = BoundFigures(flow: try flowFigures(asOfSize: size))
    bound.coverage = try coverageFigures(asOfSize: size)
    bound.projections = try projectionFigures(asOfSize: size, progress: progress)
    bound.logFindings = try logFindings(upTo: scope.size, progress: progress)
    return bound
  }

  private func report(
    _ scope: EvidenceScope, _ events: [CitedEvent], _ bound: inout BoundFigures
  ) throws(LedgerError) -> (EvidenceReport, policy: String) {
    do throws(EvidenceError) {
      bound.extracts = try ExtractTable.named(in: events, scope: scope)
      let counted = try CountedFigures(of: events, scope: scope, extracts: bound.extracts)
      let cited = EvidenceReport(scope: scope, counted: counted, bound: bound).policyVersions
      let policy = EvidencePolicies.json(
        PolicyBook.standard.versions.filter { cited.contains($0.name) })
      bound.policyDigest = SHA256Hasher.hash(Array(policy.utf8).span).hex
      return (EvidenceReport(scope: scope, counted: counted, bound: bound), policy)
    } catch {
      throw .evidence(error)
    }
  }

  private func proofs(
    of events: [CitedEvent], _ head: SignedHead
  ) throws(LedgerError) -> [String] {
    let text = Array(head.text.utf8)
    let checkpoint = try noting { () throws(NoteError) in
      try SignedCheckpoint(parsing: text.span)
    }
    var proofs: [String] = []
    do throws(EventLogError) {
      let snapshot = try log.beginRead()
      for event in events {
        let hashes = try snapshot.inclusionProof(
          of: Position(event.position), inSize: head.checkpoint.size.rawValue)
        let proof = InclusionProof(
          index: LeafIndex(event.position), hashes: hashes, checkpoint: checkpoint,
          extra: event.bytes)
        proofs.append(proof.encoded)
      }
    } catch {
      throw .log(error)
    }
    return proofs
  }

  private func pack(
    _ report: EvidenceReport, _ policy: String, _ head: SignedHead, _ events: [CitedEvent],
    _ proofs: [String]
  ) throws(LedgerError) -> EvidencePack {
    let signer = try LedgerFiles.loadSigner(at: layout.signingKey)
    guard signer.verifier == identity.verifier else { throw .wrongSigningKey }
    do {
      return try EvidencePack(
        report, policy: policy, checkpoint: head.text, events: events, proofs: proofs
      ) { text in
        try SignedNote(text: text, signers: [signer])
      }
    } catch let error as EvidenceError {
      if case .tooLarge = error {
        throw .badArgument(name: "--from and --to", expected: "\(error)")
      }
      throw .evidence(error)
    } catch let error as NoteError {
      throw .note(error)
    } catch {
      throw .report(path: "the pack", reason: String(describing: error))
    }
  }
}

// The file and its event.
extension SubmissionLedger {
  /// Writes the file, which takes its name when it is whole and durable.
  private func write(
    _ pack: EvidencePack, to path: String
  ) throws(LedgerError) -> (digest: Hash, bytes: UInt64) {
    let draft = NewFile.draft(of: path)
    defer { try? FileManager.default.removeItem(atPath: draft) }
    do throws(ZipError) {
      try ZipWriter.write(
        pack.members.map { ZipMember(name: $0.name, content: .bytes($0.bytes)) }, to: draft)
    } catch {
      throw .report(path: path, reason: error.description)
    }
    let (digest, bytes) = try ReleaseDraft.digest(of: draft)
    guard let hash = Hash(digest.span) else {
      throw .report(path: path, reason: "it has no digest")
    }
    try NewFile.name([(path, draft)])
    return (hash, bytes)
  }

  private static func body(
    _ scope: EvidenceScope, _ head: SignedHead, _ digest: Hash, _ bytes: UInt64, events: Int,
    _ counts: EvidenceBuild.Counts
  ) -> SchemaEvidenceBuilt {
    var body = SchemaEvidenceBuilt()
    body.fromMicroseconds = Int64(clamping: scope.fromMicroseconds)
    body.toMicroseconds = Int64(clamping: scope.toMicroseconds)
    body.firstPosition = scope.firstPosition
    body.endPosition = scope.endPosition
    body.size = scope.size
    body.rootHash = Data(head.checkpoint.root.bytes)
    body.digest = Data(digest.bytes)
    body.bytes = bytes
    body.events = UInt64(events)
    body.submissions = counts.submissions
    body.releases = counts.releases
    body.refusals = counts.refusals
    body.publications = counts.publications
    return body
  }

  /// Appends the event, unless the same pack was told of before.
  private func record(
    _ body: SchemaEvidenceBuilt
  ) throws(LedgerError) -> (position: Position, isNew: Bool) {
    let content = try serialized(body)
    let fields = EventFields(
      type: .evidenceBuilt, stream: StreamID(.evidence, 1), effectiveAt: now,
      actor: session.actor, body: content)
    let key = IdempotencyKey("evidence/\(hexadecimal(body.digest))", content: content)
    let result = try append([EventDraft(fields)], idempotency: key)
    return (result.first, !result.isRepeat)
  }
}

extension BoundFigures {
  fileprivate mutating func take(_ gathering: EvidenceGathering) {
    tallies = gathering.tally
    withheld = gathering.withheld
    cohorts = gathering.cohorts.number
    cohortReferrals = gathering.cohorts.referrals
    accesses = gathering.accesses
  }
}
