import DataSet

/// A table that a file holds, as found before its rows are read.
struct FoundTable: Equatable {
  /// The name in the file.
  let name: String
  /// The columns, where the file states them apart from its rows.
  let columns: [FoundColumn]?

  /// Whether the reader program can read the rows: it knows the types of all columns.
  var isReadable: Bool { columns?.allSatisfy(\.isReadable) ?? true }
}

/// A column of a table in a database.
struct FoundColumn: Equatable {
  let name: String
  /// The family of the column's type; nil for one that the data set has not.
  let family: Family?
  /// Whether the reader program can read the column.
  let isReadable: Bool

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

/// Something that is wrong with the tables and columns of a file.
///
/// A column that is not the data set's is named by its place alone: in a file without a line of field
/// names it would be a patient's data.
public enum StructureFault: Sendable, Hashable {
  case missingTable(String)
  /// A table that is not the data set's, by its place, from 1, in the order of the names; the name where
  /// it is nearly one of the data set's, which the sender may see and nobody else.
  case unknownTable(place: Int, name: String?)
  case missingField(String, table: String)
  /// A column that is not a field, by its place from 1, and the field that is meant where only the
  /// case of the letters differs.
  case unknownField(place: Int, table: String, meant: String?)
  case repeatedField(String, table: String)
  case wrongType(String, table: String, expected: String)

  /// The table of the data set that the fault is about.
  public var table: String? {
    switch self {
    case .unknownTable: nil
    case .missingTable(let table), .missingField(_, let table), .unknownField(_, let table, _),
      .repeatedField(_, let table), .wrongType(_, let table, _):
      table
    }
  }

  /// What is wrong, without any text of the file.
  public var messageToKeep: String {
    if case .unknownTable(let place, _) = self {
      return StructureFault.unknownTable(place: place, name: nil).message
    }
    return message
  }

  /// What is wrong and what was expected, in plain words.
  public var message: String {
    switch self {
    case .missingTable: "the table is missing"
    case .unknownTable(let place, let name):
      "table \(place) of the file, in the order of their names, is not one of the data set's"
        + (name.map { "; it is named \($0)" } ?? "")
    case .missingField(let field, _): "field \(field) is missing"
    case .unknownField(let place, _, let meant):
      "column \(place) is not a field of the table"
        + (meant.map { "; its name is written \($0)" } ?? "")
    case .repeatedField(let field, _): "field \(field) stands there twice"
    case .wrongType(let field, _, let expected): "field \(field) must be \(expected)"
    }
  }
}

/// Which field of the data set each column of a table is.
struct ColumnOrder {
  /// The place of each column's field; nil for a column that is passed over.
  let places: [Int?]
  /// What is wrong with the columns.
  let faults: [StructureFault]

  init(_ columns: [String], of table: Table) {
    var places: [Int?] = []
    var faults: [StructureFault] = []
    for (place, column) in columns.enumerated() {
      guard let field = table.fieldIndex(named: column) else {
        let twin = table.fields.first { $0.name.lowercased() == column.lowercased() }
        faults.append(.unknownField(place: place + 1, table: table.name, meant: twin?.name))
        places.append(nil)
        continue
      }
      if places.contains(field) {
        faults.append(.repeatedField(column, table: table.name))
        places.append(nil)
      } else {
        places.append(field)
      }
    }
    for (place, field) in table.fields.enumerated() where !places.contains(place) {
      faults.append(.missingField(field.name, table: table.name))
    }
    self.places = places
    self.faults = faults
  }
}

/// Compares the tables of a file with the data set's.
enum FileStructure {
  /// What is wrong with the set of tables, and with the columns where they are known.
  static func faults(in tables: [FoundTable], against dataSet: DataSet) -> [StructureFault] {
    var faults: [StructureFault] = []
    for table in dataSet.tables where !tables.contains(where: { $0.name == table.name }) {
      faults.append(.missingTable(table.name))
    }
    for (index, found) in tables.sorted(by: { $0.name < $1.name }).enumerated() {
      guard let table = dataSet.table(named: found.name) else {
        faults.append(
          .unknownTable(place: index + 1, name: Printable.tableName(found.name)))
        continue
      }
      faults += typeFaults(found, table)
      // Where the rows cannot be read, nobody else looks which columns there are.
      if let columns = found.columns, !found.isReadable {
        faults += ColumnOrder(columns.map(\.name), of: table).faults
      }
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

  // Which columns there are is told with the rows.
  private static func typeFaults(_ found: FoundTable, _ table: Table) -> [StructureFault] {
    (found.columns ?? []).compactMap { column in
      guard let field = table.fields.first(where: { $0.name == column.name }),
        field.type.family != column.family
      else { return nil }
      return .wrongType(field.name, table: table.name, expected: field.type.family.words)
    }
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
