public import DataSet
public import EventLog

/// Everything that the ledger holds and did about one person, for a request by that person (R14, R19, R28).
public struct PersonAudit: Sendable {
  /// The number by which the person goes now.
  public let personNumber: UInt64
  /// All numbers that are this person, in order.
  public let numbers: [UInt64]
  /// Whether the keys were destroyed (R27): what was sealed cannot be told any more.
  public let isErased: Bool
  /// How the person stands to the national data opt-out, and what told of it.
  public let optOut: OptOutStatus
  /// What is on record of consent from the time of v1.5.
  public let consents: [Consent]
  /// When the person was informed.
  public let informed: [Informed]
  /// The legal restrictions on disclosure that were applied.
  public let restrictions: [Restriction]
  /// The referrals, as they stand.
  public let referrals: [ReferralAudit]
  /// The releases that the person was in or was left out of.
  public let disclosures: [PersonDisclosure]
  /// Who looked, before this look.
  public let accesses: [Access]
  /// Every event about the person, in order: those that name them, the informing of cohorts, and the
  /// releases that held them.
  public let timeline: [Entry]
  /// The number of events that the answer rests on.
  public let asOfSize: UInt64
  /// The moment of the answer.
  public let asOf: Timestamp

  /// One event.
  public struct Entry: Sendable {
    /// The position of the event.
    public let position: Position
    /// When the log took it.
    public let recordedAt: Timestamp
    /// When what it tells took effect.
    public let effectiveAt: Timestamp
    /// The type of the event.
    public let type: EventType
    /// The stream that it belongs to.
    public let stream: StreamID
    /// Who caused it.
    public let actor: String
    /// The number of the referral that it concerns; nil where it concerns none alone.
    public let referralNumber: UInt64?
  }

  /// A consent on record.
  public struct Consent: Sendable {
    /// The position of the event.
    public let position: Position
    /// The ODS code of the provider that told.
    public let provider: String
    /// Nil where it is about all of the patient's referrals.
    public let referralNumber: UInt64?
    /// Nil where the day is not on record.
    public let soughtOn: Day?
    /// `given`, `refused`, or empty.
    public let outcome: String
  }

  /// An informing.
  public struct Informed: Sendable {
    /// The position of the event.
    public let position: Position
    /// The ODS code of the provider that told.
    public let provider: String
    /// Nil where it is about all of the patient's referrals.
    public let referralNumber: UInt64?
    /// The version of the wording.
    public let wordingVersion: String
    /// The day.
    public let informedOn: Day
  }

  /// A restriction.
  public struct Restriction: Sendable {
    /// The position of the event.
    public let position: Position
    /// The ODS code of the provider that told.
    public let provider: String
    /// Nil where it is on the person as a whole.
    public let referralNumber: UInt64?
    /// Which one, and where its document is found; nil where the keys were destroyed.
    public let details: (kind: String, reference: String)?
    /// The first day on which it holds.
    public let from: Day
    /// The last day on which it holds; nil where it has no end.
    public let until: Day?
    /// The first day on which it no longer holds because it was lifted.
    public let liftedFrom: Day?
    /// Whether it holds on the day of the answer.
    public let isInForce: Bool
  }
}
