internal import ArgumentParser
internal import SubmissionLedger

struct SubmissionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "submission", abstract: "What was handed in, and what became of it.",
    subcommands: [List.self, Show.self, Report.self, Row.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "All submissions; marks those that count for their provider and period.")

    @Option(help: "As it was at this time, or after the event at this position.")
    var asOf: String?

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let moment = try moment(asOf)
      let ledger = try global.open()
      try ledger.catchUp()
      let summaries = try ledger.submissionList(asOf: moment)
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

  struct Report: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write the files that the provider gets back; opening its rows is recorded.")

    @Argument(help: "The number of the submission.")
    var id: UInt64

    @Option(help: "The directory to write: a new one, or one that is empty.")
    var out: String

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let report = try global.open().writeReport(of: id, to: out)
      if global.json {
        try Output.document(try report.json.text(onOneLine: false))
      } else {
        for line in report.lines { try Output.answer(line) }
      }
    }
  }

  struct Row: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "What happened to one row of the submitted file, and why.")

    @Argument(help: "The number of the submission.")
    var id: UInt64

    @Argument(help: "The name of the table, such as IDS101Referral.")
    var table: String

    @Argument(help: "The place of the data row in its table, from 1.")
    var row: UInt32

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let history = try global.open().history(ofRow: row, in: table, ofSubmission: id)
      if global.json {
        try Output.document(try history.json.text(onOneLine: false))
      } else {
        for line in history.lines { try Output.answer(line) }
      }
    }
  }
}
