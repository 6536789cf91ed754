/// Something in a pack that is not as it must be.
public struct EvidenceFinding: Sendable, Hashable {
  /// What is wrong.
  public let kind: Kind
  /// One plain sentence.
  public let detail: String

  /// What can be wrong.
  public enum Kind: String, Sendable, Hashable {
    /// A member is missing, is there twice, has no business in a pack, or is not what the manifest says.
    case member
    /// The manifest is not signed by the key.
    case manifest
    /// The checkpoint is not signed by the key, or is not the one that the report names.
    case checkpoint
    /// An event is not proved, does not belong into the pack, or is missing.
    case event
    /// A figure is not what the events say.
    case figures
    /// The page, the register or the policy is not what the report and the events say.
    case document
  }
}

/// What the verification of a pack came to.
public struct EvidenceVerdict: Sendable {
  /// What is wrong; empty where nothing is.
  public internal(set) var findings: [EvidenceFinding] = []
  /// What the report says of itself; nil where it cannot be read.
  public internal(set) var scope: EvidenceScope?
  /// How many events were proved.
  public internal(set) var events = 0

  /// What cannot be checked without the log.
  public static let notChecked = [
    "figures under `bound`, but for tallies of events in the pack, extracts and the policy"
  ]

  /// Whether nothing is wrong.
  public var isGood: Bool { findings.isEmpty }

  /// Enough to see what is wrong.
  static let findingLimit = 100

  mutating func add(_ kind: EvidenceFinding.Kind, _ detail: String) {
    guard findings.count < Self.findingLimit else { return }
    findings.append(EvidenceFinding(kind: kind, detail: detail))
  }
}
