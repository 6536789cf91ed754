import DataSet

/// A table that a file holds, as found before its rows are read.
struct FoundTable: Equatable {
  /// The name in the file.
  let name: String
  /// The columns, where the file states them apart from its rows.
  let columns: [FoundColumn]?
}

/// A column of a table in a database.
struct FoundColumn: Equatable {
  let name: String
  let family: Family?

  /// The families of types that the data set tells apart.
  enum Family {
    case text
    case moment
    case wholeNumber
  }
}

extension FieldType {
  fileprivate var family: FoundColumn.Family {
    switch self {
    case .text, .month: .text
    case .date, .time, .datetime: .moment
    case .integer: .wholeNumber
    }
  }
}

/// Which field of the data set each column of a table is.
struct ColumnOrder {
  /// The place of each column's field, or nil unless the columns are the table's, each once.
  let order: [Int]?
  /// What is wrong, one sentence each.
  ///
  /// A column that is not of the table is named by its place alone: in a table without a line of
  /// field names it would be a patient's data.
  let faults: [String]

  init(_ columns: [String], of table: Table) {
    var order: [Int] = []
    var faults: [String] = []
    for (place, column) in columns.enumerated() {
      guard let field = table.fieldIndex(named: column) else {
        let twin = table.fields.first { $0.name.lowercased() == column.lowercased() }
        let hint = twin.map { "; its name is written \($0.name)" } ?? ""
        faults.append("column \(place + 1) is not a field of the table\(hint)")
        continue
      }
      if order.contains(field) { faults.append("field \(column) stands there twice") }
      order.append(field)
    }
    for (place, field) in table.fields.enumerated() where !order.contains(place) {
      faults.append("field \(field.name) is missing")
    }
    self.order = faults.isEmpty ? order : nil
    self.faults = faults
  }
}

/// Compares the tables of a file with the data set's.
enum FileStructure {
  /// What is wrong with the set of tables, and with the columns where they are known.
  static func faults(
    in tables: [FoundTable], against dataSet: DataSet
  ) -> [(table: String?, fault: String)] {
    var faults: [(table: String?, fault: String)] = []
    for table in dataSet.tables where !tables.contains(where: { $0.name == table.name }) {
      faults.append((table.name, "the table is missing"))
    }
    for found in tables {
      guard let table = dataSet.table(named: found.name) else {
        faults.append((nil, "\(Printable.text(found.name)) is not a table of the data set"))
        continue
      }
      faults += columnFaults(found, table).map { (table.name, $0) }
    }
    return faults
  }

  /// The version whose tables are most like the file's.
  static func closestVersion(to tables: [FoundTable]) -> DataSet {
    let names = Set(tables.map(\.name))
    let distances = DataSet.all.map { names.symmetricDifference($0.tables.map(\.name)).count }
    let closest = zip(DataSet.all, distances).min { $0.1 < $1.1 }
    guard let closest else { preconditionFailure("the data set has a version") }
    return closest.0
  }

  private static func columnFaults(_ found: FoundTable, _ table: Table) -> [String] {
    guard let columns = found.columns else { return [] }
    let wrongTypes = columns.compactMap { column -> String? in
      guard let field = table.fields.first(where: { $0.name == column.name }),
        field.type.family != column.family
      else { return nil }
      return "field \(field.name) must be \(field.type.family.words)"
    }
    return ColumnOrder(columns.map(\.name), of: table).faults + wrongTypes
  }
}

extension FoundColumn.Family {
  fileprivate var words: String {
    switch self {
    case .text: "text"
    case .moment: "a date and time"
    case .wholeNumber: "a whole number"
    }
  }
}
