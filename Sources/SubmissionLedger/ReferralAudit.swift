public import DataSet
public import EventLog
public import Policy

/// What an auditor is told of one referral at one moment of history.
public struct ReferralAudit: Sendable {
  /// The number that stands for the referral in the log.
  public let referralNumber: UInt64
  /// The number that stands for its patient in the log, by the newest event of it.
  public let personNumber: UInt64
  /// The code of the organisation that submitted it.
  public let provider: String
  /// The erasure of its patient by then; nil where there was none.
  public let erasure: Erasure?
  /// How it stands; nil where nothing that was submitted of it counts at that moment.
  public let state: State?
  /// What would become of it if it came at that moment, as it was submitted or withheld last, and by
  /// which path (R2, R5 to R10); nil where it was neither.
  public let flow: FlowDecision?
  /// Every event that told of it by then, whether it counts or not.
  public let events: [Position]
  /// The number of events of the log that the answer rests on.
  public let asOfSize: UInt64
  /// When the newest event that the answer rests on was recorded.
  public let asOf: Timestamp

  /// How a referral stands.
  public struct State: Sendable {
    /// The day on which the provider received the referral, by the newest month.
    public let receivedOn: Day
    /// The day on which it ended, by the newest month; nil while it is open.
    public let dischargedOn: Day?
    /// The months in which it was submitted and counts, in order.
    public let months: [Month]

    /// Whether the newest month tells of no discharge.
    public var isOpen: Bool { dischargedOn == nil }
    /// Rows of each table in the newest month.
    public var rows: [String: Int] { months.last?.rows ?? [:] }
  }

  /// A referral in one month.
  public struct Month: Sendable {
    /// The month, written YYYY-MM.
    public let period: String
    /// The number of the submission that counts for the month.
    public let submission: UInt64
    /// The events of that submission that tell of the referral, in order.
    public let positions: [Position]
    /// The number of rows of each table, by the table's name.
    public let rows: [String: Int]
  }
}
