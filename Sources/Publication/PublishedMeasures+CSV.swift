internal import CSVText
internal import DataSet

// The figures as a table: one line for each figure.
extension PublishedMeasures {
  /// The columns of the table, with what each holds.
  static let columns: [(name: String, type: String, meaning: String)] = [
    ("PeriodStart", "date", "the first day of the month"),
    ("PeriodEnd", "date", "the last day of the month"),
    (
      "Status", "string", "primary, or refresh where a submission of the refresh window was counted"
    ),
    ("Level", "string", "national, commissioner or provider"),
    (
      "Organisation", "string",
      "the ODS code, England, or Unknown where a referral names no commissioner"
    ),
    ("MeasureId", "string", "the published identifier of the measure"),
    ("MeasureName", "string", "the published name of the measure"),
    (
      "Value", "decimal",
      "the figure; * where it is suppressed, NULL for a percentage of nothing"
    ),
  ]

  /// The table as CSV (RFC 4180).
  public func csv(_ status: PublicationStatus) -> String {
    var lines = [Self.columns.map(\.name)]
    let head = [period.firstDay.description, period.lastDay.description, status.rawValue]
    for row in rows {
      for (measure, value) in zip(measures, row.values) {
        lines.append(
          head + [row.body.level.rawValue, row.body.code, measure.id, measure.name, value.text])
      }
    }
    return CSVLine.text(lines)
  }

  /// How many figures the table holds.
  public var figureCount: Int { rows.count * measures.count }
}
