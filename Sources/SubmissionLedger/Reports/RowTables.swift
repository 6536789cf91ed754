internal import DataSet
internal import EventSchema

// The files about single rows and single fields; none of them holds a value of a row.
extension SubmissionTrail {
  /// `rows.csv`: every row of the file and what became of it, in order of table and row.
  func writeRows(to directory: ReportDirectory) throws(LedgerError) -> Int {
    let file = try directory.table("rows.csv", columns: ["Table", "Row", "Outcome", "Cause"])
    let fileCodes = fileCodes
    for table in tables where table.received > 0 {
      let name = book.name(ofTable: table.table)
      for row in 1...table.received {
        let place = TrailPlace(table: table.table, row: row)
        try file.write([
          name, String(row), outcome(place).rawValue, cause(place, fileCodes: fileCodes),
        ])
      }
    }
    try file.finish()
    return file.lines
  }

  /// `validations.csv`: every failing rule and row, in order of table, row and rule.
  ///
  /// What is said of the file or of a table as a whole stands in front of it, without a row.
  func writeValidations(to directory: ReportDirectory) throws(LedgerError) -> Int {
    let file = try directory.table(
      "validations.csv", columns: ["Table", "Row", "Rule", "Severity", "Fields", "Message"])
    let findings = findingsWithoutRows
    for finding in findings where finding.table.isEmpty { try file.write(line(finding)) }
    var next = failures[...]
    for table in tables {
      let name = book.name(ofTable: table.table)
      for finding in findings where finding.table == name { try file.write(line(finding)) }
      while let mark = next.first, mark.table == table.table {
        next.removeFirst()
        let rule = book.rules[mark.rule]
        try file.write([
          name, String(mark.row), rule.code, rule.severity.rawValue, rule.fields, rule.sentence,
        ])
      }
    }
    try file.finish()
    return file.lines
  }

  /// `data-quality.csv`: how many values of each field are of which quality, and which rules on it were
  /// not checked, so that what broke no other rule is no proof of good values.
  func writeQuality(to directory: ReportDirectory) throws(LedgerError) -> Int {
    let columns = ["Received", "Valid", "Other", "Default", "Invalid", "Missing", "NotChecked"]
    let file = try directory.table("data-quality.csv", columns: ["Table", "Field"] + columns)
    let unchecked = rulesNotChecked.compactMap { book.rule($0) }
    for field in quality {
      let (table, name) = (book.name(ofTable: field.table), name(of: field))
      let rules = unchecked.filter {
        $0.table == table && $0.fields.split(separator: "+").contains(name[...])
      }
      try file.write(
        [table, name] + field.counts.map(String.init)
          + [rules.map(\.code).joined(separator: " ")])
    }
    try file.finish()
    return file.lines
  }

  /// The name of a field, or its number where the version has no such field.
  func name(of field: SchemaFieldQuality) -> String {
    let table = book.dataSet?.table(named: book.name(ofTable: field.table))
    let place = Int(field.field) - 1
    guard let table, table.fields.indices.contains(place) else { return String(field.field) }
    return table.fields[place].name
  }

  /// What was found about the file or a table, and in no row.
  private var findingsWithoutRows: [SchemaFindingCount] {
    let inRows = Set(failures.map(\.rule)).map { book.rules[$0].code }
    return findings.filter { !inRows.contains($0.code) }
  }

  private func line(_ finding: SchemaFindingCount) -> [String] {
    let rule = book.rule(finding.code)
    return [
      finding.table, "", finding.code, finding.severity, rule?.fields ?? "",
      sentence(of: finding),
    ]
  }

  /// The sentence that the log keeps of a finding, else that of its rule.
  func sentence(of finding: SchemaFindingCount) -> String {
    finding.message.isEmpty
      ? book.rule(finding.code)?.sentence ?? ReportRule.unknownSentence : finding.message
  }
}

extension SchemaFieldQuality {
  /// Received, valid, other, default, invalid, missing.
  var counts: [UInt32] {
    let qualities = [valid, other, defaults, invalid, missing]
    return [qualities.reduce(0, &+)] + qualities
  }
}
