internal import EventLog
internal import Intake

/// Some of the rows of a record, as many as one event holds.
struct RowPart {
  /// From 1.
  let number: UInt32
  let total: UInt32
  /// Encoded rows, end to end: a message `Rows`.
  let bytes: [UInt8]
  /// Rows of each table, by the place of the table in the data set.
  let counts: [Int]
  /// The place of each row in its table of the submitted file.
  let numbers: ArraySlice<UInt32>
}

extension RowPart {
  /// All the rows.
  init(number: UInt32, total: UInt32, of rows: SubmittedRows) {
    self.init(
      number: number, total: total, bytes: rows.bytes, counts: rows.counts,
      numbers: rows.numbers[...])
  }

  /// The rows of a record in parts that fit an event each; nearly every record has one.
  ///
  /// The intake refuses a row that fits none.
  static func parts(of rows: SubmittedRows, limitBytes: Int) -> [RowPart] {
    if rows.bytes.count <= limitBytes { return [RowPart(number: 1, total: 1, of: rows)] }
    var pieces: [(rows: Range<Int>, bytes: Range<Int>, counts: [Int])] = []
    var start = 0
    var taken = 0
    var tables = TableWalk(rows.counts)
    while taken < rows.ends.count {
      var counts = [Int](repeating: 0, count: rows.counts.count)
      let first = taken
      var end = start
      while taken < rows.ends.count, rows.ends[taken] - start <= limitBytes {
        end = rows.ends[taken]
        taken += 1
        counts[tables.next()] += 1
      }
      precondition(end > start, "the intake refuses a row that fits no event")
      pieces.append((first..<taken, start..<end, counts))
      start = end
    }
    return pieces.enumerated().map { index, piece in
      RowPart(
        number: UInt32(index + 1), total: UInt32(pieces.count),
        bytes: Array(rows.bytes[piece.bytes]),
        counts: piece.counts, numbers: rows.numbers[piece.rows])
    }
  }
}

/// Tells of each row of a record, in order, which table it is of: rows stand in the order of tables.
private struct TableWalk {
  private var left: [Int]
  private var table = 0

  init(_ counts: [Int]) {
    left = counts
  }

  mutating func next() -> Int {
    while left[table] == 0 { table += 1 }
    left[table] -= 1
    return table
  }
}
