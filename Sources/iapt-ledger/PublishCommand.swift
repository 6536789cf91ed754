internal import ArgumentParser
internal import DataSet
internal import Publication
internal import SubmissionLedger

struct PublishCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract: "Publish the measures of a month under disclosure control.",
    discussion: """
      Beside FILE, a CSV table, stand its metadata (FILE-metadata.json) and charts (SVG). What a reader \
      could still work out is told on standard error: read it before you hand the files on.
      """)

  @Option(help: "national-publication or provider-publication.")
  var use: String

  @Option(help: "The month, YYYY-MM.")
  var period: String

  @Option(help: "The CSV file to write; the others take their names from it.")
  var out: String

  @Option(help: "The moment of history: a time (RFC 3339) or a position.")
  var asOf: String?

  @OptionGroup var global: GlobalOptions

  func run() throws {
    guard let use = PublicationUse(rawValue: use) else {
      let uses = PublicationUse.allCases.map(\.rawValue).joined(separator: " or ")
      throw LedgerError.badArgument(name: "--use", expected: uses)
    }
    let month = try calendarMonth(period, "--period")
    let moment = try moment(asOf)
    let publication = try global.open().publish(use, of: month, to: out, asOf: moment) { counted in
      Output.progress("counting: \(counted) pathways")
    }
    Output.endProgress()
    for line in publication.riskLines { Output.message("iapt-ledger: \(line)") }
    if global.json {
      try Output.document(try publication.json.text(onOneLine: false))
    } else {
      for line in publication.lines { try Output.answer(line) }
    }
  }
}
