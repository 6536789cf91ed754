/// Rows of one table of a submitted file, one bit each.
struct RowSet {
  /// The rows that the table has; they are numbered from 1.
  let count: Int
  private var words: [UInt64]

  init(count: Int) {
    self.count = count
    words = Array(repeating: 0, count: (count + 63) / 64)
  }

  /// Adds a row; one that the table does not have is left out.
  mutating func insert(_ row: UInt32) {
    guard has(row) else { return }
    words[Int(row - 1) / 64] |= 1 << UInt64((row - 1) % 64)
  }

  func contains(_ row: UInt32) -> Bool {
    has(row) && words[Int(row - 1) / 64] & 1 << UInt64((row - 1) % 64) != 0
  }

  /// Whether the table has the row.
  func has(_ row: UInt32) -> Bool { row > 0 && row <= count }
}
