internal import ArgumentParser
internal import SubmissionLedger

struct ConsentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "consent", abstract: "What providers have on record of consent from before.",
    subcommands: [Import.self])

  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Record consents from the time of v1.5; they decide what may flow on.")

    @Argument(
      help: "A CSV file: LocalPatientId, ServiceRequestId, ConsentSoughtDate, ConsentOutcome.")
    var file: String

    @Option(help: "The ODS code of the provider.")
    var provider: String

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let provider = try organisation(provider, "--provider")
      let result = try global.open().importConsent(from: file, provider: provider)
      try result.answer("consents", global)
    }
  }
}

extension ChoiceImport {
  /// Prints what became of a list.
  func answer(_ what: String, _ global: GlobalOptions) throws {
    if global.json {
      try Output.document(try json.text(onOneLine: false))
      return
    }
    try Output.answer("Recorded \(recorded) \(what); \(onRecord) of \(rows) rows were on record.")
    for (finding, count) in findings.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      try Output.answer("note: \(finding.words) (\(count) rows)")
    }
  }

  private var json: JSON {
    .object([
      "rows": .int(rows), "recorded": .int(recorded), "onRecord": .int(onRecord),
      "findings": .object(
        Dictionary(findings.map { ($0.key.rawValue, JSON.int($0.value)) }) { first, _ in first }),
    ])
  }
}

extension ChoiceImport.Finding {
  fileprivate var words: String {
    switch self {
    case .answerWithoutDay:
      "an answer without the day on which it was sought counts as sought before 1 September 2020"
    case .soughtBeforeReceived:
      "consent was sought before the referral was received; it counts by its day"
    case .changesNothing:
      "consent sought from 1 September 2020 on is kept as history and changes nothing"
    }
  }
}
