/// Rows of one table, copied out of a reader, that are looked at together and on any core.
struct RowBatch: Sendable {
  /// The rows of a batch, at most.
  static let rowLimit = 2048
  /// The bytes of a batch, at most about: the row that reaches the limit is the last.
  static let byteLimit = 256 << 10

  /// The place of the first row in its table, from 1.
  let firstNumber: UInt32
  /// The number of rows.
  private(set) var count = 0

  private let rowLimit: Int
  private var bytes: [UInt8] = []
  private var cells: [Cell] = []

  /// The rows one behind the other, which may be changed in place.
  var rows: CellRow {
    var rows = CellRow()
    rows.bytes = bytes
    rows.cells = cells
    return rows
  }

  init(firstNumber: UInt32, rowLimit: Int) {
    self.firstNumber = firstNumber
    self.rowLimit = rowLimit
  }

  var isFull: Bool { count >= rowLimit || bytes.count >= RowBatch.byteLimit }

  /// Copies a row.
  mutating func append(_ row: CellRow) {
    let base = Int32(bytes.count)
    let offset = base - Int32(row.place.lowerBound)
    bytes.append(contentsOf: row.bytes[row.place])
    cells.append(addingCapacity: row.cells.count) { moved in
      let read = row.cells.span
      for place in read.indices {
        var cell = read[place]
        let offset = cell.isEmpty ? base - cell.start : offset
        cell.start += offset
        cell.end += offset
        moved.append(cell)
      }
    }
    count += 1
  }
}
