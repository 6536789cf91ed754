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
  /// Whether the log tells of the release and the file has no name yet.
  private(set) var awaitsItsName = false
  private var rounds: UInt32 = 0

  /// How often it is computed before choices have to wait for it.
  private static let freeRounds = 3

  init(
    ledger: SubmissionLedger, request: ReleaseRequest, number: UInt64, planned: Position,
    journal: DisclosureJournal
  ) {
    self.ledger = ledger
    self.request = request
    self.number = number
    self.planned = planned
    self.journal = journal
  }

  /// What was computed, and by what.
  private struct Round {
    let computation: ReleaseComputation
    let made: ReleaseComputation.Made
    let condition: (stream: StreamID, version: ExpectedVersion)?
  }

  /// How long a release waits for whoever holds the vault: a submission may take that long.
  static let patience = Duration.seconds(1800)

  /// Computes until nothing has changed meanwhile, then tells the log and gives the file its name.
  mutating func run(_ progress: (Int) -> Void) throws(LedgerError) -> DisclosureSummary {
    while true {
      rounds += 1
      // Whoever holds the vault keeps choices waiting: in the end one of both has to.
      var held: Vault?
      if rounds > Self.freeRounds { held = try writableVault() }
      let gate = try ledger.gate(request, at: try ledger.decidingMoment())
      guard case .allowed(let ground) = gate.decision else {
        return try ledger.refuse(request, gate, number, expecting: .exactly(1))
      }
      // Another version of the agreement may have come into force since, with other linkages.
      let pseudonyms = try ledger.makePseudonyms(ground, at: gate.decided, holding: held)
      let vault = if let held { held } else { try ledger.openVault(readOnly: true) }
      journal.removeFiles()
      let computation = gate.computation(number, request, ground)
      let made = try computation.make(ledger, vault, pseudonyms, journal, progress)
      let round = Round(computation: computation, made: made, condition: gate.condition)
      if let summary = try finish(round, holding: held) { return summary }
    }
  }

  private func writableVault() throws(LedgerError) -> Vault {
    try ledger.openVault(readOnly: false, patience: Self.patience)
  }

  /// Ends the release, unless something has changed since people were decided upon: nil then.
  ///
  /// - Parameter held: the vault, where it is held already.
  private mutating func finish(
    _ round: Round, holding held: Vault?
  ) throws(LedgerError) -> DisclosureSummary? {
    // Nobody can change a choice while the vault is held.
    let vault = if let held { held } else { try writableVault() }
    defer { withExtendedLifetime(vault) {} }
    guard try !ledger.hasChanged(since: round.computation.decided) else { return nil }
    try ledger.checkDisclosureKeys(in: vault)
    let body = released(round)
    let drafts = try memberDrafts(round.made.members, vault) + [try draft(body)]
    let conditions = round.condition.map { [$0.stream: $0.version] } ?? [:]
    let result: AppendResult
    do throws(LedgerError) {
      result = try logging { () throws(EventLogError) in
        try ledger.log.enqueue(AppendBatch(drafts, onlyIf: conditions)).wait()
      }
    } catch {
      // The agreement was changed by somebody who needs no vault for it.
      if case .log(.wrongExpectedVersion(let stream, _, _)) = error,
        stream == round.condition?.stream
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
    let (computation, made) = (round.computation, round.made)
    var body = SchemaDisclosureReleased()
    body.request = SchemaDisclosureRequest(request)
    body.ground = computation.groundBody
    body.dataSize = computation.basis.size
    body.decidedSize = computation.decided.size
    body.decidedAtMicroseconds = computation.decided.time.microseconds
    body.included = made.members.count(.included)
    body.removed = SchemaDisclosureRemovals(made.members)
    body.tables = made.draft.tables
    body.submissions = computation.basis.sources.map { source in
      var submission = SchemaReleasedSubmission()
      submission.submission = UInt32(truncatingIfNeeded: source.record.number)
      submission.position = source.accepted.rawValue
      return submission
    }
    body.fileDigest = Data(made.draft.digest)
    body.fileBytes = made.draft.bytes
    body.eventsUnsealed = made.eventsUnsealed
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
