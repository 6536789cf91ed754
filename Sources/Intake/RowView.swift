import DataSet

/// A row read in place, and what its rules ask of the rows above: all that a check looks at.
///
/// It owns nothing, so that handing it to a check counts no references.
struct RowView: ~Escapable {
  /// The bytes in which the cells lie.
  let bytes: Span<UInt8>
  /// The cells in the data set's order.
  let cells: Span<Cell>
  /// Days out of the rows above, in the order in which the table's rules ask for them.
  let daysAbove: Span<Day?>

  @_lifetime(copy bytes, copy cells, copy daysAbove)
  init(bytes: Span<UInt8>, cells: Span<Cell>, daysAbove: Span<Day?> = Span()) {
    self.bytes = bytes
    self.cells = cells
    self.daysAbove = daysAbove
  }

  /// A cell of the row.
  subscript(field: Int) -> Cell { cells[field] }

  /// Whether the row has something in the field, readable or not.
  func holds(_ field: Int) -> Bool { cells[field].state != .null }

  /// The bytes of a cell.
  @_lifetime(copy self)
  func span(_ field: Int) -> Span<UInt8> {
    bytes.extracting(Int(cells[field].start)..<Int(cells[field].end))
  }

  /// A copy of the bytes of a cell.
  func copy(_ field: Int) -> [UInt8] {
    let bytes = span(field)
    return bytes.indices.map { bytes[$0] }
  }

  /// The day of a cell; nil where it has none that can be read.
  func day(_ field: Int) -> Day? {
    cells[field].state == .value ? cells[field].day : nil
  }

  /// A day out of a row above, by the place where the table's rules ask for it.
  func dayAbove(_ place: Int) -> Day? { daysAbove[place] }
}

/// Cleansed rows of one table that stand one behind the other.
struct RowViews: ~Escapable {
  let count: Int

  private let bytes: Span<UInt8>
  private let cells: Span<Cell>
  private let daysAbove: Span<Day?>
  private let cellsInRow: Int
  private let daysInRow: Int

  /// The rows, each with so many cells and days.
  @_lifetime(copy bytes, copy cells, copy daysAbove)
  init(
    count: Int, bytes: Span<UInt8>, cells: Span<Cell>, daysAbove: Span<Day?> = Span()
  ) {
    self.count = count
    self.bytes = bytes
    self.cells = cells
    self.daysAbove = daysAbove
    cellsInRow = count == 0 ? 0 : cells.count / count
    daysInRow = count == 0 ? 0 : daysAbove.count / count
  }

  /// A cell of a row, counted from 0.
  func cell(_ field: Int, of index: Int) -> Cell { cells[index * cellsInRow + field] }

  /// A row, counted from 0.
  subscript(index: Int) -> RowView {
    @_lifetime(copy self)
    get {
      let (cell, day) = (index * cellsInRow, index * daysInRow)
      return RowView(
        bytes: bytes, cells: cells.extracting(cell..<cell + cellsInRow),
        daysAbove: daysAbove.extracting(day..<day + daysInRow))
    }
  }
}

extension Span<UInt8> {
  /// Whether these are the same bytes.
  func isEqual(to other: Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    for place in indices where self[place] != other[place] { return false }
    return true
  }

  /// Whether these are the same bytes.
  func isEqual(to other: [UInt8]) -> Bool { isEqual(to: other.span) }
}
