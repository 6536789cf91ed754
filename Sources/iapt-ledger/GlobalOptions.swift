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

  /// Prints a line for people, or a document.
  func answer(_ words: String, _ facts: [String: JSON]) throws {
    if json {
      try Output.document(try JSON.object(facts).text(onOneLine: false))
    } else {
      try Output.answer(words)
    }
  }

  private func time() throws(LedgerError) -> Timestamp? {
    try at.map { text throws(LedgerError) in try pointInTime(text, "--at") }
  }

  /// The reader stands beside this program, however that was started.
  private func readerProgram() -> String {
    let own = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    return own.deletingLastPathComponent().appendingPathComponent("iapt-intake-reader").path
  }
}
