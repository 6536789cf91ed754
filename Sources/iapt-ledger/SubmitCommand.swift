internal import ArgumentParser
internal import DataSet
internal import Intake
internal import SubmissionLedger

struct SubmitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "submit",
    abstract: "Hand in a month: an Access database, a zip of one, or CSV tables.")

  @Argument(help: ".accdb, .mdb, a zip of one, or a directory or zip of CSV tables.")
  var path: String

  @Option(help: "The ODS code of the provider.")
  var provider: String

  @Option(help: "The ODS code of the organisation that sends it, where it must be this one.")
  var submitter: String?

  @Option(help: "The month, YYYY-MM, where it must be this one.")
  var period: String?

  @Option(help: "A name under which this submission happens at most once.")
  var idempotencyKey: String?

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let request = SubmissionRequest(
      path: path, provider: try organisation(provider, "--provider"),
      submitter: try submitter.map { text throws(LedgerError) in
        try organisation(text, "--submitter")
      },
      period: try period.map { text throws(LedgerError) in try calendarMonth(text, "--period") },
      idempotencyKey: idempotencyKey)
    let meter = ProgressMeter()
    let summary = try global.open().submit(request) { progress in
      meter.show(describe(progress), stage: stage(of: progress))
    }
    meter.end()
    if global.json {
      try Output.document(try summary.json.text(onOneLine: false))
    } else {
      for line in summary.lines { try Output.answer(line) }
    }
    if summary.status == .rejected { throw ExitStatus.no }
  }

  private func stage(of progress: SubmissionLedger.SubmitProgress) -> Int {
    switch progress {
    case .reading: 0
    case .appending: 1
    }
  }

  private func describe(_ progress: SubmissionLedger.SubmitProgress) -> String {
    switch progress {
    case .reading(let intake):
      let keys = "\(intake.keyBytes / 1_000_000) MB of keys"
      if let total = intake.rowsTotal {
        return "reading: \(intake.rowsRead) of \(total) rows, \(keys)"
      }
      if let total = intake.bytesTotal, total > 0 {
        return "reading: \(intake.rowsRead) rows, \(intake.bytesRead * 100 / total) %, \(keys)"
      }
      return "reading: \(intake.rowsRead) rows, \(keys)"
    case .appending(let patients):
      return "appending: \(patients) patients"
    }
  }
}

/// Reads an ODS code.
func organisation(_ text: String, _ name: String) throws(LedgerError) -> OrganisationCode {
  guard let code = OrganisationCode(text) else {
    throw .badArgument(name: name, expected: "an ODS code, such as RX4")
  }
  return code
}

/// The day that an option names.
func calendarDay(_ text: String, _ name: String) throws(LedgerError) -> Day {
  guard let day = Day(iso: text) else {
    throw .badArgument(name: name, expected: "a date such as 2020-09-01")
  }
  return day
}

/// The month that an option names.
func calendarMonth(_ text: String, _ name: String) throws(LedgerError) -> Period {
  guard let period = Period(iso: text) else {
    throw .badArgument(name: name, expected: "a month such as 2020-09")
  }
  return period
}
