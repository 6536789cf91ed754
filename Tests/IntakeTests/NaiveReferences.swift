import DataSet

@testable import Intake

/// The rules on references, read as they are written: on the texts of rows, again and again until
/// nothing changes.
struct NaiveReferences {
  /// The rows that stand, by table, each by its number from 1.
  private(set) var standing: [String: Set<Int>] = [:]

  private let submitted: CaseTables
  private let rules: [Rule]

  /// Takes the rows that were rejected for any other reason than a reference.
  init(_ submitted: CaseTables, rejected: Set<RowPlace>, rules: [Rule]) {
    self.submitted = submitted
    self.rules = rules.filter { $0.kind == "references" }
    for table in submitted.tables {
      standing[table.name] = Set(1...max(1, table.rows.count)).filter {
        $0 <= table.rows.count
          && !rejected.contains(RowPlace(table: table.name, row: UInt32($0)))
      }
    }
  }

  /// Rejects rows until every one that stands has what it refers to.
  mutating func settle() {
    var before = standing
    repeat {
      before = standing
      for rule in rules {
        let failing = failing(rule)
        standing[rule.table ?? ""]?.subtract(failing)
      }
    } while standing != before
  }

  /// The rows, standing or not, that refer to no row that stands.
  func failing(_ rule: Rule) -> Set<Int> {
    let other = rule.parameters["table"] ?? ""
    let there = Set((standing[other] ?? []).compactMap { key(of: $0, in: other, rule) })
    let all = submitted.tables.first { $0.name == rule.table }?.rows.indices ?? 0..<0
    return Set(all.map { $0 + 1 }).filter { row in
      guard let key = key(of: row, in: rule.table ?? "", rule) else { return false }
      return !there.contains(key)
    }
  }

  private func key(of row: Int, in name: String, _ rule: Rule) -> String? {
    guard let table = submitted.tables.first(where: { $0.name == name }),
      let column = table.fields.firstIndex(of: rule.fields[0])
    else { return nil }
    let text = table.rows[row - 1][column].drop { $0 == " " }
    let key = String(String(text.reversed().drop { $0 == " " }).reversed())
    return key.isEmpty ? nil : key
  }
}
