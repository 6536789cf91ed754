public import TransparencyLog

/// Something in the log that is not as it must be.
public struct LogFinding: Sendable, Hashable, Codable {
  /// What is wrong.
  public let kind: Kind
  /// Where it was found, where it is about one event.
  public let position: UInt64?
  /// One plain sentence.
  public let detail: String

  /// What can be wrong.
  public enum Kind: String, Sendable, Hashable, Codable {
    /// An event is missing or cannot be read.
    case event
    /// The stored hash of an event is not the hash of its bytes.
    case leafHash
    /// A stored hash of the tree does not follow from those below it.
    case treeHash
    /// The root of the tree is not the stored one.
    case root
    /// A stream skips or repeats a version.
    case streamVersion
    /// An event was recorded before the one in front of it.
    case time
    /// A signed checkpoint does not match the log, or its signature is wrong.
    case checkpoint
    /// What stands beside the entries (an index) says more, less or something else than they do.
    case index
  }

  /// A finding, about one event or about the log as a whole.
  public init(kind: Kind, position: Position? = nil, detail: String) {
    self.kind = kind
    self.position = position?.rawValue
    self.detail = detail
  }
}

/// What a verification of the log found.
public struct LogReport: Sendable {
  /// The number of events up to which the log was checked.
  public let size: UInt64
  /// The root that follows from the stored events.
  public let rootHash: Hash
  /// Everything that is wrong, in the order of the log; empty where nothing is.
  public let findings: [LogFinding]
  /// What was not looked at, in plain words.
  public let notChecked: [String]

  /// Whether nothing was found to be wrong.
  public var isGood: Bool { findings.isEmpty }

  /// The same report with more that was not looked at.
  public func adding(notChecked more: [String]) -> LogReport {
    LogReport(size: size, rootHash: rootHash, findings: findings, notChecked: notChecked + more)
  }
}

/// What a verification has found so far.
struct FindingList {
  private(set) var findings: [LogFinding] = []

  /// Enough to see what is wrong; a damaged log could give one for each event.
  static let limit = 100

  var isFull: Bool { findings.count >= Self.limit }

  /// Adds a finding, unless there are enough.
  mutating func add(_ finding: LogFinding) {
    if !isFull { findings.append(finding) }
  }

  mutating func add(_ kind: LogFinding.Kind, at position: Position? = nil, _ detail: String) {
    add(LogFinding(kind: kind, position: position, detail: detail))
  }
}
