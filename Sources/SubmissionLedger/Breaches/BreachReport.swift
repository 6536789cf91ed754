public import EventLog

/// What came of holding every release against what the log told of opt-outs before it (R13 to R17).
public struct BreachReport: Sendable {
  /// How many releases were looked at: those to which opt-outs apply by their use.
  public var disclosures = 0
  /// How many people were in them, each counted once a release.
  public var persons: UInt64 = 0
  /// How many people were erased: of them nothing can be said any more, and nothing is.
  public var erased = 0
  /// Who was in a release and had opted out, with no exemption.
  public var breaches: [Breach] = []
  /// Who was in one and had opted out, where a documented exemption set that aside (R16).
  public var exempt: [Exempt] = []
  /// What else was not as it has to be.
  public var findings: [Finding] = []
  /// The number of events that the answer rests on.
  public var asOfSize: UInt64

  /// Whether nobody's opt-out was passed over and nothing else was found.
  public var isGood: Bool { breaches.isEmpty && findings.isEmpty }

  /// Somebody who was in a release and had opted out.
  public struct Breach: Sendable, Hashable {
    /// The release.
    public let disclosure: UInt64
    /// The number of the person under which they were in it.
    public let person: UInt64
    /// Since when they had opted out.
    public let optOutSince: Timestamp
    /// When the log took the release.
    public let releasedAt: Timestamp
  }

  /// Somebody who was in a release under an exemption.
  public struct Exempt: Sendable, Hashable {
    /// Who, and in which release.
    public let who: Breach
    /// The ground, one of the policy's kinds.
    public let ground: String
    /// The reference of its document.
    public let document: String
  }

  /// Something else that was not as it has to be.
  public struct Finding: Sendable, Hashable {
    /// What it is.
    public let kind: Kind
    /// The release.
    public let disclosure: UInt64
    /// When the log took it.
    public let releasedAt: Timestamp
    /// Whom it concerns; nil where it is the release as a whole.
    public var person: UInt64?
    /// The check that the release names; nil where it names none.
    public var check: UInt64?
  }

  /// What else can be wrong with a release.
  public enum Kind: String, Sendable, CaseIterable {
    /// Somebody was in it of whom it was not known (R16).
    case statusUnknown
    /// The check that it rested on was too old, or not complete; or it names none (R17).
    case checkNotFresh
    /// Who was in it is not told whole, or is not as many people as it says (R19).
    case membersIncomplete
  }
}
