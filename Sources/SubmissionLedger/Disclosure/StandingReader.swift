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

extension SubmissionLedger {
  /// What the log holds of the opt-out of somebody, and of those whom an id of theirs has named too.
  func gather(
    _ standings: StandingReader, _ person: UInt64, _ key: PersonKey?, _ vault: Vault
  ) throws(LedgerError) -> StandingReader.Gathered {
    let others = try readOptOuts(asOfSize: standings.checks.size) {
      (model) throws(ProjectionError) in try model.alsoNamed(person)
    }
    var gathered: [StandingReader.Gathered] = []
    for other in others {
      gathered.append(
        try gatherOne(standings, other, try keyUnlessErased(of: other, vault), alsoNamed: []))
    }
    return try gatherOne(standings, person, key, alsoNamed: gathered)
  }

  private func gatherOne(
    _ standings: StandingReader, _ person: UInt64, _ key: PersonKey?,
    alsoNamed: [StandingReader.Gathered]
  ) throws(LedgerError) -> StandingReader.Gathered {
    let (positions, number) = try readOptOuts(asOfSize: standings.checks.size) {
      (model) throws(ProjectionError) in
      (try model.statuses(of: person), try model.numberPosition(of: person))
    }
    let statuses = try logging { () throws(EventLogError) in
      let snapshot = try log.beginRead()
      var events: [RecordedEvent] = []
      for position in positions { events.append(try snapshot.event(at: position)) }
      return events
    }
    return StandingReader.Gathered(
      number: number, statuses: statuses, key: key, alsoNamed: alsoNamed)
  }
}
