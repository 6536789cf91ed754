internal import Agreements
internal import DataSet
internal import Disclosure
internal import EventLog
internal import EventSchema
internal import Foundation
internal import KeyVault
internal import PersonSets
internal import Policy
internal import Projections
internal import TransparencyLog

/// A release between its plan and its end.
struct ReleaseInTheMaking {
  let ledger: SubmissionLedger
  let request: ReleaseRequest
  let number: UInt64
  let planned: Position
  let journal: DisclosureJournal
  let pseudonyms: ReleasePseudonyms?
  /// Whether the log tells of the release and the file has no name yet.
  private(set) var awaitsItsName = false
  private var rounds: UInt32 = 0

  /// How often it is computed before choices have to wait for it.
  private static let freeRounds = 3

  init(
    ledger: SubmissionLedger, request: ReleaseRequest, number: UInt64, planned: Position,
    journal: DisclosureJournal, pseudonyms: ReleasePseudonyms?
  ) {
    self.ledger = ledger
    self.request = request
    self.number = number
    self.planned = planned
    self.journal = journal
    self.pseudonyms = pseudonyms
  }

  /// What was computed, and by what.
  private struct Round {
    let gate: DisclosureGate
    let ground: ReleaseGround
    let decidedSize: UInt64
    let decidedAt: Timestamp
    let members: DisclosureMembers
    let draft: ReleaseDraft
    let eventsUnsealed: UInt64
  }

  /// Computes until nothing has changed meanwhile, then tells the log and gives the file its name.
  mutating func run(_ progress: (Int) -> Void) throws(LedgerError) -> DisclosureSummary {
    while true {
      rounds += 1
      // Whoever holds the vault keeps choices waiting: in the end one of both has to.
      var held: Vault?
      if rounds > Self.freeRounds { held = try ledger.openVault(readOnly: false) }
      try ledger.catchUp()
      let gate = try ledger.gate(request)
      guard case .allowed(let ground) = gate.decision else {
        return try ledger.refuse(request, gate, number, expecting: .exactly(1))
      }
      let vault = if let held { held } else { try ledger.openVault(readOnly: true) }
      let round = try compute(gate, ground, vault, progress)
      if let summary = try finish(round, holding: held) { return summary }
    }
  }

  private func compute(
    _ gate: DisclosureGate, _ ground: ReleaseGround, _ vault: Vault, _ progress: (Int) -> Void
  ) throws(LedgerError) -> Round {
    journal.removeFiles()
    let decidedSize = try ledger.size(asOf: .now)
    let time = ledger.now
    let rules = gate.rules(request, ground, pseudonyms: pseudonyms, on: time)
    var pass = try DisclosurePass(
      ledger, vault, rules, ground, decidedSize: decidedSize,
      at: Moment(microseconds: time.microseconds))
    var directory = try ReleaseDirectory(at: journal.tables, rules.tables)
    let tally = try pass.run(over: gate.basis.sources, into: &directory, progress: progress)
    let manifest = ReleaseManifest(
      origin: ledger.identity.origin, number: number, request: SchemaDisclosureRequest(request),
      ground: SchemaDisclosureGround(ground, gate.instruments), decidedAt: time.description,
      sources: gate.basis.sources)
    return Round(
      gate: gate, ground: ground, decidedSize: decidedSize, decidedAt: time,
      members: try DisclosureMembers(tally.numbers),
      draft: try ReleaseDraft(directory, tally.rows, manifest, at: journal.draft),
      eventsUnsealed: tally.eventsUnsealed)
  }

  /// Ends the release, unless something has changed since people were decided upon: nil then.
  ///
  /// - Parameter held: the vault, where it is held already.
  private mutating func finish(
    _ round: Round, holding held: Vault?
  ) throws(LedgerError) -> DisclosureSummary? {
    // Nobody can change a choice while the vault is held.
    let vault = if let held { held } else { try ledger.openVault(readOnly: false) }
    defer { withExtendedLifetime(vault) {} }
    guard try !ledger.hasChanged(since: round.decidedSize) else { return nil }
    let body = released(round)
    let drafts = try memberDrafts(round.members, vault) + [try draft(body)]
    let conditions = round.gate.condition.map { [$0.stream: $0.version] } ?? [:]
    let result: AppendResult
    do throws(LedgerError) {
      result = try logging { () throws(EventLogError) in
        try ledger.log.enqueue(AppendBatch(drafts, onlyIf: conditions)).wait()
      }
    } catch {
      // The agreement was changed by somebody who needs no vault for it.
      if case .log(.wrongExpectedVersion(let stream, _, _)) = error,
        stream == round.gate.condition?.stream
      {
        return nil
      }
      throw error
    }
    awaitsItsName = true
    try ReleaseFile.name(journal)
    awaitsItsName = false
    try ledger.catchUp()
    return DisclosureSummary(
      number: number, released: body, at: result.last, result.recordedAt)
  }

