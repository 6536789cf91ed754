internal import ArgumentParser
internal import SubmissionLedger

extension AuditCommand {
  struct Disclosures: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Releases that held people who had opted out; there must be none.",
      discussion: """
        Every release to which opt-outs apply is held against what the log told before it. Status 1 \
        where somebody was in one who had opted out without an exemption, or whose status was not \
        known, or where the check was too old.
        """)

    @Flag(help: "The only question so far, and it has to be asked by name.")
    var afterOptOut = false

    @Option(help: "The moment of history: a time (RFC 3339) or a position.")
    var asOf: String?

    @Option(help: "Why you look; it is recorded with the look.")
    var reason = "audit"

    @OptionGroup var global: GlobalOptions

    func validate() throws {
      guard afterOptOut else { throw ValidationError("expected --after-opt-out") }
    }

    func run() throws {
      let moment = try moment(asOf)
      let report = try global.open().auditDisclosuresAfterOptOut(asOf: moment, reason: reason)
      if global.json {
        try Output.document(try report.json.text(onOneLine: false))
      } else {
        for line in report.lines { try Output.answer(line) }
      }
      if !report.isGood { throw ExitStatus.no }
    }
  }
}
