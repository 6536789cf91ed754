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
  /// How the person of an NHS number stands, now or at any moment of history; the look is recorded,
  /// also where nobody is found (R28).
  ///
  /// - Throws: ``LedgerError/notFound(what:)`` where the ledger knows nobody of that number.
  public func optOutStatus(
    of number: NHSNumber, asOf moment: AsOf = .now, reason: String
  ) throws(LedgerError) -> OptOutStatus {
    try checkWords(reason, "--reason")
    let size = try foldedSize(asOf: moment)
    let time = try time(of: moment)
    let vault = try openVault(readOnly: true)
    let command = "opt-out status"
    let found = try vaulting { () throws(VaultError) in
      try vault.person(for: numberLookup(number))
    }
    guard let found else {
      // That nobody is known tells something too.
      try recordAccess(command: command, reason: reason)
      throw .notFound(what: "a person of that NHS number" + (try unlessErased()))
    }
    let (facts, standing) = try optOutStanding(
      of: found.rawValue, isFoundByNumber: true, at: Moment(microseconds: time.microseconds),
      PolicyBook.standard.version(on: time.calendarDay), try countingChecks(asOfSize: size), vault)
    try recordAccess(command: command, reason: reason, person: facts.person)
    return OptOutStatus(
      personNumber: facts.person, standing: standing,
      history: facts.tellings.map { OptOutStatus.Entry($0) }, asOf: time)
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
