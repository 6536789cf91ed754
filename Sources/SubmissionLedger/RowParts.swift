internal import EventLog
internal import Intake

/// Some of the rows of a record, as many as one event holds.
struct RowPart {
  /// From 1.
  let number: UInt32
  let total: UInt32
  let rows: SubmittedRows

  /// The rows of a record in parts that fit an event each; nearly every record has one.
  ///
  /// The intake refuses a row that fits none.
  static func parts(of rows: SubmittedRows, limitBytes: Int) -> [RowPart] {
    if rows.byteCount <= limitBytes { return [RowPart(number: 1, total: 1, rows: rows)] }
    var pieces: [SubmittedRows] = []
    var start = 0
    while start < rows.count {
      var end = start
      while end < rows.count, rows[start..<end + 1].byteCount <= limitBytes { end += 1 }
      precondition(end > start, "the intake refuses a row that fits no event")
      pieces.append(rows[start..<end])
      start = end
    }
    return pieces.enumerated().map { index, piece in
      RowPart(number: UInt32(index + 1), total: UInt32(pieces.count), rows: piece)
    }
  }
}
