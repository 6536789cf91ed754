internal import ArgumentParser
internal import EventLog
internal import SubmissionLedger
internal import TransparencyLog

struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "How the ledger stands.")

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let status = try global.open().status()
    if global.json {
      let document: [String: JSON] = [
        "origin": .string(status.origin), "size": .int(status.size),
        "rootHash": .string(status.rootHash.hex), "created": .text(status.created),
        "newestAt": .text(status.newestAt), "simulatedClock": .bool(status.hasSimulatedClock),
        "verifierKey": .string(status.verifierKey),
        "projections": .array(status.projections.map(\.json)),
        "diskBytes": .int(status.diskBytes),
      ]
      try Output.document(try JSON.object(document).text(onOneLine: false))
      return
    }
    let events = counted(status.size, "event")
    try Output.answer("\(status.origin): \(events), created \(status.created)")
    try Output.answer("newest event: \(status.newestAt)")
    try Output.answer("root hash: \(status.rootHash.hex)")
    try Output.answer("clock: \(status.hasSimulatedClock ? "simulated" : "real")")
    for projection in status.projections {
      try Output.answer(
        "projection \(projection.name): \(projection.position) of "
          + counted(projection.logSize, "event"))
    }
    try Output.answer("on disk: \(status.diskBytes) bytes")
  }
}