  private func released(_ round: Round) -> SchemaDisclosureReleased {
    var body = SchemaDisclosureReleased()
    body.request = SchemaDisclosureRequest(request)
    body.ground = SchemaDisclosureGround(round.ground, round.gate.instruments)
    body.dataSize = round.gate.basis.size
    body.decidedSize = round.decidedSize
    body.decidedAtMicroseconds = round.decidedAt.microseconds
    body.included = round.members.count(.included)
    body.removed = SchemaDisclosureRemovals(round.members)
    body.tables = round.draft.tables
    body.submissions = round.gate.basis.sources.map { source in
      var submission = SchemaReleasedSubmission()
      submission.submission = UInt32(truncatingIfNeeded: source.record.number)
      submission.position = source.accepted.rawValue
      return submission
    }
    body.fileDigest = Data(round.draft.digest)
    body.fileBytes = round.draft.bytes
    body.eventsUnsealed = round.eventsUnsealed
    body.rounds = rounds
    return body
  }

  private func draft(_ body: SchemaDisclosureReleased) throws(LedgerError) -> EventDraft {
    EventDraft(try fields(.disclosureReleased, try serialized(body)))
  }

  private func fields(
    _ type: EventType, _ body: [UInt8]
  ) throws(LedgerError) -> EventFields {
    var fields = EventFields(
      type: type, stream: StreamID(.disclosure, number), effectiveAt: ledger.now,
      actor: ledger.session.actor, body: body)
    fields.causation = planned
    return fields
  }

  /// Who is in and who was left out, sealed, a piece of a set in each event.
  private func memberDrafts(
    _ members: DisclosureMembers, _ vault: Vault
  ) throws(LedgerError) -> [EventDraft] {
    let key = try vaulting { () throws(VaultError) in
      let key = try vault.systemKey(named: disclosureKeyName)
      try vault.flush()
      return key
    }
    let pieces = MemberGroup.allCases.flatMap { group in
      members[group].pieces(ofAtMost: Self.pieceLimit).map { (group, $0) }
    }
    var drafts: [EventDraft] = []
    for (place, (group, piece)) in pieces.enumerated() {
      var body = SchemaDisclosureMembers()
      body.part = UInt32(place + 1)
      body.parts = UInt32(pieces.count)
      body.firstChunk = UInt32(piece.chunks.lowerBound.rawValue)
      body.lastChunk = UInt32(piece.chunks.upperBound.rawValue)
      var content = SchemaDisclosureMemberSet()
      content.group = group.rawValue
      content.persons = Data(piece.serialized)
      // The first event of the batch comes right behind the plan.
      drafts.append(
        try ledger.sealed(
          try fields(.disclosureMembers, try serialized(body)), content, key,
          expecting: .exactly(UInt64(place + 1))))
    }
    return drafts
  }

  /// What of a piece fits into an event with room to spare for what stands around it.
  private static let pieceLimit = 60_000
}

/// Who is in a release is sealed under a key of this name.
let disclosureKeyName = "disclosures"

/// The file of a release when it is whole.
enum ReleaseFile {
  /// Gives it its name, durably.
  static func name(_ journal: DisclosureJournal) throws(LedgerError) {
    try ReportDirectory.perform(journal.path) {
      try move(journal.draft, to: journal.path)
    }
  }

  /// Gives a durable file another name, durably.
  static func move(_ path: String, to name: String) throws {
    try FileManager.default.moveItem(atPath: path, toPath: name)
    let folder = URL(fileURLWithPath: name).deletingLastPathComponent()
    let handle = try FileHandle(forReadingFrom: folder)
    try handle.synchronize()
    try handle.close()
  }
}

extension SubmissionLedger {
  /// Whether anything was appended since a size of the log that can change who is in a release.
  func hasChanged(since size: UInt64) throws(LedgerError) -> Bool {
    var next = size
    while true {
      let events = try logging { () throws(EventLogError) in
        try log.copyEvents(from: Position(next), limit: 1_000)
      }
      guard let last = events.last else { return false }
      if events.contains(where: { Self.decisive.contains($0.header.type) }) { return true }
      next = last.position.next.rawValue
    }
  }

  private static let decisive: Set<EventType> = [
    .restrictionApplied, .restrictionLifted, .optOutStatusChanged, .optOutCheckCompleted,
    .personLinked, .personErased, .instrumentRecorded, .agreementApplied, .agreementReviewed,
    .agreementApproved, .agreementAmended, .agreementEnded,
  ]
}
