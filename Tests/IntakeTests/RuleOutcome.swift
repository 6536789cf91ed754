import DataSet
import Synchronization
import Testing

@testable import Intake

/// The reference data for a check; a list that is not there is nil.
struct ReferenceTables {
  let lists: [ReferenceList: [ReferenceEntry]]

  init(_ lists: [ReferenceList: [ReferenceEntry]]) {
    self.lists = lists
  }

  func loaded() throws -> ReferenceData {
    ReferenceData(
      try lists.map { list, entries in
        let kind: ReferenceData.Kind =
          switch list {
          case .organisations: .organisations
          case .sites: .sites
          case .gpPractices: .gpPractices
          case .postcodes: .postcodes
          }
        // A list that knows no code of the case still knows another one.
        let rows = entries.map { entry in
          [
            entry.code, entry.opens ?? "", entry.closes ?? "", entry.successor ?? "",
            entry.roles.joined(separator: " "),
          ].joined(separator: ",") + "\n"
        }
        let text = "code,opens,closes,successor,roles\nNOBODY,,,,\n" + rows.joined()
        return try CodeRegister.read(csv: Array(text.utf8), as: kind)
      })
  }
}

/// What the check of a submission finds, with every stage run, without a file on the disk.
///
/// The provider submits the file itself. A rule on the file as a whole stands under
/// `fileFindings`, one on a row under `failures`, and one without its reference data under
/// `notChecked`.
func outcome(
  of tables: [String: String], version: String, provider: String, submittedOn: String,
  reference: ReferenceTables
) throws -> (
  failures: [(code: String, table: String, row: Int)], fileFindings: [String],
  notChecked: [String]
) {
  let dataSet = try #require(DataSet.version(version))
  let code = try #require(OrganisationCode(provider))
  let expectations = Expectations(
    provider: code, submitter: code, submittedOn: try #require(Day(iso: submittedOn)),
    reference: try reference.loaded())
  let headerTable = try #require(dataSet.table(named: HeaderDeclaration.Name.table))
  var declaration = HeaderDeclaration(table: headerTable)
  if let text = tables[headerTable.name] { try feed(text, of: headerTable, into: &declaration) }
  let prepared = PreparedRules.cached(
    text: tables[headerTable.name], submittedOn, reference, dataSet, declaration, expectations)
  let rules = prepared.rules
  var pass = try SubmissionPass(
    rules: rules, checks: prepared.checks, options: IntakeOptions(), bytesTotal: nil,
    progress: { _ in })
  for table in SubmissionPass.readingOrder(of: dataSet) {
    let names = table.fields.map(\.name).joined(separator: ",")
    try feed(tables[table.name] ?? names, of: table, into: &pass)
  }
  let found = tables.keys.map { FoundTable(name: $0, columns: nil) }
  let faults = FileStructure.faults(in: found, against: dataSet) + pass.structureFaults
  var passes = pass.tables
  let settled = SettledFindings(rules, pass, &passes, faults)
  let failures = RowFailures(packed: settled.failures, rules: rules)
  let onRows = Set(failures.map(\.code))
  return (
    failures.map { ($0.code, $0.table, Int($0.row)) },
    settled.summary.findings.map(\.code).filter { !onRows.contains($0) },
    rules.notChecked.map(\.code)
  )
}

/// The rules made ready for a header and reference data, which most cases have in common.
private struct PreparedRules: Sendable {
  let rules: RuleBook
  let checks: [TableChecks]

  private static let common = Mutex<[String: PreparedRules]>([:])

  static func cached(
    text: String?, _ submittedOn: String, _ reference: ReferenceTables, _ dataSet: DataSet,
    _ declaration: HeaderDeclaration, _ expectations: Expectations
  ) -> PreparedRules {
    let key = "\(dataSet.version) \(submittedOn) \(text ?? "-")"
    if reference.lists.isEmpty, let found = common.withLock({ $0[key] }) { return found }
    let rules = RuleBook(dataSet: dataSet, declaration: declaration, expectations: expectations)
    let prepared = PreparedRules(rules: rules, checks: rules.tableChecks)
    if reference.lists.isEmpty { common.withLock { $0[key] = prepared } }
    return prepared
  }
}

private func feed(_ text: String, of table: Table, into sink: inout some RowSink) throws {
  var parser = CSVTable(table)
  try parser.take(Array(text.utf8), into: &sink)
  try parser.finish(into: &sink)
}
