/// A CSV table read in the plainest way, from all its bytes at once.
struct NaiveCSV {
  /// The names of the columns; empty where they cannot be read.
  private(set) var columns: [[UInt8]] = []
  /// The cells of each data row before the first faulty one, one for each column.
  private(set) var rows: [[[UInt8]]] = []
  /// The number of the first faulty row, 0 for the line of names; nil where there is none.
  private(set) var faultyRow: Int?
  /// Whether a row is longer than may be, so that a reader may stop before it has seen all of it.
  private(set) var hasLongRow = false

  static let cellLimit = 1 << 20
  static let rowLimit = 4 << 20
  static let columnLimit = 1024

  private static let marks = Set(",\n\r\"\0".utf8)

  private let bytes: [UInt8]
  private var at = 0

  /// Reads the table; only the text of columns that are looked at must be UTF-8.
  init(_ bytes: [UInt8], isLookedAt: ([[UInt8]]) -> [Bool]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    var looked: [Bool]?
    var sawBlank = false
    var firstEnd: ArraySlice<UInt8>?
    while at < bytes.count, faultyRow == nil {
      let start = at
      let record = record()
      if at - start > NaiveCSV.rowLimit { hasLongRow = true }
      if let record, record.isBlank, !hasLongRow {
        sawBlank = true
        continue
      }
      let end = lineEnd
      if record != nil, !end.isEmpty { firstEnd = firstEnd ?? end }
      let cells = record?.cells ?? []
      let expected = looked ?? Array(repeating: true, count: cells.count)
      let isGood =
        record != nil && !sawBlank && !hasLongRow && cells.count == expected.count
        && (end.isEmpty || end == firstEnd)
        && (looked != nil || cells.count <= NaiveCSV.columnLimit)
        && zip(cells, expected).allSatisfy { !$1 || String(validating: $0, as: UTF8.self) != nil }
      guard isGood else {
        faultyRow = looked == nil ? 0 : rows.count + 1
        return
      }
      if looked == nil {
        columns = cells
        looked = isLookedAt(cells)
      } else {
        rows.append(cells)
      }
    }
  }

  // What ends the row that was read last; nothing where the bytes end with it.
  private var lineEnd: ArraySlice<UInt8> {
    guard at > 0, bytes[at - 1] == UInt8(ascii: "\n") else { return [] }
    return at > 1 && bytes[at - 2] == UInt8(ascii: "\r") ? bytes[at - 2..<at] : bytes[at - 1..<at]
  }

  // The cells up to the end of the line; nil where they break the form.
  private mutating func record() -> (cells: [[UInt8]], isBlank: Bool)? {
    var cells: [[UInt8]] = []
    while true {
      let isQuoted = at < bytes.count && bytes[at] == UInt8(ascii: "\"")
      guard let cell = isQuoted ? quoted() : plain() else { return nil }
      cells.append(cell)
      let isBlank = cells.count == 1 && cell.isEmpty && !isQuoted
      guard at < bytes.count else { return (cells, isBlank) }
      let next = bytes[at]
      at += 1
      if next == UInt8(ascii: ",") { continue }
      if next == UInt8(ascii: "\n") { return (cells, isBlank) }
      guard next == UInt8(ascii: "\r"), at < bytes.count, bytes[at] == UInt8(ascii: "\n") else {
        return nil
      }
      at += 1
      return (cells, isBlank)
    }
  }

  private mutating func plain() -> [UInt8]? {
    let start = at
    while at < bytes.count, !NaiveCSV.marks.contains(bytes[at]) { at += 1 }
    let mark = at < bytes.count ? bytes[at] : UInt8(ascii: "\n")
    guard mark != 0, mark != UInt8(ascii: "\""), at - start <= NaiveCSV.cellLimit else {
      return nil
    }
    return Array(bytes[start..<at])
  }

  private mutating func quoted() -> [UInt8]? {
    let start = at + 1
    var cell: [UInt8] = []
    at = start
    while at < bytes.count, bytes[at] != 0 {
      let byte = bytes[at]
      at += 1
      if byte == UInt8(ascii: "\"") {
        guard at < bytes.count, bytes[at] == byte else {
          return at - 1 - start <= NaiveCSV.cellLimit ? cell : nil
        }
        at += 1
      }
      cell.append(byte)
    }
    return nil
  }
}
