import Foundation
import Testing

/// `RECORD_SNAPSHOTS=1 swift test --filter ScenarioTests` writes the answers anew.
@Suite struct ScenarioTests {
  private let isRecording = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1"

  @Test(arguments: Scenario.names)
  func everyCommandAnswersAsWritten(name: String) throws {
    let scenario = try Scenario(name)
    #expect(!scenario.steps.isEmpty)
    guard isRecording else { return try scenario.run() }
    if ProcessInfo.processInfo.environment["CI"] != nil {
      Issue.record("answers are never recorded where nobody reads them")
      return
    }
    try scenario.record()
    Issue.record("\(name) was recorded; read what changed")
  }

  /// The names of all commands, as the help of each tells them.
  private func commands(_ home: Home, below parent: [String] = []) throws -> [[String]] {
    let help = try home.start(parent + ["--help"]).wait()
    #expect(help.status == .exited(0))
    guard let list = help.output.range(of: "SUBCOMMANDS:\n") else { return [parent] }
    let names = help.output[list.upperBound...].split(separator: "\n").compactMap { line in
      line.hasPrefix("  ") && !line.hasPrefix("   ")
        ? line.split(separator: " ").first.map(String.init) : nil
    }
    return try names.filter { $0 != "See" }.flatMap { try commands(home, below: parent + [$0]) }
  }

  @Test func everyCommandStandsInSomeScenarioForPeopleAndAsJSON() throws {
    let lines = try Scenario.names.flatMap { try Scenario($0).steps }
      .filter { $0.status <= 1 }.map(\.command)
    let commands = try commands(Home()).map { $0.joined(separator: " ") }
    #expect(commands.count > 10)
    for command in commands {
      // The whole name: `audit disclosure` does not stand in `audit disclosures`.
      let name = try Regex("iapt-ledger \(command)(\\s|$)")
      let uses = lines.filter { line in
        line.replacing("--json ", with: "").contains(name) && !line.contains("--help")
      }
      #expect(uses.contains { $0.contains("--json") }, "\(command) --json")
      #expect(uses.contains { !$0.contains("--json") }, "\(command)")
    }
  }
}
