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

/// Which field of the data set each column of a table is.
struct ColumnOrder {
  /// The place of each column's field; nil for a column that is passed over.
  let places: [Int?]
  /// What is wrong with the columns.
  let faults: [StructureFault]

  init(_ columns: [String], of table: Table) {
    var places: [Int?] = []
    var repeated: [StructureFault] = []
    for column in columns {
      let field = table.fieldIndex(named: column)
      let isRepeated = field.map { places.contains($0) } ?? false
      let fault = StructureFault.repeatedField(column, table: table.name)
      if isRepeated, !repeated.contains(fault) { repeated.append(fault) }
      places.append(isRepeated ? nil : field)
    }
    self.places = places
    faults =
      repeated + ColumnOrder.unknown(columns, of: table, among: places)
      + table.fields.indices.filter { !places.contains($0) }
      .map { .missingField(table.fields[$0].name, table: table.name) }
  }

  // Columns that are no fields; first those whose name is that of a missing field but for the case.
  private static func unknown(
    _ columns: [String], of table: Table, among places: [Int?]
  ) -> [StructureFault] {
    var misspelt: [Int: StructureFault] = [:]
    var unknown: [Int] = []
    for (index, column) in columns.enumerated() where table.fieldIndex(named: column) == nil {
      let meant = table.fields.firstIndex { $0.name.lowercased() == column.lowercased() }
      if let meant, !places.contains(meant), misspelt[meant] == nil {
        misspelt[meant] = .misspeltField(
          place: index + 1, table: table.name, meant: table.fields[meant].name)
      } else {
        unknown.append(index + 1)
      }
    }
    let others: [StructureFault] =
      unknown.isEmpty ? [] : [.unknownColumns(StructurePlaces(unknown), table: table.name)]
    return misspelt.sorted { $0.key < $1.key }.map(\.value) + others
  }
}

/// Compares the tables of a file with the data set's.
enum FileStructure {
  /// What is wrong with the set of tables, and with the columns where they are known.
  static func faults(in tables: [FoundTable], against dataSet: DataSet) -> [StructureFault] {
    let missing = dataSet.tables.map(\.name).filter { name in
      !tables.contains { $0.name == name }
    }
    var faults = missing.map { StructureFault.missingTable($0) }
    faults += unknown(tables.map(\.name).sorted(), missing: missing, of: dataSet)
    for found in tables {
      guard let table = dataSet.table(named: found.name) else { continue }
      faults += typeFaults(found, table)
      // Where the rows cannot be read, nobody else looks which columns there are.
      if let columns = found.columns, !found.isReadable {
        faults += ColumnOrder(columns.map(\.name), of: table).faults
      }
    }
    return faults
  }

  // Tables that are not the data set's; first those whose name is that of a missing one but for the case.
  private static func unknown(
    _ names: [String], missing: [String], of dataSet: DataSet
  ) -> [StructureFault] {
    var misspelt: [StructureFault] = []
    var unknown: [Int] = []
    for (index, name) in names.enumerated() where dataSet.table(named: name) == nil {
      let plain = CSVTable.name(ofFile: name.lowercased())
      if let meant = missing.first(where: { $0.lowercased() == plain }) {
        misspelt.append(.misspeltTable(place: index + 1, meant: meant))
      } else {
        unknown.append(index + 1)
      }
    }
    return misspelt + (unknown.isEmpty ? [] : [.unknownTables(StructurePlaces(unknown))])
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
