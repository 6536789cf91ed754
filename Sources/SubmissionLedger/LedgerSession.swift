public import EventLog

/// On whose behalf, and at what time, commands are given to a ledger.
public struct LedgerSession: Sendable {
  /// The person or system that acts, as it stands in every event that follows from it.
  public var actor: String
  /// The time to record, on a ledger with a simulated clock; nil for the time of the newest event.
  public var simulatedTime: Timestamp?
  /// The program that opens Access databases and zip files.
  public var readerProgram: String?

  /// Sets out a session; without a reader program only directories of CSV files can be submitted.
  public init(actor: String, simulatedTime: Timestamp? = nil, readerProgram: String? = nil) {
    self.actor = actor
    self.simulatedTime = simulatedTime
    self.readerProgram = readerProgram
  }
}
