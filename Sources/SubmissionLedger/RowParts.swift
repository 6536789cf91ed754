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
}

extension SubmissionAppender {
  /// The rows of a record in parts that fit an event each; nearly every record has one.
  func parts(of rows: SubmittedRows) throws(LedgerError) -> [RowPart] {
    if rows.bytes.count <= Self.rowByteLimit {
      return [RowPart(number: 1, total: 1, bytes: rows.bytes, counts: rows.counts)]
    }
    let pieces = try split(rows)
    return pieces.enumerated().map { index, piece in
      RowPart(
        number: UInt32(index + 1), total: UInt32(pieces.count), bytes: piece.bytes,
        counts: piece.counts)
    }
  }

  private func split(
    _ rows: SubmittedRows
  ) throws(LedgerError) -> [(bytes: [UInt8], counts: [Int])] {
    var pieces: [(bytes: [UInt8], counts: [Int])] = []
    var start = 0
    var taken = 0
    var tables = TableWalk(rows.counts)
    while taken < rows.ends.count {
      var counts = [Int](repeating: 0, count: rows.counts.count)
      var end = start
      while taken < rows.ends.count, rows.ends[taken] - start <= Self.rowByteLimit {
        end = rows.ends[taken]
        taken += 1
        counts[tables.next()] += 1
      }
      guard end > start else {
        let table = checked.tables[tables.next()].table
        throw .rowTooLong(
          table: table, bytes: rows.ends[taken] - start, limit: Self.rowByteLimit)
      }
      pieces.append((Array(rows.bytes[start..<end]), counts))
      start = end
    }
    return pieces
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
