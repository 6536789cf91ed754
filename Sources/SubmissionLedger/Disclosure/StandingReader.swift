internal import EventLog
internal import EventSchema
internal import KeyVault
internal import Policy
internal import Projections

/// How many people stand at one moment: what is the same for all of them is read once.
///
/// What is on record of somebody is gathered in one place; ``standing(of:)`` may be asked on any core.
struct StandingReader: Sendable {
  private let checks: Set<UInt64>
  private let newest: OptOutCheckRecord?
  private let moment: Moment
  private let policy: PolicyVersion

  /// What the log holds of one person, still sealed.
  struct Gathered: Sendable {
    /// The number by which the person goes.
    let person: UInt64
    /// Where the NHS number stands.
    let number: Position?
    let statuses: [RecordedEvent]
    /// Nil where it was destroyed.
    let key: PersonKey?
  }

  init(
    _ ledger: SubmissionLedger, asOfSize size: UInt64, at moment: Moment, _ policy: PolicyVersion
  ) throws(LedgerError) {
    (checks, newest) = try ledger.readOptOuts(asOfSize: size) {
      (model) throws(ProjectionError) in
      (try model.completeChecks(), try model.newestComplete())
    }
    self.moment = moment
    self.policy = policy
  }

  /// How the person stands; the log confirms by the newest check what it told before.
  func standing(of gathered: Gathered) throws(LedgerError) -> OptOutStanding {
    var tellings: [OptOutTelling] = []
    if let key = gathered.key {
      for event in gathered.statuses { tellings.append(try OptOutTelling(event, key)) }
    }
    tellings = tellings.filter { $0.check.map { checks.contains($0) } ?? true }
      .sorted { $0.fact < $1.fact }
    if let confirmed = newest?.confirmation(
      of: tellings, whoseNumberStandsAt: gathered.number)
    {
      tellings.append(confirmed)
    }
    return OptOutStanding.decide(
      hasNHSNumber: gathered.number != nil, tellings.map(\.fact), at: moment, policy: policy)
  }
}
