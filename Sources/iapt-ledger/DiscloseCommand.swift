internal import Agreements
internal import ArgumentParser
internal import DataSet
internal import Disclosure
internal import SubmissionLedger

struct DiscloseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "disclose", abstract: "What goes out, to whom, and on which ground.",
    subcommands: [
      Plan.self, Release.self, List.self, Show.self, Reproduce.self, Register.self,
    ])

  /// What is asked to be released.
  struct RequestOptions: ParsableArguments {
    @Option(help: "provider-return, commissioner-extract or dars-release.")
    var use: String

    @Option(help: "The ODS code of who is to receive it.")
    var recipient: String

    @Option(help: "The agreement, or one version of it; the one in force where it is not given.")
    var agreement: String?

    @Option(help: "A month, YYYY-MM, or months from the first to the last, YYYY-MM..YYYY-MM.")
    var period: String

    @Option(help: "Only this column, TABLE.FIELD; may be given more than once.")
    var column: [String] = []

    /// Far more months than the data set has.
    private static let mostMonths = 240

    func request() throws -> ReleaseRequest {
      let reference = try agreement.map { text in
        guard let reference = AgreementReference(text) else {
          throw LedgerError.badArgument(name: "--agreement", expected: AgreementReference.form)
        }
        return reference
      }
      let columns = try column.map { text in
        guard let name = ColumnName(text) else {
          throw LedgerError.badArgument(
            name: "--column", expected: "a name such as IDS101Referral.EndCode")
        }
        return name
      }
      return ReleaseRequest(
        use: use, recipient: try organisation(recipient, "--recipient"), agreement: reference,
        periods: try periods(), columns: columns)
    }

    private func periods() throws -> ClosedRange<Period> {
      guard let dots = period.firstRange(of: "..") else {
        let month = try calendarMonth(period, "--period")
        return month...month
      }
      let first = try calendarMonth(String(period[..<dots.lowerBound]), "--period")
      let last = try calendarMonth(String(period[dots.upperBound...]), "--period")
      let months = (last.year - first.year) * 12 + last.month - first.month + 1
      guard (1...Self.mostMonths).contains(months) else {
        throw LedgerError.badArgument(
          name: "--period", expected: "1 to \(Self.mostMonths) months, the first one first")
      }
      return first...last
    }
  }

  struct Plan: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "What a release would hold now, and who would be left out and why; writes nothing.")

    @OptionGroup var options: RequestOptions
    @OptionGroup var global: GlobalOptions

    func run() throws {
      let request = try options.request()
      let summary = try global.open().planDisclosure(request) { people in
        Output.progress("reading: \(people) people")
      }
      Output.endProgress()
      try summary.answer(global)
    }
  }

  struct Release: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write the file of a release and tell of it, or refuse and tell of that.",
      discussion:
        "FILE is a zip of CSV tables with a manifest. It is there once the log tells of it.")

    @OptionGroup var options: RequestOptions

    @Option(help: "The file to write.")
    var out: String

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let request = try options.request()
      let summary = try global.open().release(request, to: out) { people in
        Output.progress("reading: \(people) people")
      }
      Output.endProgress()
      try summary.answer(global)
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Every disclosure that was asked for, and what became of it.")

    @Option(help: "The moment of history: a time (RFC 3339) or a position.")
    var asOf: String?

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let moment = try moment(asOf)
      let summaries = try global.open().disclosures(asOf: moment)
      if global.json {
        try Output.document(try JSON.array(summaries.map(\.json)).text(onOneLine: false))
      } else if summaries.isEmpty {
        try Output.answer("No disclosure was asked for.")
      } else {
        for summary in summaries { try Output.answer(summary.line) }
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "One disclosure.")

    @Argument(help: "The number of the disclosure.")
    var id: UInt64

    @Option(help: "The moment of history: a time (RFC 3339) or a position.")
    var asOf: String?

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let moment = try moment(asOf)
      let summary = try global.open().disclosure(id, asOf: moment)
      if global.json {
        try Output.document(try summary.json.text(onOneLine: false))
      } else {
        for line in summary.lines { try Output.answer(line) }
      }
    }
  }

  struct Reproduce: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make the file of a release again and compare it; the look is recorded.")

    @Argument(help: "The number of the disclosure.")
    var id: UInt64

    @Option(help: "The file to write.")
    var out: String

    @Option(help: "Why; it is recorded with the look.")
    var reason = "audit"

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let result = try global.open().reproduceDisclosure(id, to: out, reason: reason) { people in
        Output.progress("reading: \(people) people")
      }
      Output.endProgress()
      if global.json {
        try Output.document(try result.json.text(onOneLine: false))
      } else {
        for line in result.lines { try Output.answer(line) }
      }
      if !result.isSame { throw ExitStatus.no }
    }
  }
}

extension DisclosureSummary {
  /// Prints it; a refusal is a "no".
  fileprivate func answer(_ global: GlobalOptions) throws {
    if global.json {
      try Output.document(try json.text(onOneLine: false))
    } else {
      for line in lines { try Output.answer(line) }
    }
    if status == .refused { throw ExitStatus.no }
  }
}
