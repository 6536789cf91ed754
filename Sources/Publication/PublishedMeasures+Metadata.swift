internal import DataSet
internal import JSONText

// What has to be told with the figures: CSV on the Web metadata (W3C), for people and programs.
extension PublishedMeasures {
  /// The metadata of the table in a file of this name.
  public func metadata(_ notes: PublicationNotes, of file: String) -> String {
    JSONText.members([
      ("@context", .text("http://www.w3.org/ns/csvw")),
      ("url", .text(file)),
      ("dc:title", .text("\(notes.use.title), \(period), \(notes.status.rawValue)")),
      ("dc:description", .text(Self.meaning)),
      (
        "tableSchema",
        .members([
          ("columns", .list(Self.columns.map(column))),
          (
            "primaryKey",
            .list(["Level", "Organisation", "MeasureId"].map(JSONText.text))
          ),
        ])
      ),
      ("notes", .list([.members(origin(notes) + control + definitions)])),
    ]).document
  }

  private static let meaning =
    "Measures count distinct referral pathways or appointments of the month, of patients of "
    + "NHS-funded talking therapies. They are aggregates under disclosure control: national data "
    + "opt-outs do not apply to them."

  private func column(
    _ column: (name: String, type: String, meaning: String)
  ) -> JSONText {
    var members: [(String, JSONText)] = [
      ("name", .text(column.name)), ("titles", .text(column.name)),
      ("dc:description", .text(column.meaning)), ("datatype", .text(column.type)),
    ]
    if column.name == "Value" { members.append(("null", .list([.text("*"), .text("NULL")]))) }
    return .members(members)
  }

  private func origin(_ notes: PublicationNotes) -> [(String, JSONText)] {
    [
      ("use", .text(notes.use.rawValue)), ("period", .text(period.description)),
      ("status", .text(notes.status.rawValue)),
      ("levels", .list(levels.map { .text($0.rawValue) })),
      ("ledger", .text(notes.origin)), ("ledgerSize", .number(notes.size)),
      ("asOf", .text(notes.asOf)), ("policyVersion", .text(notes.policyVersion)),
      ("optOuts", .text("national data opt-outs do not apply: the figures are aggregates")),
      ("pathwaysThatNobodyCanRead", .text(unreadable.text)),
      (
        "submissions",
        .list(
          notes.submissions.map { source in
            .members([
              ("number", .number(source.number)), ("provider", .text(source.provider)),
              ("period", .text(source.period.description)), ("window", .text(source.window)),
              ("dataSetVersion", .text(source.version)), ("position", .number(source.position)),
            ])
          })
      ),
    ]
  }

  private var control: [(String, JSONText)] {
    [
      (
        "disclosureControl",
        .list(
          [
            "Figures below national level: counts below 5, none included, are suppressed and shown "
              + "as *; other counts go to the nearest 5.",
            "Percentages below national level are whole numbers from the counts before rounding; "
              + "one is suppressed where the count above or below the line is below 5.",
            "National counts are exact; national percentages have one decimal.",
            "Further figures are suppressed where a suppressed count could be worked out from "
              + "them together with others of this table.",
          ].map(JSONText.text))
      ),
      ("figures", .number(UInt64(figureCount))),
      ("suppressedBecauseSmall", .number(UInt64(suppressed.small))),
      ("suppressedToProtectOthers", .number(UInt64(suppressed.complement))),
    ]
  }

  private var definitions: [(String, JSONText)] {
    let terms = measureTerms.split(separator: "\n").map { $0.split(separator: "\t") }
    return [
      (
        "measures",
        .list(
          measures.map { measure in
            .members([
              ("id", .text(measure.id)), ("name", .text(measure.name)),
              ("meaning", .text(measure.meaning)),
              ("definition", .text(counts.set.definition(of: measure))),
            ])
          })
      ),
      (
        "terms",
        .members(terms.map { (String($0[0]), .text($0.dropFirst().joined())) })
      ),
    ]
  }
}
