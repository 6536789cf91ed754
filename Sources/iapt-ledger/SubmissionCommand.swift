internal import ArgumentParser
internal import SubmissionLedger

struct SubmissionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "submission", abstract: "What was handed in, and what became of it.",
    subcommands: [List.self, Show.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "All submissions; marks those that count for their provider and period.")

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let ledger = try global.open()
      try ledger.catchUp()
      let summaries = try ledger.submissionList()
      if global.json {
        try Output.document(try JSON.array(summaries.map(\.json)).text(onOneLine: false))
        return
      }
      for summary in summaries {
        let mark = summary.isLatest ? "  counts" : ""
        try Output.answer(
          "\(summary.number)  \(summary.provider)  \(summary.period ?? "-")  \(summary.window)  "
            + "\(summary.status.rawValue)\(mark)")
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "One submission, whole.")

    @Argument(help: "The number of the submission.")
    var id: UInt64

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let ledger = try global.open()
      try ledger.catchUp()
      let summary = try ledger.submission(id)
      if global.json {
        try Output.document(try summary.json.text(onOneLine: false))
      } else {
        for line in summary.lines { try Output.answer(line) }
      }
    }
  }
}
