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
    var faults: [StructureFault] = []
    var told: Set<StructureFault> = []
    for (index, column) in columns.enumerated() {
      var place = table.fieldIndex(named: column)
      if let field = place, places.contains(field) {
        place = nil
        let fault = StructureFault.repeatedField(column, table: table.name)
        if told.insert(fault).inserted { faults.append(fault) }
      } else if place == nil {
        ColumnOrder.add(column, at: index + 1, of: table, to: &faults)
      }
      places.append(place)
    }
    for (place, field) in table.fields.enumerated() where !places.contains(place) {
      faults.append(.missingField(field.name, table: table.name))
    }
    self.places = places
    self.faults = faults
  }

  // Adds a column that is no field, to the one before it where that is none either.
  private static func add(
    _ column: String, at place: Int, of table: Table, to faults: inout [StructureFault]
  ) {
    let twin = table.fields.first { $0.name.lowercased() == column.lowercased() }
    let isToldOf = faults.contains { fault in
      if case .misspeltField(_, _, let meant) = fault { meant == twin?.name } else { false }
    }
    if let twin, !isToldOf {
      return faults.append(.misspeltField(place: place, table: table.name, meant: twin.name))
    }
    var first = place
    if case .unknownColumns(let places, _)? = faults.last, places.upperBound == place - 1 {
      faults.removeLast()
      first = places.lowerBound
    }
    faults.append(.unknownColumns(first...place, table: table.name))
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
        add(found.name, at: index + 1, to: &faults)
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

  // Adds a table that is not the data set's, to the one before it where that is not either.
  private static func add(_ name: String, at place: Int, to faults: inout [StructureFault]) {
    var (first, names) = (place, [String]())
    if case .unknownTables(let places, let before)? = faults.last, places.upperBound == place - 1 {
      faults.removeLast()
      (first, names) = (places.lowerBound, before)
    }
    names += names.count < namesShown ? [Printable.tableName(name)].compactMap(\.self) : []
    faults.append(.unknownTables(first...place, names: names))
  }

  private static let namesShown = 8

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
