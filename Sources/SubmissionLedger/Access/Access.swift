public import EventLog

/// Somebody looked at records (R28).
public struct Access: Sendable {
  /// The position of the event that tells of it.
  public let position: Position
  /// When the log took that event.
  public let recordedAt: Timestamp
  /// Who acted, as they gave it; empty where the log names nobody.
  public let actor: String
  /// What kind of look it was.
  public let kind: Kind
  /// The command, in the words of the command line.
  public let command: String
  /// Why, or what for.
  public let reason: String
  /// Whose records it was about.
  public let subject: Subject
  /// The referral that it was about, where it was about one.
  public let referralNumber: UInt64?
  /// How many sealed parts were opened; nil where that is not counted, or where the end is not on record.
  public let eventsUnsealed: UInt64?
  /// Of an answer about one person: whether it is sure that their records were among those looked at.
  public internal(set) var isCertain = true

  /// What kind of look it was.
  public enum Kind: String, Sendable, CaseIterable {
    /// Somebody was shown records, or what is on record of them.
    case look
    /// Records were read for a file that left, or would have.
    case release
    /// Records were counted; nobody was shown one.
    case publication
    /// NHS numbers were read and sent to the opt-out service.
    case optOutCheck
  }

  /// Whose records it was about.
  public enum Subject: Sendable, Equatable {
    case person(UInt64)
    /// Those whose records a disclosure read, and how many they were, where that is on record.
    case disclosure(UInt64, persons: UInt64?)
    /// Many at once, who are not named, and how many they were, where that is on record.
    case many(persons: UInt64?)
  }

  /// How many people it was about, where that is on record.
  public var persons: UInt64? {
    switch subject {
    case .person: 1
    case .disclosure(_, let persons), .many(let persons): persons
    }
  }
}
