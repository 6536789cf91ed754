internal import EventLog
internal import KeyVault
internal import Policy
internal import Projections

/// The checks that count at one size of the log: what is the same for everybody is read once.
struct CountingChecks: Sendable {
  /// The size of the log.
  let size: UInt64
  /// The numbers of those that were answered in full.
  let complete: Set<UInt64>
  /// The newest of them.
  let newest: OptOutCheckRecord?
}

extension CountingChecks {
  /// What tells of a person's opt-out, from what counts least to what counts most.
  ///
  /// The newest complete check adds a fact of its own: what was known before it, it confirms. What a check
  /// appended that was not completed tells nothing.
  ///
  /// - Parameter told: what events tell of the person.
  func tellings(
    _ told: [OptOutTelling], whoseNumberStandsAt number: Position?
  ) -> [OptOutTelling] {
    let counted = told.filter { $0.check.map(complete.contains) ?? true }
      .sorted { $0.fact < $1.fact }
    guard let confirmed = newest?.confirmation(of: counted, whoseNumberStandsAt: number)
    else { return counted }
    return (counted + [confirmed]).sorted { $0.fact < $1.fact }
  }
}

/// What the log holds of one person's opt-out.
struct OptOutFacts: Sendable {
  /// The number by which the person goes.
  let person: UInt64
  /// Where the NHS number stands; nil where nobody could be asked.
  let number: Position?
  /// What told, from what counts least to what counts most.
  let tellings: [OptOutTelling]
  /// Whom an id of the person has named too, by the numbers by which they go.
  let alsoNamed: [UInt64]
  /// Whether the person has an NHS number: a record holds it, or a list has named it.
  var hasNHSNumber: Bool { number != nil || !tellings.isEmpty }
}

extension SubmissionLedger {
  /// The checks that count at a size of the log.
  func countingChecks(asOfSize size: UInt64) throws(LedgerError) -> CountingChecks {
    let complete = try readOptOuts(asOfSize: size) { (model) throws(ProjectionError) in
      try model.complete()
    }
    return CountingChecks(
      size: size, complete: Set(complete.map(\.number)), newest: complete.last)
  }

  /// What the log tells of the opt-outs of some people, in their order.
  ///
  /// Cost: one snapshot of the projection and one of the log, however many people; what stands in the
  /// log of all of them is in memory meanwhile.
  func optOutFacts(
    of persons: [UInt64], _ checks: CountingChecks, _ vault: Vault
  ) throws(LedgerError) -> [OptOutFacts] {
    let places = try readOptOuts(asOfSize: checks.size) {
      (model) throws(ProjectionError) -> [StatusPlaces] in
      var places: [StatusPlaces] = []
      for person in persons { places.append(try StatusPlaces(of: person, in: model)) }
      return places
    }
    var events: [[RecordedEvent]] = []
    try logging { () throws(EventLogError) in
      let snapshot = try log.beginRead()
      for place in places {
        var own: [RecordedEvent] = []
        for position in place.statuses { own.append(try snapshot.event(at: position)) }
        events.append(own)
      }
    }
    var facts: [OptOutFacts] = []
    for (place, events) in zip(places, events) {
      let told = try openedStatuses(
        events, of: place.person, counting: checks.complete, vault)
      facts.append(
        OptOutFacts(
          person: place.person, number: place.number,
          tellings: checks.tellings(told, whoseNumberStandsAt: place.number),
          alsoNamed: place.alsoNamed))
    }
    return facts
  }

  /// How a person stands at a moment, and what told of it.
  ///
  /// Those whom an id of the person has named too are asked about as well: they may be the same.
  ///
  /// - Parameter isFoundByNumber: whether it is an NHS number that led to the person.
  func optOutStanding(
    of person: UInt64, isFoundByNumber: Bool, at moment: Moment, _ policy: PolicyVersion,
    _ checks: CountingChecks, _ vault: Vault
  ) throws(LedgerError) -> (facts: OptOutFacts, standing: OptOutStanding) {
    let own = try optOutFacts(of: [person], checks, vault)[0]
    let others = try optOutFacts(of: own.alsoNamed, checks, vault).map { other in
      OptOutStanding.decide(
        hasNHSNumber: other.hasNHSNumber, other.tellings.map(\.fact), alsoNamed: [], at: moment,
        policy: policy)
    }
    let standing = OptOutStanding.decide(
      hasNHSNumber: isFoundByNumber || own.hasNHSNumber, own.tellings.map(\.fact),
      alsoNamed: others, at: moment, policy: policy)
    return (own, standing)
  }
}

/// Where it stands what is known of a person.
private struct StatusPlaces: Sendable {
  let person: UInt64
  let number: Position?
  let statuses: [Position]
  let alsoNamed: [UInt64]

  init(of person: UInt64, in model: borrowing OptOutModel) throws(ProjectionError) {
    self.person = try model.present(person)
    number = try model.numberPosition(of: self.person)
    statuses = try model.statuses(of: self.person)
    alsoNamed = try model.alsoNamed(self.person)
  }
}

extension OptOutCheckRecord {
  /// What a complete check tells of somebody who was asked about; nil of others.
  ///
  /// - Parameter told: what events tell, in the order in which it counts. The check itself told
  ///   only where it changed something.
  func confirmation(
    of told: [OptOutTelling], whoseNumberStandsAt number: Position?
  ) -> OptOutTelling? {
    guard case .complete(let position, _) = outcome, let number, number < requestedPosition
    else { return nil }
    let asked = Moment(microseconds: requestedAt.microseconds)
    let last = told.last { telling in
      telling.fact.position < position.rawValue && telling.fact.knownAt <= asked
        && telling.fact.effectiveAt <= asked
    }
    // Where it changed something, it has said so itself.
    guard let last, last.check != self.number else { return nil }
    return OptOutTelling(
      fact: OptOutFact(
        position: position.rawValue, isSet: last.fact.isSet, effectiveAt: asked, knownAt: asked),
      check: self.number)
  }
}
