/// The tables of a submission as text that can be changed.
struct CaseTables {
  struct Table {
    var name: String
    var fields: [String]
    var rows: [[String]]
  }

  var tables: [Table]

  /// The good submission of a version.
  init(_ setting: RuleCaseSetting) {
    let lines = setting.filled(setting.base)
      .split(separator: "\n", omittingEmptySubsequences: false)
    tables = lines.split(separator: "").map { lines in
      let cells = lines.dropFirst().map { line in
        line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
      return Table(
        name: String(lines.first ?? ""), fields: cells.first ?? [], rows: Array(cells.dropFirst()))
    }
  }

  /// Makes the changes of a case, which must all fit what is there.
  mutating func apply(_ ruleCase: RuleCase) throws {
    for edit in ruleCase.edits where !apply(edit) {
      throw RuleCaseFault("\(edit) does not fit the tables", in: ruleCase.description)
    }
  }

  private mutating func apply(_ edit: TableEdit) -> Bool {
    switch edit {
    case .set(let name, let row, let field, let value):
      guard let table = place(name), let column = tables[table].fields.firstIndex(of: field),
        tables[table].rows.indices.contains(row - 1)
      else { return false }
      tables[table].rows[row - 1][column] = value
    case .copy(let name, let row):
      guard let table = place(name), tables[table].rows.indices.contains(row - 1) else {
        return false
      }
      tables[table].rows.append(tables[table].rows[row - 1])
    case .deleteRows(let name):
      guard let table = place(name) else { return false }
      tables[table].rows = []
    case .deleteRow(let name, let row):
      guard let table = place(name), tables[table].rows.indices.contains(row - 1) else {
        return false
      }
      tables[table].rows.remove(at: row - 1)
    case .dropTable(let name):
      guard let table = place(name) else { return false }
      tables.remove(at: table)
    case .dropField(let name, let field):
      guard let table = place(name), let column = tables[table].fields.firstIndex(of: field)
      else { return false }
      tables[table].fields.remove(at: column)
      for row in tables[table].rows.indices { tables[table].rows[row].remove(at: column) }
    case .addTable(let name):
      guard place(name) == nil else { return false }
      tables.append(Table(name: name, fields: ["Added"], rows: []))
    case .addField(let name, let field):
      guard let table = place(name), !tables[table].fields.contains(field) else { return false }
      tables[table].fields.append(field)
      for row in tables[table].rows.indices { tables[table].rows[row].append("") }
    }
    return true
  }

  private func place(_ name: String) -> Int? {
    tables.firstIndex { $0.name == name }
  }

  /// The tables by name, each as the text of a CSV file.
  var texts: [String: String] {
    Dictionary(
      uniqueKeysWithValues: tables.map { table in
        let lines = [table.fields] + table.rows
        return (
          table.name,
          lines.map { $0.map(CaseTables.cell).joined(separator: ",") + "\n" }.joined()
        )
      })
  }

  private static func cell(_ value: String) -> String {
    let needsMarks = value.utf8.contains { byte in
      byte == UInt8(ascii: "\"") || byte == UInt8(ascii: ",") || byte == 0x0A || byte == 0x0D
    }
    return needsMarks ? "\"" + value.replacing("\"", with: "\"\"") + "\"" : value
  }
}
