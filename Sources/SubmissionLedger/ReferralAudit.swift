public import DataSet
public import EventLog
public import Policy

/// What an auditor is told of one referral at one moment of history.
public struct ReferralAudit: Sendable {
  public let referralNumber: UInt64
  public let personNumber: UInt64
  public let provider: String
  /// How it stands; nil where nothing that was submitted of it counts at that moment.
  public let state: State?
  public let flow: TransitionDecision?
  /// Every event that told of it by then, whether it counts or not.
  public let events: [Position]
  /// The number of events of the log that the answer rests on.
  public let asOfSize: UInt64
  public let asOf: Timestamp

  /// How a referral stands.
  public struct State: Sendable {
    public let receivedOn: Day
    public let dischargedOn: Day?
    public let months: [Month]

    public var isOpen: Bool { dischargedOn == nil }
    /// Rows of each table in the newest month.
    public var rows: [String: Int] { months.last?.rows ?? [:] }
  }

  /// A referral in one month.
  public struct Month: Sendable {
    public let period: String
    public let submission: UInt64
    public let positions: [Position]
    public let rows: [String: Int]
  }
}
