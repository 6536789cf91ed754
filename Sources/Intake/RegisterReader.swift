internal import DataSet

/// Turns the chunks of a CSV file into a register.
struct RegisterReader {
  /// The rows that a register may have.
  static let rowLimit = 10_000_000

  private let kind: ReferenceData.Kind
  private let path: String
  private var reader = CSVReader()
  /// The place of each column that the file has; nil before the line of column names.
  private var places: [ReferenceData.Column: Int]?
  private var rows = RegisterRows(columns: [])

  /// - Parameter path: what messages call the file.
  init(_ kind: ReferenceData.Kind, shownAs path: String) {
    self.kind = kind
    self.path = path
  }

  /// Takes bytes of the file.
  mutating func take(_ chunk: some Collection<UInt8>) throws(IntakeError) {
    reader.append(chunk)
    try drain()
  }

  /// Ends the file and gives what it says.
  mutating func finish() throws(IntakeError) -> CodeRegister {
    reader.finish()
    try drain()
    guard places != nil else { throw fault(.missingColumn(.code), row: 0) }
    guard rows.count > 0 else { throw fault(.noRows, row: 0) }
    rows.settle()
    return CodeRegister(kind, rows)
  }

  private mutating func drain() throws(IntakeError) {
    while try nextLine() {
      do throws(RegisterFault) {
        if places == nil { try takeNames() } else { try takeRow() }
      } catch {
        throw fault(error, row: reader.rowNumber)
      }
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

  private mutating func takeNames() throws(RegisterFault) {
    var places: [ReferenceData.Column: Int] = [:]
    for (place, name) in reader.names.enumerated() {
      guard let column = ReferenceData.Column(rawValue: name) else {
        throw .unknownColumn(place + 1)
      }
      guard places.updateValue(place, forKey: column) == nil else {
        throw .repeatedColumn(column)
      }
    }
    guard places[.code] != nil else { throw .missingColumn(.code) }
    reader.expect(order: Array(reader.row.cells.indices), places: reader.row.cells.count)
    rows = RegisterRows(columns: Set(places.keys))
    self.places = places
  }

  private mutating func takeRow() throws(RegisterFault) {
    guard rows.count < RegisterReader.rowLimit else {
      throw .tooManyRows(limit: RegisterReader.rowLimit)
    }
    guard let code = try code(.code) else { throw .emptyCode }
    var row = RegisterRows.Row(code: code)
    row.opens = try day(.opens)
    row.closes = try day(.closes)
    row.successor = try self.code(.successor)
    row.roles = try plain(.roles)
    if let opens = row.opens, let closes = row.closes, closes < opens {
      throw .closesBeforeOpens
    }
    rows.append(row)
  }

  private func code(_ column: ReferenceData.Column) throws(RegisterFault) -> CodeKey? {
    let cell = try plain(column)
    if cell.isEmpty { return nil }
    guard let key = CodeKey(listed: cell.span, of: kind) else {
      throw .tooLong(column, limit: CodeKey.byteLimit)
    }
    return key
  }

  private func day(_ column: ReferenceData.Column) throws(RegisterFault) -> Day? {
    let cell = cell(column)
    if cell.isEmpty { return nil }
    guard let day = Day(iso: cell) else { throw .badDate(column) }
    return day
  }

  private func plain(_ column: ReferenceData.Column) throws(RegisterFault) -> ArraySlice<UInt8> {
    let cell = cell(column)
    let isPlain = cell.allSatisfy { byte in
      byte >= 0x20 && byte != 0x7F && byte != UInt8(ascii: ",") && byte != UInt8(ascii: "\"")
    }
    guard isPlain else { throw .notPlain(column) }
    return cell
  }

  /// A cell without the spaces around it, as submitted values lose theirs.
  private func cell(_ column: ReferenceData.Column) -> ArraySlice<UInt8> {
    guard let place = places?[column] else { return [] }
    let space = UInt8(ascii: " ")
    let text = reader.row.content(place).drop { $0 == space }
    guard let last = text.lastIndex(where: { $0 != space }) else { return [] }
    return text[...last]
  }

  private func fault(_ fault: RegisterFault, row: UInt32) -> IntakeError {
    .badRegister(path: path, row: row, fault: fault)
  }
}
