internal import ArgumentParser
internal import Disclosure
internal import SubmissionLedger

extension DiscloseCommand {
  struct Register: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "The register of data uses: a line for each file that was released.")

    @Option(help: "The first moment, RFC 3339.")
    var from: String?

    @Option(help: "The last moment, RFC 3339.")
    var to: String?

    @Option(help: "The CSV file to write; else the lines are printed.")
    var out: String?

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let (from, to) = try span(from: from, to: to)
      let ledger = try global.open()
      var uses: [DataUse] = []
      if let out {
        uses = try ledger.writeDataUsesRegister(from: from, to: to, at: out).uses
      } else {
        uses = try ledger.dataUsesRegister(from: from, to: to)
      }
      if global.json {
        try Output.document(try JSON.array(uses.map(\.json)).text(onOneLine: false))
      } else if let out {
        try Output.answer("\(out)  \(counted(UInt64(uses.count), "file"))")
      } else if uses.isEmpty {
        try Output.answer("No file was released.")
      } else {
        for use in uses { try Output.answer(use.line) }
      }
    }
  }
}

extension DataUse {
  /// By the names of the cases, which are short.
  fileprivate var json: JSON {
    .object(
      Dictionary(
        Column.allCases.map { (String(describing: $0), JSON.string(self[$0])) }
      ) { first, _ in first })
  }

  fileprivate var line: String {
    let agreement = self[.agreement].isEmpty ? "no agreement" : self[.agreement]
    return "\(self[.file])  \(self[.month])  \(self[.recipient])  \(agreement)  "
      + "\(self[.dataSet])  \(self[.dataType])  opt-outs applied: \(self[.optOuts])"
  }
}
