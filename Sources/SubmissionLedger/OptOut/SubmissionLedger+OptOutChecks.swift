public import EventLog
internal import EventSchema
internal import Projections

/// A check as the log tells of it.
public struct OptOutCheckSummary: Sendable {
  /// The place among all checks, from 1.
  public let check: UInt64
  /// `mesh` or `file`.
  public let channel: String
  /// How many people were asked about.
  public let requested: Int
  /// In how many files.
  public let files: Int
  /// The position of `OptOutCheckRequested`.
  public let requestedPosition: Position
  /// When it was requested: what it tells is as old as this.
  public let requestedAt: Timestamp
  /// What became of it; nil while its answers are awaited.
  public let end: End?

  /// The end of a check.
  public struct End: Sendable {
    /// The position of the event that ended it.
    public let position: Position
    /// When it ended.
    public let at: Timestamp
    /// Whether it told anything.
    public let outcome: OptOutCheckResult.Outcome
  }
}

extension SubmissionLedger {
  /// All checks in order, now or at any moment of history.
  ///
  /// It tells of nobody, and opens nothing.
  public func optOutChecks(
    asOf moment: AsOf = .now
  ) throws(LedgerError) -> [OptOutCheckSummary] {
    let size = try size(asOf: moment)
    try catchUp()
    return try readOptOuts(asOfSize: size) { (model) throws(ProjectionError) in
      try model.checks().map { OptOutCheckSummary($0) }
    }
  }
}

extension OptOutCheckSummary {
  fileprivate init(_ record: OptOutCheckRecord) {
    check = record.number
    channel = record.requested.channel
    requested = Int(truncatingIfNeeded: record.requested.persons)
    files = Int(record.requested.files)
    requestedPosition = record.requestedPosition
    requestedAt = record.requestedAt
    end =
      switch record.outcome {
      case .open: nil
      case .complete(let position, let time):
        End(position: position, at: time, outcome: .complete)
      case .inconclusive(let position, let time, let reason):
        End(position: position, at: time, outcome: .inconclusive(reason: reason))
      }
  }
}
