import DataSet
import Testing

@testable import Intake

/// Keeps every row of every table in its normal form.
struct RowCollector: RowSink {
  /// The values of each row by table, a null as nil.
  private(set) var rows: [String: [[String?]]] = [:]
  private var table: Table?

  static func collect(_ name: String) throws -> [String: [[String?]]] {
    try collect(atPath: Fixture.path(name))
  }

  static func collect(_ bundle: ScratchBundle) throws -> [String: [[String?]]] {
    try withExtendedLifetime(bundle) { try collect(atPath: bundle.path) }
  }

  static func collect(atPath path: String) throws -> [String: [[String?]]] {
    let file = try SubmissionFile.open(path, options: Fixture.options)
    let tables = FileStructure.closestVersion(to: file.container.tables).tables
    var collector = RowCollector()
    try file.container.read(tables, file.options, into: &collector)
    return collector.rows
  }

  mutating func begin(
    _ table: Table, columns: [String], rows: Int?
  ) throws(IntakeError) -> ColumnOrder {
    self.table = table
    self.rows[table.name] = []
    return ColumnOrder(columns, of: table)
  }

  mutating func accept(_ row: inout CellRow) throws(IntakeError) {
    guard let table else { return }
    _ = row.cleanse(table.fields.map(\.type))
    rows[table.name]?.append(table.fields.indices.map { row.text($0) })
  }

  mutating func end() throws(IntakeError) {}
  mutating func didRead(bytes: Int) {}
}
