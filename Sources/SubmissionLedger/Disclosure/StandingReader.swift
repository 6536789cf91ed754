internal import EventLog
internal import KeyVault
internal import Policy
internal import Projections

/// How many people stand at one moment: what is the same for all of them is read once.
///
/// What is on record of somebody is gathered in one place; ``standing(of:)`` may be asked on any core.
struct StandingReader: Sendable {
  let checks: CountingChecks
  private let moment: Moment
  private let policy: PolicyVersion

  /// What the log holds of one person, still sealed.
  struct Gathered: Sendable {
    /// Where the NHS number stands.
    let number: Position?
    let statuses: [RecordedEvent]
    /// Nil where it was destroyed.
    let key: PersonKey?
    /// Whom an id of the person has named too.
    let alsoNamed: [Gathered]
  }

  init(
    _ ledger: SubmissionLedger, asOfSize size: UInt64, at moment: Moment, _ policy: PolicyVersion
  ) throws(LedgerError) {
    checks = try ledger.countingChecks(asOfSize: size)
    self.moment = moment
    self.policy = policy
  }

  /// How the person stands; the log confirms by the newest check what it told before.
  func standing(of gathered: Gathered) throws(LedgerError) -> OptOutStanding {
    var told: [OptOutTelling] = []
    if let key = gathered.key {
      for event in gathered.statuses { told.append(try OptOutTelling(event, key)) }
    }
    let tellings = checks.tellings(told, whoseNumberStandsAt: gathered.number)
    var others: [OptOutStanding] = []
    for other in gathered.alsoNamed { others.append(try standing(of: other)) }
    return OptOutStanding.decide(
      hasNHSNumber: gathered.number != nil || !tellings.isEmpty, tellings.map(\.fact),
      alsoNamed: others, at: moment, policy: policy)
  }
}

/// Where it stands what the log holds of one person's opt-out, and what stands there.
struct SealedStatuses: Sendable {
  /// The number by which the person goes.
  let person: UInt64
  private let number: Position?
  private let positions: [Position]
  private var statuses: [RecordedEvent] = []

  /// - Parameter person: the number by which the person goes.
  init(of person: UInt64, in model: borrowing OptOutModel) throws(ProjectionError) {
    self.person = person
    number = try model.numberPosition(of: person)
    positions = try model.statuses(of: person)
  }

  mutating func read(_ snapshot: borrowing LogSnapshot) throws(EventLogError) {
    for position in positions { statuses.append(try snapshot.event(at: position)) }
  }

  /// With the keys, which any core may unwrap.
  ///
  /// - Parameter key: the person's.
  func gathered(
    _ key: PersonKey?, alsoNamed others: [SealedStatuses], _ vault: Vault
  ) throws(LedgerError) -> StandingReader.Gathered {
    var gathered: [StandingReader.Gathered] = []
    for other in others {
      let theirs = try vault.keyUnlessErased(of: other.person)
      gathered.append(try other.gathered(theirs, alsoNamed: [], vault))
    }
    return StandingReader.Gathered(
      number: number, statuses: statuses, key: key, alsoNamed: gathered)
  }
}
