/// Turns the chunks of a CSV file into the rows of a list.
struct ListReader {
  let columns: [String]
  let path: String
  private var reader = CSVReader()
  private var names: [String]?
  private var rows: [CSVList.Row] = []

  init(columns: [String], path: String) {
    self.columns = columns
    self.path = path
  }

  mutating func take(_ chunk: some Collection<UInt8>) throws(IntakeError) {
    reader.append(chunk)
    try drain()
  }

  mutating func finish() throws(IntakeError) -> [CSVList.Row] {
    reader.finish()
    try drain()
    guard names != nil else { throw fault(.missingColumn(columns[0])) }
    guard !rows.isEmpty else { throw fault(.noRows) }
    return rows
  }

  private mutating func drain() throws(IntakeError) {
    while try nextLine() {
      if let names { try takeRow(names) } else { try takeNames() }
    }
  }

  private mutating func nextLine() throws(IntakeError) -> Bool {
    do throws(CSVFault) {
      return try reader.next()
    } catch {
      throw .malformed(
        table: path, row: reader.faultyRow,
        field: reader.faultyColumn.map { "column \($0 + 1)" }, fault: error)
    }
  }

  private mutating func takeNames() throws(IntakeError) {
    let names = reader.names
    for (place, name) in names.enumerated() {
      guard columns.contains(name) else {
        throw fault(.unknownColumn(place + 1, expected: columns))
      }
      guard !names[..<place].contains(name) else { throw fault(.repeatedColumn(name)) }
    }
    if let missing = columns.first(where: { !names.contains($0) }) {
      throw fault(.missingColumn(missing))
    }
    reader.expect(order: Array(names.indices), places: names.count)
    self.names = names
  }

  private mutating func takeRow(_ names: [String]) throws(IntakeError) {
    guard rows.count < CSVList.rowLimit else { throw fault(.tooManyRows(limit: CSVList.rowLimit)) }
    var cells: [String: String] = [:]
    for (place, name) in names.enumerated() {
      let text = reader.row.text(place) ?? ""
      cells[name] = text.trimmingSpaces
    }
    rows.append(CSVList.Row(number: reader.rowNumber, path: path, cells: cells))
  }

  private func fault(_ fault: ListFault) -> IntakeError {
    .badList(path: path, row: 0, fault: fault)
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    let start = drop { $0 == " " }
    guard let last = start.lastIndex(where: { $0 != " " }) else { return "" }
    return String(start[...last])
  }
}
