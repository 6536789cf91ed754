internal import DataSet
internal import EventSchema
internal import Intake

/// The tables and rules of one submission, as reports name them.
struct ReportBook {
  /// The version by which the file was read; nil where the program does not know it.
  let dataSet: DataSet?
  /// The rules in the published order, and after them those that only the log knows of.
  private(set) var rules: [ReportRule]

  private let names: [UInt32: String]
  private var places: [String: Int] = [:]
  private let severities: [String: Severity]

  init(version: String, findings: [SchemaFindingCount]) {
    dataSet = DataSet.version(version)
    names = tableNames(ofVersion: version)
    let said = findings.compactMap { finding in
      Severity(rawValue: finding.severity).map { (finding.code, $0) }
    }
    severities = Dictionary(said) { first, _ in first }
    rules = []
    for rule in dataSet?.rules ?? [] {
      places[rule.code] = rules.count
      rules.append(ReportRule(rule, severity: severities[rule.code] ?? rule.severity))
    }
  }

  /// The place of a rule among ``rules``; one that the program does not know is added.
  mutating func place(of code: String) -> Int {
    if let place = places[code] { return place }
    places[code] = rules.count
    rules.append(ReportRule(unknown: code, severity: severities[code] ?? .record))
    return rules.count - 1
  }

  /// The rule with this code, where it is known.
  func rule(_ code: String) -> ReportRule? { places[code].map { rules[$0] } }

  /// The name of a table, or its number where the version has no such table.
  func name(ofTable number: UInt32) -> String { names[number] ?? String(number) }

  /// The number of a table that the version has.
  func number(ofTable name: String) -> UInt32? {
    names.first { $0.value == name }?.key
  }
}

/// A rule as reports tell of it.
struct ReportRule {
  let code: String
  let severity: Severity
  /// The name of the table under test; empty for the file as a whole.
  let table: String
  /// The names of the fields under test, joined by `+`.
  let fields: String
  /// What is wrong and what is expected.
  let sentence: String
  /// The number of the table in a row of which the reason of a failure lies; nil for the row itself.
  let causeTable: UInt32?
  /// The reference data without which the rule is not checked.
  let needs: String?

  static let unknownSentence = "a rule that this version of the program no longer knows"

  init(_ rule: Rule, severity: Severity) {
    code = rule.code
    self.severity = severity
    table = rule.table ?? ""
    fields = rule.fields.joined(separator: "+")
    sentence = rule.sentence
    causeTable = rule.causeTable.map(tableNumber)
    needs = rule.needs
  }

  init(unknown code: String, severity: Severity) {
    self.code = code
    self.severity = severity
    table = ""
    fields = ""
    sentence = Self.unknownSentence
    causeTable = nil
    needs = nil
  }
}
