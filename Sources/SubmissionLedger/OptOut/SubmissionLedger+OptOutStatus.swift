public import EventLog
public import Intake
internal import KeyVault
public import Policy
internal import Projections

/// How a person stands to the national data opt-out, and all that is known of it.
public struct OptOutStatus: Sendable {
  /// The number of the person by which they go now.
  public let personNumber: UInt64
  /// How they stand, and why.
  public let standing: OptOutStanding
  /// What told of it, from what counts least to what counts most.
  public let history: [Entry]
  /// The moment of the answer.
  public let asOf: Timestamp

  /// One thing that told.
  public struct Entry: Sendable {
    /// The position of the event.
    public let position: Position
    /// Whether an opt-out is set.
    public let isSet: Bool
    /// From when it was so.
    public let effectiveFrom: Timestamp
    /// When that was known to be so.
    public let knownAt: Timestamp
    /// The check that told; nil where a list did.
    public let check: UInt64?
  }
}

extension SubmissionLedger {
  /// How the person of an NHS number stands, now or at any moment of history; the look is recorded
  /// (R28).
  ///
  /// - Throws: ``LedgerError/notFound(what:)`` where the ledger knows nobody of that number.
  public func optOutStatus(
    of number: NHSNumber, asOf moment: AsOf = .now, reason: String
  ) throws(LedgerError) -> OptOutStatus {
    try checkWords(reason, "--reason")
    try catchUp()
    let vault = try openVault(readOnly: true)
    let found = try vaulting { () throws(VaultError) in
      try vault.person(for: numberLookup(number))
    }
    guard let found else {
      throw .notFound(what: "a person of that NHS number" + (try unlessErased()))
    }
    let size = try size(asOf: moment)
    let time = try time(of: moment)
    let (person, facts) = try optOutFacts(of: found.rawValue, asOfSize: size, vault)
    let standing = OptOutStanding.decide(
      hasNHSNumber: true, facts.map(\.fact), at: Moment(microseconds: time.microseconds),
      policy: PolicyBook.standard.version(on: time.calendarDay))
    try recordAccess(command: "opt-out status", reason: reason, person: person)
    return OptOutStatus(
      personNumber: person, standing: standing, history: facts.map { OptOutStatus.Entry($0) },
      asOf: time)
  }

  /// What the log up to a size tells of a person's opt-out, from what counts least to what counts
  /// most, and the number by which the person goes.
  ///
  /// The newest complete check adds a fact of its own: what was known before it, it confirms.
  func optOutFacts(
    of person: UInt64, asOfSize size: UInt64, _ vault: Vault
  ) throws(LedgerError) -> (person: UInt64, facts: [OptOutTelling]) {
    let (present, number, check) = try readOptOuts(asOfSize: size) {
      (model) throws(ProjectionError) in
      let present = try model.present(person)
      return (present, try model.numberPosition(of: present), try model.newestComplete())
    }
    let told = try tellings(of: present, asOfSize: size, vault)
    guard let check, let confirmed = check.confirmation(of: told, whoseNumberStandsAt: number)
    else { return (present, told) }
    return (present, (told + [confirmed]).sorted { $0.fact < $1.fact })
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

extension OptOutStatus.Entry {
  init(_ telling: OptOutTelling) {
    position = Position(telling.fact.position)
    isSet = telling.fact.isSet
    effectiveFrom = Timestamp(microseconds: telling.fact.effectiveAt.microseconds)
    knownAt = Timestamp(microseconds: telling.fact.knownAt.microseconds)
    check = telling.check
  }
}
