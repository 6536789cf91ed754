import DataSet

/// Turns the chunks of one CSV file into rows of a table.
struct CSVTable {
  /// How the name of a table's file ends.
  static let suffix = ".csv"

  private let table: Table
  private var reader = CSVReader()
  private var state = State.beforeNames

  private enum State {
    case beforeNames
    case rows
  }

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
    if state == .beforeNames { _ = try sink.begin(table, columns: [], rows: nil) }
    try sink.end()
  }

  private mutating func drain(into sink: inout some RowSink) throws(IntakeError) {
    do {
      if state == .beforeNames {
        guard try reader.next() else { return }
        let order = try sink.begin(table, columns: reader.names, rows: nil)
        reader.expect(order: order.places, places: table.fields.count)
        state = .rows
      }
      while try reader.next() { try sink.accept(&reader.row) }
    } catch let fault as CSVFault {
      throw .malformed(table: table.name, row: reader.faultyRow, fault: fault)
    } catch let error as IntakeError {
      throw error
    } catch {
      preconditionFailure("only the two kinds of error above are thrown here")
    }
  }
}
