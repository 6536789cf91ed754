import Foundation
import SubmissionLedger
import TestSupport
import Testing

/// The files of a report, read without any code of the product.
struct WrittenReport {
  let path: String
  let report: SubmissionReport
  /// The tables by name, such as `rows`.
  let tables: CSVTables

  /// A row of the submitted file.
  struct Place: Hashable {
    let table: String
    let row: Int
  }

  /// Has the report on a submission written into a new directory.
  init(_ ledger: TestLedger, submission: UInt64 = 1, at time: String? = nil) throws {
    let place = ledger.home.path + "/report-\(UUID().uuidString)"
    report = try ledger.use(at: time) { try $0.writeReport(of: submission, to: place) }
    path = place
    tables = try CSVTables(at: place)
  }

  /// A file as text.
  func text(_ name: String) throws -> String {
    try String(contentsOfFile: path + "/" + name, encoding: .utf8)
  }

  /// The tables of an extract.
  func extract(_ name: String) throws -> CSVTables { try CSVTables(at: path + "/" + name) }

  /// The lines of a table, each by the names of its columns.
  func lines(_ name: String) -> [[String: String]] {
    let table = tables[name]
    return table.rows.map { Dictionary(uniqueKeysWithValues: zip(table.fields, $0)) }
  }

  /// The lines of a table that are about a row, by the row.
  func byPlace(_ name: String) throws -> [Place: [[String: String]]] {
    try lines(name).reduce(into: [:]) { places, line in
      let row = line["Row"] ?? ""
      if row.isEmpty { return }
      let place = Place(table: line["Table"] ?? "", row: try #require(Int(row)))
      places[place, default: []].append(line)
    }
  }
}
