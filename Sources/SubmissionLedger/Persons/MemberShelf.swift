internal import EventLog
internal import EventSchema
internal import KeyVault
internal import PersonSets
internal import Projections

/// What was read of releases for questions about single people, as a process keeps it.
///
/// Of each release it holds what its answer says; of the chunks of 65,536 numbers that were asked about
/// last, who was in which release. The log is read again for what is not there.
struct MemberShelf: Sendable {
  private(set) var releases: [Release] = []
  /// The first disclosure that had not ended when it was looked at.
  private var next: UInt64 = 1
  private var chunks: [PersonChunk: Chunk] = [:]
  /// From the one asked about longest ago to the last.
  private var recent: [PersonChunk] = []

  /// A release, and where its people stand.
  struct Release: Sendable {
    let number: UInt64
    let position: Position
    let releasedAt: Timestamp
    let use: String
    let recipient: String
    let agreement: String?
    let lawfulBasis: String
    let pieces: [DisclosureRecord.Piece]
  }

  /// The people of one chunk, release by release.
  private struct Chunk: Sendable {
    /// How many releases were read for it.
    var releases = 0
    var pieces: [(release: Int, group: MemberGroup, people: [UInt8])] = []
    var byteCount = 0
  }

  /// What the chunks that are kept may take; the one that is asked about is kept whatever it takes.
  private static let byteLimit = 64 << 20

  /// Reads what the log tells of releases beyond those that are known.
  mutating func catchUp(_ ledger: SubmissionLedger) throws(LedgerError) {
    try projecting { () throws(ProjectionError) in try ledger.disclosureStore.catchUp() }
    let start = next
    let records = try ledger.readDisclosures { (model) throws(ProjectionError) in
      try model.disclosures(from: start)
    }
    for record in records {
      switch record.outcome {
      case .open: return
      case .refused: break
      case .released(let position, let time, let body):
        releases.append(Release(record, body, at: position, time))
      }
      next = record.number + 1
    }
  }

  /// What became of a number in each release that holds it: its place among ``releases`` and the group.
  mutating func find(
    _ number: UInt64, _ ledger: SubmissionLedger, _ vault: Vault
  ) throws(LedgerError) -> [(release: Int, group: MemberGroup)] {
    guard let chunk = PersonChunk(of: number) else { return [] }
    var known = chunks[chunk] ?? Chunk()
    // Nobody else refers to it while it grows.
    chunks[chunk] = nil
    while known.releases < releases.count {
      let pieces = releases[known.releases].pieces
      for piece in pieces where piece.chunks.contains(UInt32(chunk.rawValue)) {
        let event = try logging { () throws(EventLogError) in
          try ledger.log.beginRead().event(at: piece.position)
        }
        let (group, people) = try ledger.openedMembers(event, vault)
        guard let own = people.byChunk().first(where: { $0.chunks.contains(chunk) }) else {
          continue
        }
        known.pieces.append((known.releases, group, own.serialized))
        known.byteCount += own.serialized.count
      }
      known.releases += 1
    }
    let found = try Self.find(number, in: known)
    chunks[chunk] = known
    forget(but: chunk)
    return found
  }

  private static func find(
    _ number: UInt64, in chunk: Chunk
  ) throws(LedgerError) -> [(release: Int, group: MemberGroup)] {
    do throws(PersonSetError) {
      var found: [(release: Int, group: MemberGroup)] = []
      for (release, group, people) in chunk.pieces
      where try SerializedPersonSet(people.span).contains(number) {
        found.append((release, group))
      }
      return found
    } catch {
      throw .personSet(error)
    }
  }

  private mutating func forget(but chunk: PersonChunk) {
    recent.removeAll { $0 == chunk }
    recent.append(chunk)
    var bytes = chunks.values.reduce(0) { $0 + $1.byteCount }
    while bytes > Self.byteLimit, recent.count > 1 {
      bytes -= chunks.removeValue(forKey: recent.removeFirst())?.byteCount ?? 0
    }
  }
}

extension MemberShelf.Release {
  fileprivate init(
    _ record: DisclosureRecord, _ body: SchemaDisclosureReleased, at position: Position,
    _ time: Timestamp
  ) {
    number = record.number
    self.position = position
    releasedAt = time
    use = body.request.use
    recipient = body.request.recipient
    agreement = body.ground.agreement.isEmpty ? nil : body.ground.agreement
    lawfulBasis = body.ground.lawfulBasis
    pieces = record.pieces
  }
}
