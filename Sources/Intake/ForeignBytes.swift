package import DataSet
import Foundation

/// What the parsers of foreign bytes make of them, for programs that try them on bytes of their own.
package enum ForeignBytes {
  /// Reads a CSV table that comes in these chunks.
  package static func csv(_ chunks: [ArraySlice<UInt8>], of table: Table) -> ForeignRows {
    var rows = ForeignRows()
    var parser = CSVTable(table)
    do throws(IntakeError) {
      for chunk in chunks { try parser.take(chunk, into: &rows) }
      try parser.finish(into: &rows)
    } catch {
      rows.error = error
    }
    return rows
  }

  /// Reads an answer of the reader program that lists what a file holds.
  package static func listing(
    _ answer: [UInt8], chunkBytes: Int
  ) throws(IntakeError) -> ForeignListing {
    var answer = self.answer(answer, chunkBytes)
    let (kind, content) = try ReaderArchive.Content.listed(by: &answer)
    return ForeignListing(kind: kind, content: content)
  }

  /// Reads an answer of the reader program that holds the rows of tables of a listed file.
  package static func rows(
    _ answer: [UInt8], chunkBytes: Int, of tables: [Table], listed listing: ForeignListing
  ) -> ForeignRows {
    var rows = ForeignRows()
    var answer = self.answer(answer, chunkBytes)
    do throws(IntakeError) {
      try listing.content.read(tables, from: &answer, into: &rows)
    } catch {
      rows.error = error
    }
    return rows
  }

  private static func answer(_ bytes: [UInt8], _ chunkBytes: Int) -> ReaderAnswer {
    var position = 0
    let output = ReaderOutput(limitBytes: .max, refuse: { _ in }) {
      let end = min(bytes.count, position + chunkBytes)
      defer { position = end }
      return Data(bytes[position..<end])
    }
    return ReaderAnswer(path: "(bytes)", output: output)
  }
}

/// What a file holds, as the reader program listed it.
package struct ForeignListing {
  /// The kind of the file.
  package let kind: FileKind
  let content: ReaderArchive.Content

  /// The name of each table or member in the file, with the number that was declared: of a table's
  /// rows, or of a member's bytes.
  package var items: [(name: String, count: UInt64, columns: [String])] {
    switch content {
    case .tables(let tables):
      tables.map { ($0.name, UInt64($0.rows), $0.columns.map(\.name)) }
    case .members(let members):
      members.map { ($0.name, $0.byteCount, []) }
    }
  }
}

/// A table that was read, with the bytes of its cells in the data set's order of fields.
package struct ForeignTable: Equatable {
  /// The names of the columns that came.
  package let columns: [String]
  /// The cells of each row; one without a value is empty.
  package internal(set) var rows: [[[UInt8]]] = []
  /// Whether the end of the table came.
  package internal(set) var isWhole = false

  init(columns: [String]) {
    self.columns = columns
  }
}

/// Rows as they reached the checks, and how the reading ended.
package struct ForeignRows: Equatable {
  /// The tables in the order in which they came.
  package private(set) var tables: [ForeignTable] = []
  /// Why the reading broke off; nil where it did not.
  package internal(set) var error: IntakeError?

  private var types: [FieldType] = []
}

extension ForeignRows: RowSink {
  mutating func begin(
    _ table: Table, columns: [String], rows: Int?
  ) throws(IntakeError) -> ColumnOrder {
    types = table.fields.map(\.type)
    tables.append(ForeignTable(columns: columns))
    return ColumnOrder(columns, of: table)
  }

  mutating func accept(_ row: inout CellRow) throws(IntakeError) {
    tables[tables.count - 1].rows.append(row.cells.indices.map { Array(row.content($0)) })
    // As in a check, so that cleansing too is tried on every cell.
    _ = row.cleanse(types)
  }

  mutating func end() throws(IntakeError) {
    tables[tables.count - 1].isWhole = true
  }

  mutating func didRead(bytes: Int) {}
}
