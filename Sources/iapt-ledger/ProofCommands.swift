internal import ArgumentParser
internal import EventLog
internal import Foundation
internal import SubmissionLedger
internal import TransparencyLog

struct ProveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prove", abstract: "Proofs for somebody who does not trust this ledger.",
    subcommands: [Inclusion.self, Consistency.self])

  struct Inclusion: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "That an event is in the log that was signed (C2SP tlog-proof).")

    @Argument(help: "The position of the event.")
    var position: UInt64

    @OptionGroup var global: GlobalOptions

    func run() throws {
      try show(try global.open().proveInclusion(of: Position(position)), global)
    }
  }

  struct Consistency: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "That the log of one signed checkpoint is the beginning of another.")

    @Argument(help: "The size of the older checkpoint.")
    var oldSize: UInt64

    @Argument(help: "The size of the newer checkpoint.")
    var newSize: UInt64

    @OptionGroup var global: GlobalOptions

    func run() throws {
      try show(try global.open().proveConsistency(from: oldSize, to: newSize), global)
    }
  }
}

private func show(_ proof: String, _ global: GlobalOptions) throws {
  if global.json {
    try Output.document(try JSON.object(["text": .string(proof)]).text(onOneLine: false))
  } else {
    try Output.document(String(proof.dropLast()))
  }
}

struct VerifyProofCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify-proof", abstract: "Check a proof; needs no ledger.")

  @Argument(help: "The file that holds the proof.")
  var file: String

  @Option(help: "The verifier key of the ledger, as `init` printed it.")
  var key: String

  @OptionGroup var global: GlobalOptions

  func run() throws {
    guard let text = FileManager.default.contents(atPath: file) else {
      throw LedgerError.badArgument(name: file, expected: "a readable file that holds a proof")
    }
    let answer = try ProofCheck.check(Array(text), verifierKey: key)
    if global.json {
      try Output.document(try answer.json.text(onOneLine: false))
    } else {
      try Output.answer(answer.line)
    }
    if case .refused = answer { throw ExitStatus.no }
  }
}

extension ProofCheck.Answer {
  fileprivate var json: JSON {
    switch self {
    case .inclusion(let position, let leafHash, let checkpoint):
      .object([
        "ok": .bool(true), "proves": .string("inclusion"), "position": .int(position),
        "leafHash": .string(leafHash.hex), "size": .int(checkpoint.size.rawValue),
        "rootHash": .string(checkpoint.root.hex), "origin": .string(checkpoint.origin),
      ])
    case .consistency(let older, let newer):
      .object([
        "ok": .bool(true), "proves": .string("consistency"),
        "oldSize": .int(older.size.rawValue), "newSize": .int(newer.size.rawValue),
        "origin": .string(newer.origin),
      ])
    case .refused(let reason):
      .object(["ok": .bool(false), "reason": .string(reason)])
    }
  }

  fileprivate var line: String {
    switch self {
    case .inclusion(let position, _, let checkpoint):
      "good: the event in this proof stands at position \(position) of the log that "
        + "\(checkpoint.origin) signed at size \(checkpoint.size)"
    case .consistency(let older, let newer):
      "good: the log that \(newer.origin) signed at size \(newer.size) begins with the one it "
        + "signed at size \(older.size), unchanged"
    case .refused(let reason):
      "NOT proved: \(reason)"
    }
  }
}
