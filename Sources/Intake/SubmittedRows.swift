/// The rows of one patient, referral or batch of personnel that passed every check.
///
/// Those of some thousand patients share their memory, which lives as long as one of them does.
public struct SubmittedRows: Sendable, CustomStringConvertible, CustomReflectable {
  private let opened: OpenedRows
  private let rows: Range<Int>

  init(_ opened: OpenedRows, _ rows: Range<Int>) {
    self.opened = opened
    self.rows = rows
  }

  /// The number of rows.
  public var count: Int { rows.count }

  /// The rows as bytes of the Protocol Buffers message `Rows { repeated Row rows = 1; }`, in the
  /// order of the data set's tables and, within a table, of the file.
  ///
  /// `Row { string table = 1; uint32 number = 2; repeated uint32 fields = 3 [packed];
  /// repeated string values = 4; }`: the number is the place of the data row in its table of the
  /// submitted file, from 1; fields are places in the data set's order, from 1; only fields that
  /// hold a value are listed.
  public var bytes: ArraySlice<UInt8> { opened.bytes[opened.byteRange(of: rows)] }

  /// The length of ``bytes``.
  public var byteCount: Int { opened.byteRange(of: rows).count }

  /// Some of the rows, counted from 0.
  public subscript(part: Range<Int>) -> SubmittedRows {
    precondition(part.lowerBound >= 0 && part.upperBound <= count, "the rows are there")
    let first = rows.lowerBound
    return SubmittedRows(opened, first + part.lowerBound..<first + part.upperBound)
  }

  /// Calls the body for each table of which there are rows, in the data set's order.
  ///
  /// - Parameter body: takes the place of the table in that order, and the place of each of its rows in
  ///   the table of the submitted file, from 1.
  public func forEachTable<Failure: Error>(
    _ body: (_ table: Int, _ numbers: ArraySlice<UInt32>) throws(Failure) -> Void
  ) throws(Failure) {
    var start = rows.lowerBound
    while start < rows.upperBound {
      let table = opened.tables[start]
      var end = start + 1
      while end < rows.upperBound, opened.tables[end] == table { end += 1 }
      try body(Int(table), opened.numbers[start..<end])
      start = end
    }
  }

  /// What may be shown: how many rows there are, and nothing that names a person.
  public var description: String { "\(count) rows (redacted)" }
  /// What a dump shows; the rows are left out.
  public var customMirror: Mirror { Mirror(self, children: ["count": count]) }
}
