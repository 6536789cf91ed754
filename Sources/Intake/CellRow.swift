import DataSet

/// A data row as it is read: the bytes of its cells and where each cell lies, in the data set's
/// order of fields.
///
/// A reader fills it, and cleansing brings every cell to its normal form in place. It is used again
/// for every row, so that a row costs no allocation. Where the cells of several rows stand one
/// behind the other, it is the one that it was moved to.
struct CellRow: Sendable {
  /// The bytes that hold the cells, and whatever else the reader keeps there.
  var bytes: [UInt8] = []
  /// Where in ``bytes`` the cells of the row lie; empty cells may lie elsewhere.
  var place = 0..<0
  /// The cells in the data set's order, of every row.
  var cells: [Cell] = []

  // Where the cells of the row begin.
  private var firstCell = 0

  /// Moves to a row, counted from 0, where each has so many cells.
  mutating func move(to row: Int, cells: Int) {
    firstCell = row * cells
  }

  /// A cell of the row.
  subscript(field: Int) -> Cell {
    get { cells[firstCell + field] }
    set { cells[firstCell + field] = newValue }
  }

  /// The bytes of a cell.
  func content(_ field: Int) -> ArraySlice<UInt8> {
    bytes[Int(self[field].start)..<Int(self[field].end)]
  }

  /// The text of a cell, or nil where it holds no value.
  func text(_ field: Int) -> String? {
    self[field].state == .null ? nil : String(decoding: content(field), as: UTF8.self)
  }
}

/// Where a cell lies in its row, and what cleansing found there.
struct Cell: Sendable {
  var start: Int32 = 0
  var end: Int32 = 0
  var state: State = .null
  /// Whether the cell, of a date field, has a time of day other than midnight.
  var hasTime = false
  /// The day, where the field is a date or a moment that could be read.
  var day = Day(daysSince1970: 0)

  enum State: UInt8, Sendable {
    /// No value.
    case null
    /// A value of the field's type, in its normal form.
    case value
    /// Something that is not of the field's type, as it came.
    case unreadable
  }

  init() {}

  init(start: Int, end: Int) {
    self.start = Int32(truncatingIfNeeded: start)
    self.end = Int32(truncatingIfNeeded: end)
    state = start == end ? .null : .value
  }

  var isEmpty: Bool { start == end }
  var count: Int { Int(end - start) }
}

/// What a reader hands tables and rows to.
protocol RowSink {
  /// Begins a table. Returns the place, among the table's fields, of each column.
  mutating func begin(
    _ table: Table, columns: [String], rows: Int?
  ) throws(IntakeError) -> ColumnOrder

  /// Takes the next row of the table, which it may change.
  mutating func accept(_ row: inout CellRow) throws(IntakeError)

  /// Ends the table.
  mutating func end() throws(IntakeError)

  /// Counts bytes of the file as read.
  mutating func didRead(bytes: Int)
}
