/// Rows of one table, copied out of a reader, that are looked at together and on any core.
struct RowBatch: Sendable {
  /// The rows of a batch, at most.
  static let rowLimit = 512
  /// The bytes of a batch, at most about: the row that reaches the limit is the last.
  static let byteLimit = 64 << 10

  /// The place of the first row in its table, from 1.
  let firstNumber: UInt32
  /// The number of rows.
  private(set) var count = 0

  private var bytes: [UInt8] = []
  private var cells: [Cell] = []

  init(firstNumber: UInt32) {
    self.firstNumber = firstNumber
  }

  var isFull: Bool { count >= RowBatch.rowLimit || bytes.count >= RowBatch.byteLimit }

  /// Copies a row, whose cells lie close together in its bytes.
  mutating func append(_ row: CellRow) {
    var (low, high) = (Int32.max, Int32(0))
    for cell in row.cells where !cell.isEmpty {
      low = min(low, cell.start)
      high = max(high, cell.end)
    }
    let base = Int32(bytes.count)
    if low < high { bytes.append(contentsOf: row.bytes[Int(low)..<Int(high)]) }
    for cell in row.cells {
      var moved = cell
      moved.start = cell.isEmpty ? base : cell.start - low + base
      moved.end = cell.isEmpty ? base : cell.end - low + base
      cells.append(moved)
    }
    count += 1
  }

  /// Calls the body for every row in order; each may be changed in place.
  consuming func forEachRow(_ body: (inout CellRow, _ number: UInt32) -> Void) {
    guard count > 0 else { return }
    let width = cells.count / count
    let (count, firstNumber) = (count, firstNumber)
    let cells = cells
    var row = CellRow()
    row.bytes = bytes
    row.cells = Array(repeating: Cell(), count: width)
    bytes = []
    for index in 0..<count {
      for field in 0..<width { row.cells[field] = cells[index * width + field] }
      body(&row, firstNumber + UInt32(index))
    }
  }
}
