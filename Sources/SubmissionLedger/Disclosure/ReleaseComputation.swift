internal import Agreements
internal import DataSet
internal import Disclosure
internal import EventLog
internal import EventSchema
internal import Foundation
internal import KeyVault
internal import Policy
internal import Projections

/// What counts when it is decided about a release, and when that was.
struct DecidingMoment {
  /// Events below this position count, whatever comes meanwhile.
  let size: UInt64
  /// Never before the newest of them: a clock that steps back must not hide an opt-out.
  let time: Timestamp

  var asOf: AsOf { .position(Position(size - 1)) }
  var moment: Moment { Moment(time) }
}

extension SubmissionLedger {
  /// Now, with everything folded that counts.
  ///
  /// The size is taken first: what another process appends behind it is seen when it is asked whether
  /// anything has changed, and what stands before it is in every projection.
  func decidingMoment() throws(LedgerError) -> DecidingMoment {
    let size = try size(asOf: .now)
    let moment = DecidingMoment(size: size, time: max(now, try recordedTime(ofSize: size)))
    try catchUp()
    return moment
  }
}

/// What the file of a release follows from: the same when it is released and when it is made again.
struct ReleaseComputation {
  let number: UInt64
  let request: ReleaseRequest
  let ground: ReleaseGround
  /// The ground as the log holds it.
  let groundBody: SchemaDisclosureGround
  let basis: DisclosureBasis
  let policy: PolicyVersion
  let decided: DecidingMoment

  /// What came of it.
  struct Made {
    let members: DisclosureMembers
    let draft: ReleaseDraft
    let eventsUnsealed: UInt64
  }

  /// By what records are chosen and cut.
  func rules(_ pseudonyms: ReleasePseudonyms?) -> DisclosureRules {
    DisclosureRules(
      use: ground.use, recipient: request.recipient.text,
      exemptions: ground.exemption.map { [$0] } ?? [], policy: policy,
      day: decided.time.calendarDay,
      tables: DisclosureRules.tables(of: ground, request, in: basis), pseudonyms: pseudonyms)
  }

  /// Reads everything, and hands over the lines.
  func tally(
    _ ledger: SubmissionLedger, _ vault: Vault, _ rules: DisclosureRules,
    into sink: inout some DisclosureSink, _ progress: (Int) -> Void
  ) throws(LedgerError) -> DisclosureTally {
    var pass = try DisclosurePass(
      ledger, vault, rules, ground, decidedSize: decided.size, at: decided.moment)
    return try pass.run(over: basis.sources, into: &sink, progress: progress)
  }

  /// Makes the file, under the name of a draft.
  func make(
    _ ledger: SubmissionLedger, _ vault: Vault, _ pseudonyms: ReleasePseudonyms?,
    _ journal: DisclosureJournal, _ progress: (Int) -> Void
  ) throws(LedgerError) -> Made {
    let rules = rules(pseudonyms)
    var directory = try ReleaseDirectory(at: journal.tables, rules.tables)
    let tally = try tally(ledger, vault, rules, into: &directory, progress)
    let manifest = ReleaseManifest(
      origin: ledger.identity.origin, number: number, request: SchemaDisclosureRequest(request),
      ground: groundBody, decidedAt: decided.time.description, sources: basis.sources)
    return Made(
      members: DisclosureMembers(reading: tally.people),
      draft: try ReleaseDraft(directory, tally.rows, manifest, at: journal.draft),
      eventsUnsealed: tally.eventsUnsealed)
  }
}
