internal import ArgumentParser
internal import EventLog
internal import Foundation
internal import SubmissionLedger

/// What every command takes.
struct GlobalOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The directory of the ledger; else the variable IAPT_LEDGER.", valueName: "dir"))
  var ledger: String?

  @Flag(help: "Print one JSON document, or JSON lines, and nothing else on standard output.")
  var json = false

  @Option(
    help: ArgumentHelp(
      "The time to record, RFC 3339; only for a ledger with a simulated clock.",
      valueName: "time"))
  var at: String?

  @Option(help: "Who acts; else the variable IAPT_LEDGER_ACTOR, else the user of the system.")
  var actor: String?

  /// The ledger's directory.
  func directory() throws(LedgerError) -> String {
    guard let path = ledger ?? ProcessInfo.processInfo.environment["IAPT_LEDGER"], !path.isEmpty
    else {
      throw .badArgument(name: "--ledger", expected: "a directory, here or in IAPT_LEDGER")
    }
    return path
  }

  func session() throws(LedgerError) -> LedgerSession {
    let environment = ProcessInfo.processInfo.environment
    let actor = actor ?? environment["IAPT_LEDGER_ACTOR"] ?? ProcessInfo.processInfo.userName
    return LedgerSession(
      actor: actor, simulatedTime: try time(), readerProgram: readerProgram())
  }

  func open() throws(LedgerError) -> SubmissionLedger {
    try SubmissionLedger.open(at: try directory(), session: try session())
  }

  private func time() throws(LedgerError) -> Timestamp? {
    guard let at else { return nil }
    guard let time = Timestamp(at) else {
      throw .badArgument(name: "--at", expected: "a time such as 2020-10-12T09:30:00Z")
    }
    return time
  }

  /// The reader stands beside this program, however that was started.
  private func readerProgram() -> String {
    let own = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    return own.deletingLastPathComponent().appendingPathComponent("iapt-intake-reader").path
  }
}

/// Reads a moment of history.
func moment(_ text: String?) throws(LedgerError) -> AsOf {
  guard let text else { return .now }
  guard let moment = AsOf(text) else {
    throw .badArgument(
      name: "--as-of", expected: "a time such as 2020-10-12T09:30:00Z, or a position")
  }
  return moment
}
