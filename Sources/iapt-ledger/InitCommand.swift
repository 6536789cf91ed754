internal import ArgumentParser
internal import SubmissionLedger
internal import TransparencyLog

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Create a ledger: log, vault and signing key.")

  @Option(help: "The name under which its checkpoints are signed, such as example.org/iapt.")
  var origin: String

  @Flag(help: "Take the time from --at instead of the system: for rehearsals and tests.")
  var simulatedClock = false

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let directory = try global.directory()
    let ledger = try SubmissionLedger.create(
      at: directory, origin: origin, simulatedClock: simulatedClock,
      session: try global.session())
    let key = ledger.identity.verifier.encoded
    if global.json {
      let document: [String: JSON] = [
        "origin": .string(origin), "verifierKey": .string(key), "ledger": .string(directory),
        "simulatedClock": .bool(simulatedClock),
      ]
      try Output.document(try JSON.object(document).text(onOneLine: false))
    } else {
      try Output.answer("Created a ledger in \(directory).")
      try Output.answer("Its verifier key, to give to whoever will check its checkpoints:")
      try Output.answer(key)
    }
  }
}
