internal import DataSet
internal import EventSchema

// `summary.csv`: the whole submission in one table.
extension SubmissionTrail {
  func writeSummary(
    _ summary: SubmissionSummary, to directory: ReportDirectory
  ) throws(LedgerError) -> Int {
    let file = try directory.table(
      "summary.csv",
      columns: [
        "Line", "Table", "Received", "Accepted", "Rejected", "Withheld", "Rule", "Severity",
        "Fields", "Count", "Message",
      ])
    try file.write(
      SummaryLine(kind: "submission", message: summary.oneLine).cells)
    for outcome in summary.tables {
      let counts = [outcome.received, outcome.accepted, outcome.rejected, outcome.withheld]
      try file.write(SummaryLine(kind: "table", table: outcome.table, counts: counts).cells)
    }
    for finding in findings {
      try file.write(
        SummaryLine(
          kind: "rule", table: finding.table, rule: finding.code, severity: finding.severity,
          fields: book.rule(finding.code)?.fields ?? "", count: String(finding.count),
          message: sentence(of: finding)
        ).cells)
    }
    for rule in uncheckedRules {
      try file.write(
        SummaryLine(
          kind: "not checked", table: rule.table, rule: rule.code, severity: rule.severity,
          fields: rule.fields, message: "not checked: \(rule.reason)"
        ).cells)
    }
    try file.finish()
    return file.lines
  }

  /// The rules that were not checked, and what each of them needs.
  var uncheckedRules: [UncheckedLine] {
    rulesNotChecked.map { code in
      let rule = book.rule(code)
      let reason = rule?.needs.map { "needs reference data of the kind \($0)" }
      return UncheckedLine(
        code: code, table: rule?.table ?? "", severity: rule?.severity.rawValue ?? "",
        fields: rule?.fields ?? "", reason: reason ?? ReportRule.unknownSentence)
    }
  }
}

/// A rule that was not checked.
struct UncheckedLine {
  let code: String
  let table: String
  let severity: String
  let fields: String
  let reason: String
}

/// A line of the summary; what does not apply is empty.
private struct SummaryLine {
  var kind: String
  var table = ""
  var counts: [Int] = []
  var rule = ""
  var severity = ""
  var fields = ""
  var count = ""
  var message = ""

  var cells: [String] {
    let numbers = counts.isEmpty ? ["", "", "", ""] : counts.map(String.init)
    return [kind, table] + numbers + [rule, severity, fields, count, message]
  }
}

extension SubmissionSummary {
  /// Which submission it is and what became of it.
  var oneLine: String {
    "submission \(number) of provider \(provider)" + (period.map { " for \($0)" } ?? "")
      + ", window \(window), \(status.rawValue), received \(receivedAt), SHA-256 \(fileDigest)"
  }
}
