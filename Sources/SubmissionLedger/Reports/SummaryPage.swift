internal import DataSet
internal import EventSchema

/// `summary.html`: the summary as one page that needs nothing else and prints well.
struct SummaryPage {
  let trail: SubmissionTrail
  let summary: SubmissionSummary

  var text: String {
    let title =
      "Submission \(summary.number): \(summary.provider), \(summary.period ?? "no period")"
    return """
      <!DOCTYPE html>
      <html lang="en-GB">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>\(escaped(title))</title>
      <style>
      \(Self.style)
      </style>
      </head>
      <body>
      <h1>\(escaped(title))</h1>
      \(([facts, tables] + findings + [unchecked, quality]).joined(separator: "\n"))
      </body>
      </html>

      """
  }

  private static let style = """
    body { font: 11pt/1.4 sans-serif; color: #111; max-width: 60em; margin: 2em auto; padding: 0 1em; }
    h1 { font-size: 1.5em; } h2 { font-size: 1.15em; margin: 1.5em 0 .4em; }
    table { border-collapse: collapse; width: 100%; }
    th, td { border-bottom: 1px solid #bbb; padding: .2em .5em; text-align: left; vertical-align: top; }
    td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
    td { overflow-wrap: anywhere; }
    .outcome { font-weight: bold; }
    @media print {
      @page { size: A4; margin: 15mm; }
      body { font-size: 9pt; max-width: none; margin: 0; padding: 0; }
      thead { display: table-header-group; }
      tr { break-inside: avoid; }
      h2 { break-after: avoid; }
    }
    """

  private var facts: String {
    let facts = [
      ("Provider", summary.provider), ("Sent by", summary.submitter ?? "not said as a code"),
      ("Period", summary.period ?? "not said"), ("Window", summary.window),
      ("Data set version", summary.dataSetVersion ?? "not said"),
      ("Received", String(describing: summary.receivedAt)),
      ("SHA-256 of the file", summary.fileDigest),
    ]
    let rows = facts.map { "<tr><th scope=\"row\">\($0.0)</th><td>\(escaped($0.1))</td></tr>" }
    let outcome =
      summary.status == .accepted ? "Accepted" : "Rejected as a whole: no row of it was kept"
    return "<p class=\"outcome\">\(outcome)</p>\n<table>\n\(rows.joined(separator: "\n"))\n</table>"
  }

  private var tables: String {
    table(
      "Rows by table", columns: ["Table", "Received", "Accepted", "Rejected", "Withheld"],
      numbers: 1..<5,
      rows: summary.tables.map { outcome in
        [outcome.table]
          + [outcome.received, outcome.accepted, outcome.rejected, outcome.withheld]
          .map(String.init)
      })
  }

  private var findings: [String] {
    let titles: [(Severity, String)] = [
      (.file, "What rejects the file"), (.group, "What rejects rows for the sake of other rows"),
      (.record, "What rejects rows"), (.warning, "Warnings"),
    ]
    return titles.map { severity, title in
      let found = trail.findings.filter { $0.severity == severity.rawValue }
      return table(
        title, columns: ["Rule", "Table", "Fields", "Message", "Count"], numbers: 4..<5,
        rows: found.map { finding in
          [
            finding.code, finding.table, trail.book.rule(finding.code)?.fields ?? "",
            trail.sentence(of: finding), String(finding.count),
          ]
        })
    }
  }

  private var unchecked: String {
    table(
      "Rules that were not checked", columns: ["Rule", "Table", "Fields", "Why"], numbers: 0..<0,
      rows: trail.uncheckedRules.map { [$0.code, $0.table, $0.fields, $0.reason] })
  }

  private var quality: String {
    table(
      "Data quality by table",
      columns: ["Table", "Received", "Valid", "Other", "Default", "Invalid", "Missing"],
      numbers: 1..<7,
      rows: trail.tables.map { table in
        let fields = trail.quality.filter { $0.table == table.table }.map(\.counts)
        let sums = (0..<6).map { place in fields.reduce(0) { $0 + UInt64($1[place]) } }
        return [trail.book.name(ofTable: table.table)] + sums.map(String.init)
      })
  }

  /// A table under a heading; the columns in `numbers` are set to the right.
  private func table(
    _ title: String, columns: [String], numbers: Range<Int>, rows: [[String]]
  ) -> String {
    let heading = "<h2>\(title)</h2>"
    if rows.isEmpty { return heading + "\n<p>None.</p>" }
    func line(_ cells: [String], _ tag: String) -> String {
      let cells = cells.enumerated().map { place, cell in
        let number = numbers.contains(place) ? " class=\"number\"" : ""
        return "<\(tag)\(number)>\(escaped(cell))</\(tag)>"
      }
      return "<tr>\(cells.joined())</tr>"
    }
    let body = rows.map { line($0, "td") }.joined(separator: "\n")
    return """
      \(heading)
      <table>
      <thead>\(line(columns, "th"))</thead>
      <tbody>
      \(body)
      </tbody>
      </table>
      """
  }

  private func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      default: escaped.unicodeScalars.append(character)
      }
    }
    return escaped
  }
}
