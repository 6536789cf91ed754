internal import ArgumentParser
internal import EventLog
internal import Evidence
internal import SubmissionLedger

struct EvidenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evidence",
    abstract: "The evidence pack for a data protection impact assessment.",
    subcommands: [Build.self, Verify.self])

  struct Build: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make the pack of a span of time that is over.",
      discussion: """
        A zip file with a printable report, the same as JSON, the events that its figures are counted from \
        with their proofs, and a signed checkpoint. The same span is the same bytes.
        """)

    @Option(help: "The first moment of the span, RFC 3339.")
    var from: String

    @Option(help: "The first moment behind the span; not after the ledger's clock.")
    var to: String

    @Option(help: "The zip file to write.")
    var out: String

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let (first, end) = (try pointInTime(from, "--from"), try pointInTime(to, "--to"))
      let build = try global.open().buildEvidence(
        from: first, to: end, at: out, progress: { Output.progress($0) })
      Output.endProgress()
      if global.json {
        try Output.document(try build.json.text(onOneLine: false))
      } else {
        for line in build.lines { try Output.answer(line) }
      }
    }
  }

  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Check a pack; needs no ledger.")

    @Argument(help: "The zip file.")
    var file: String

    @Option(help: "The verifier key of the ledger, as `init` printed it.")
    var key: String

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let verdict = try EvidenceCheck.check(file, verifierKey: key)
      if global.json {
        try Output.document(try verdict.json.text(onOneLine: false))
      } else {
        for line in verdict.lines { try Output.answer(line) }
      }
      if !verdict.isGood { throw ExitStatus.no }
    }
  }
}
