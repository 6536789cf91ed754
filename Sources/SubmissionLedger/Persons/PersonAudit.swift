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
    public let position: Position
    public let recordedAt: Timestamp
    public let effectiveAt: Timestamp
    public let type: EventType
    public let stream: StreamID
    public let actor: String
    public let referralNumber: UInt64?
  }

  /// A consent on record.
  public struct Consent: Sendable {
    public let position: Position
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
    public let position: Position
    public let provider: String
    /// Nil where it is about all of the patient's referrals.
    public let referralNumber: UInt64?
    public let wordingVersion: String
    public let informedOn: Day
  }

  /// A restriction.
  public struct Restriction: Sendable {
    public let position: Position
    public let provider: String
    /// Nil where it is on the person as a whole.
    public let referralNumber: UInt64?
    /// Which one, and where its document is found; nil where the keys were destroyed.
    public let details: (kind: String, reference: String)?
    public let from: Day
    public let until: Day?
    /// The first day on which it no longer holds because it was lifted.
    public let liftedFrom: Day?
    public let isInForce: Bool
  }

  /// A look.
  public struct Access: Sendable {
    public let position: Position
    public let at: Timestamp
    public let actor: String
    public let command: String
    public let reason: String
    /// Nil where it was at the person as a whole.
    public let referralNumber: UInt64?
    /// What was looked at: the person, or a submission or disclosure as a whole that holds them.
    public let stream: StreamID
  }
}
