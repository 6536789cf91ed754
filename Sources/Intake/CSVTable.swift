import DataSet

/// Turns the chunks of one CSV file into rows of a table.
struct CSVTable {
  /// How the name of a table's file ends.
  static let suffix = ".csv"

  private let table: Table
  private var reader = CSVReader()
  /// The field of each column; nil before the line of field names was read.
  private var order: [Int?]?

  init(_ table: Table) {
    self.table = table
  }

  /// The table whose file has this name; the name itself where it is not that of a CSV file.
  static func name(ofFile name: String) -> String {
    name.hasSuffix(suffix) ? String(name.dropLast(suffix.count)) : name
  }

  /// Takes bytes of the file.
  mutating func take(
    _ chunk: some Collection<UInt8>, into sink: inout some RowSink
  ) throws(IntakeError) {
    reader.append(chunk)
    sink.didRead(bytes: chunk.count)
    try drain(into: &sink)
  }

  /// Ends the file.
  ///
  /// One without a line of field names lacks every field.
  mutating func finish(into sink: inout some RowSink) throws(IntakeError) {
    reader.finish()
    try drain(into: &sink)
    if order == nil { _ = try sink.begin(table, columns: [], rows: nil) }
    try sink.end()
  }

  // A column without a name of the data set's is named by its place.
  private var faultyField: String? {
    guard let column = reader.faultyColumn else { return nil }
    let field = order.flatMap { $0.indices.contains(column) ? $0[column] : nil }
    return field.map { table.fields[$0].name } ?? "column \(column + 1)"
  }

  private mutating func drain(into sink: inout some RowSink) throws(IntakeError) {
    do {
      if order == nil {
        guard try reader.next() else { return }
        let places = try sink.begin(table, columns: reader.names, rows: nil).places
        reader.expect(order: places, places: table.fields.count)
        order = places
      }
      while try reader.next() { try sink.accept(&reader.row) }
    } catch let fault as CSVFault {
      throw .malformed(
        table: table.name, row: reader.faultyRow, field: faultyField, fault: fault)
    } catch let error as IntakeError {
      throw error
    } catch {
      preconditionFailure("only the two kinds of error above are thrown here")
    }
  }
}
