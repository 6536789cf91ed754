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

extension LedgerSession {
  func check() throws(LedgerError) {
    try checkWords(actor, "the actor")
  }
}

/// Words that stand in events for ever are short, say something, and are on one line.
func checkWords(_ text: String, _ name: String) throws(LedgerError) {
  let hasControls = text.unicodeScalars.contains { $0.properties.generalCategory == .control }
  guard (1...256).contains(text.utf8.count), !hasControls else {
    throw .badArgument(name: name, expected: "1 to 256 bytes of text on one line")
  }
}
