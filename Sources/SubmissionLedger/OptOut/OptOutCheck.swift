public import EventLog

/// How a request reaches the opt-out service and its answer comes back.
public enum OptOutChannel: String, Sendable, CaseIterable {
  case mesh
  /// Files that an operator carries.
  case file
}

/// A check whose answers are awaited.
///
/// It holds the NHS numbers of everybody who is asked about, in memory only.
public struct OptOutCheckRequest: Sendable {
  /// The place among all checks, from 1.
  public let number: UInt64
  /// The position of `OptOutCheckRequested`.
  public let position: Position
  /// When it was requested: what the answers tell is as old as this.
  public let requestedAt: Timestamp
  /// The files to be sent.
  public let files: [File]
  /// How many people are asked about.
  public var personCount: Int { cohort.count }
  let cohort: OptOutCohort

  /// One of the files of a check.
  public struct File: Sendable {
    /// `MAILBOX-DDMMYY-NNNN.dat`.
    public let name: String
    /// Under which the sender finds it again: ledger, check, file, and a random part, so that it is
    /// not used twice, also where an older copy of the ledger was restored.
    public let localID: String
    let places: Range<Int>

    /// How many NHS numbers it holds.
    public var count: Int { places.count }
  }

  /// Whether a local id is that of a file of an earlier check of the same ledger.
  public func isLater(thanThatOf localID: String) -> Bool {
    let own = files.first.map { $0.localID.split(separator: "-").prefix(2) } ?? []
    let parts = localID.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 5, parts.prefix(2) == own, let check = UInt64(parts[2]) else {
      return false
    }
    return check < number
  }

  /// What one of the files holds; it names patients.
  public func content(of file: File) -> [UInt8] { cohort.file(file.places) }
}

/// What became of a check.
public struct OptOutCheckResult: Sendable {
  /// The place among all checks, from 1.
  public let check: UInt64
  /// Whether it told anything.
  public let outcome: Outcome
  /// How many people were asked about.
  public let requested: Int
  /// How many of them came back, who have not opted out.
  public let returned: Int
  /// For how many it is another status than was known.
  public let changes: Int
  /// When it ended.
  public let completedAt: Timestamp

  /// Whether a check told anything.
  public enum Outcome: Sendable, Equatable {
    case complete
    case inconclusive(reason: String)
  }

  /// How many have opted out.
  public var optedOut: Int { outcome == .complete ? requested - returned : 0 }
}
