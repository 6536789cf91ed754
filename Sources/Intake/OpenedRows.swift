/// Rows that were opened together, in the order of the records that they make up.
///
/// An object that these records share: each is a range of it and has no bytes of its own.
final class OpenedRows: Sendable {
  /// The messages of the rows, end to end.
  let bytes: [UInt8]
  /// Where the message of each row ends.
  private let ends: [Int]
  /// The place of the table of each row.
  let tables: [UInt8]
  /// The place of each row in its table of the submitted file, from 1.
  let numbers: [UInt32]
  /// To whom each row belongs; what stands here of a row of no patient means nothing.
  private let owners: [RowOwner]

  /// The rows of entries in their order, whose messages lie in the bytes of a bucket.
  init(_ entries: [RecordEntry], in bucket: [UInt8]) {
    var (joined, ends): ([UInt8], [Int]) = ([], [])
    joined.reserveCapacity(entries.reduce(0) { $0 + $1.message.count })
    ends.reserveCapacity(entries.count)
    for entry in entries {
      joined.append(contentsOf: bucket[entry.message])
      ends.append(joined.count)
    }
    bytes = joined
    self.ends = ends
    tables = entries.map(\.table)
    numbers = entries.map(\.number)
    owners = entries.map(\.owner)
  }

  var count: Int { ends.count }

  /// The bytes of some rows.
  func byteRange(of rows: Range<Int>) -> Range<Int> {
    start(of: rows.lowerBound)..<start(of: rows.upperBound)
  }

  /// The bytes of a row.
  func message(_ row: Int) -> Range<Int> { start(of: row)..<ends[row] }

  /// To whom a row belongs.
  func owner(of row: Int) -> RowOwner { owners[row] }

  /// Where, at a limit at most, the rows end that follow a row and belong to the same in some way.
  func end(from first: Int, before limit: Int, while isSame: (RowOwner) -> Bool) -> Int {
    var end = first
    while end < limit, isSame(owners[end]) { end += 1 }
    return end
  }

  private func start(of row: Int) -> Int { row == 0 ? 0 : ends[row - 1] }
}
