internal import ArgumentParser
internal import EventLog
internal import SubmissionLedger
internal import TransparencyLog

struct CheckpointCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checkpoint",
    abstract: "Signed statements of what the log held, by which later changes are found.",
    subcommands: [Sign.self, Show.self, History.self])

  struct Sign: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Sign the log as it stands, after deriving its hashes again.")

    @OptionGroup var global: GlobalOptions

    func run() throws {
      try show(try global.open().signCheckpoint(), global)
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "The newest signed checkpoint.")

    @OptionGroup var global: GlobalOptions

    func run() throws {
      guard let newest = try global.open().checkpoints().last else {
        throw LedgerError.notFound(what: "a signed checkpoint (make one with `checkpoint sign`)")
      }
      try show(newest, global)
    }
  }

  struct History: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Every checkpoint that was signed, in order.")

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let heads = try global.open().checkpoints()
      if global.json {
        try Output.document(try JSON.array(heads.map(\.json)).text(onOneLine: false))
        return
      }
      for head in heads {
        try Output.answer(
          "\(head.signedAt)  size \(head.checkpoint.size)  root \(head.checkpoint.root.base64)")
      }
    }
  }
}

private func show(_ head: SignedHead, _ global: GlobalOptions) throws {
  if global.json {
    try Output.document(try head.json.text(onOneLine: false))
  } else {
    try Output.document(String(head.text.dropLast()))
  }
}

extension SignedHead {
  fileprivate var json: JSON {
    .object([
      "origin": .string(checkpoint.origin), "size": .int(checkpoint.size.rawValue),
      "rootHash": .string(checkpoint.root.hex), "text": .string(text),
      "position": .optional(position) { .int($0.rawValue) }, "signedAt": .text(signedAt),
    ])
  }
}
