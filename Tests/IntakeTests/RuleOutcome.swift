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
/// The provider submits the file itself.
struct RuleOutcome {
  /// A row that stands, with its values in their normal form in the order of its fields.
  struct AcceptedRow: Hashable {
    let table: String
    let number: Int
    let values: [String]
  }

  let rules: RuleBook
  /// What became of each table's rows, in the data set's order.
  let tables: [TablePass]
  /// Every rule that a row failed.
  let failures: RowFailures
  /// One finding a rule.
  let findings: [Finding]
  private let records: RecordStore

  init(
    of submitted: CaseTables, _ setting: RuleCaseSetting,
    reference: ReferenceTables = ReferenceTables([:]), batchRows: Int = RowBatch.rowLimit
  ) throws {
    let texts = submitted.texts
    let dataSet = setting.dataSet
    let provider = try #require(OrganisationCode("RX4"))
    let expectations = Expectations(
      provider: provider, submitter: provider, submittedOn: setting.submitted,
      reference: try reference.loaded())
    let headerTable = try #require(dataSet.table(named: HeaderDeclaration.Name.table))
    var declaration = HeaderDeclaration(table: headerTable)
    if let text = texts[headerTable.name] { try feed(text, of: headerTable, into: &declaration) }
    let prepared = PreparedRules.cached(
      text: texts[headerTable.name], reference, dataSet, declaration, expectations)
    rules = prepared.rules
    var pass = try SubmissionPass(
      rules: rules, checks: prepared.checks, options: IntakeOptions(), bytesTotal: nil,
      batchRows: batchRows, progress: { _ in })
    for table in SubmissionPass.readingOrder(of: dataSet) {
      let names = table.fields.map(\.name).joined(separator: ",")
      try feed(texts[table.name] ?? names, of: table, into: &pass)
    }
    let found = texts.keys.map { FoundTable(name: $0, columns: nil) }
    let faults = FileStructure.faults(in: found, against: dataSet) + pass.structureFaults
    var passes = pass.tables
    let settled = SettledFindings(rules, pass, &passes, faults)
    tables = passes
    failures = RowFailures(packed: settled.failures, rules: rules)
    findings = settled.summary.findings
    records = try pass.finish(passes)
  }

  /// Whether the file is rejected as a whole.
  var isFileRejected: Bool { findings.contains { $0.severity == .file } }

  /// The rules on the file as a whole that failed.
  var fileCodes: [String] {
    let onRows = Set(failures.map(\.code))
    return findings.map(\.code).filter { !onRows.contains($0) }
  }

  /// The rules that were not checked.
  var uncheckedCodes: [String] { rules.notChecked.map(\.code) }

  /// The rows that failed a rule that rejects rows.
  var rejectedRows: Set<RowPlace> {
    let rejections = failures.filter { $0.severity == .record || $0.severity == .group }
    return Set(rejections.map { RowPlace(table: $0.table, row: $0.row) })
  }

  /// The rows that the record store hands out.
  func accepted() throws -> [AcceptedRow] {
    var all: [AcceptedRow] = []
    try records.forEachPatient {
      ($0, $1)
    } body: { patient, referrals in
      add(patient.rows, to: &all)
      for referral in referrals { add(referral.rows, to: &all) }
    }
    try records.forEachPersonnelBatch(limitBytes: 1 << 20) { add($0, to: &all) }
    return all
  }

  private func add(_ rows: SubmittedRows, to all: inout [AcceptedRow]) {
    var row = 0
    rows.forEachTable { place, numbers in
      let table = rules.dataSet.tables[place]
      for number in numbers {
        let bytes = Array(rows[row..<row + 1].bytes)
        let values = table.fields.indices.map { field in
          let value = RowMessage.value(ofField: field, in: bytes.span)
          return value ?? ""
        }
        all.append(AcceptedRow(table: table.name, number: Int(number), values: values))
        row += 1
      }
    }
  }
}

/// The rules made ready for a header and reference data, which most cases have in common.
private struct PreparedRules: Sendable {
  let rules: RuleBook
  let checks: [TableChecks]

  private static let common = Mutex<[String: PreparedRules]>([:])

  static func cached(
    text: String?, _ reference: ReferenceTables, _ dataSet: DataSet,
    _ declaration: HeaderDeclaration, _ expectations: Expectations
  ) -> PreparedRules {
    let key = "\(dataSet.version) \(expectations.submittedOn) \(text ?? "-")"
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
