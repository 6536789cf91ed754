public import EventLog
public import Policy

/// What an auditor is told of the way of all referrals through the transition diagram at one moment
/// of history (R5 to R10).
public struct FlowAudit: Sendable {
  /// When the newest event that the answer rests on was recorded.
  public let asOf: Timestamp
  /// The number of events of the log that the answer rests on.
  public let asOfSize: UInt64
  /// The version of the policy that decided.
  public let policyVersion: String
  /// How many referrals took each path, by provider; together every referral of which anything was
  /// submitted by then, whether it was kept or withheld.
  public let counts: [Count]

  /// The referrals of one provider that took one path.
  public struct Count: Sendable {
    /// The code of the organisation that submitted them.
    public let provider: String
    /// The decision without its events; nil where nothing of the referral counts at that moment.
    public let flow: FlowDecision?
    /// How many there are.
    public let referrals: Int
  }
}

/// What would become of one referral if it came at a moment of history.
public struct ReferralFlow: Sendable {
  /// The number that stands for the referral in the log.
  public let referralNumber: UInt64
  /// The number that stands for its patient in the log, by the newest event of it.
  public let personNumber: UInt64
  /// The code of the organisation that submitted it.
  public let provider: String
  /// Whether the patient was erased by then.
  public let isErased: Bool
  /// The same answer as ``ReferralAudit/flow`` of that referral at that moment.
  public let flow: FlowDecision?
}
