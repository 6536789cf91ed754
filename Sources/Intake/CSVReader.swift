/// Reads the rows of a CSV table (RFC 4180, UTF-8) out of chunks of any size.
///
/// Lines end in LF or CRLF, all of a file alike; the last may lack its end. A byte order mark is passed
/// over, and so are empty lines after the last row. Everything else that departs from the form is a fault, because
/// a reader that guesses would shift cells without a word.
struct CSVReader {
  /// The longest cell, in bytes.
  static let cellLimitBytes = 1 << 20
  /// The longest row, in bytes.
  static let rowLimitBytes = 4 << 20
  /// The most columns that a line of field names may have.
  static let columnLimit = 1024

  /// The row read last; its bytes are the buffer into which chunks are appended.
  var row = CellRow()
  /// The number of rows read, the line of field names not counted.
  private(set) var rowNumber: UInt32 = 0

  private var order: [Int?]?
  private var position = 0
  private var isFinal = false
  private var isAtStart = true
  private var sawBlankLine = false
  private var lineEnd: CSVScan.LineEnd?
  // An incomplete row is looked at again only when twice as much of it is there, so that small
  // chunks cost no more than large ones.
  private var retryAtBytes = 0

  /// Appends bytes of the file.
  mutating func append(_ chunk: some Collection<UInt8>) {
    row.bytes.removeSubrange(..<position)
    position = 0
    row.bytes.append(contentsOf: chunk)
  }

  /// Says that no more bytes follow.
  mutating func finish() {
    isFinal = true
  }

  /// Says where the cells of the data rows are wanted: the place of each column, nil for one that
  /// is passed over, and the number of places.
  ///
  /// Called after the line of field names was read.
  mutating func expect(order: [Int?], places: Int) {
    self.order = order
    row.cells = Array(repeating: Cell(), count: places)
  }

  /// The place of the column, from 0, that a fault thrown by ``next()`` is about; nil where it is about
  /// the row as a whole.
  private(set) var faultyColumn: Int?

  /// The row that a fault thrown by ``next()`` is about: 0 for the line of field names.
  var faultyRow: UInt32 { order == nil ? 0 : rowNumber + 1 }

  /// The cells of the line of field names as text.
  var names: [String] { row.cells.indices.map { row.text($0) ?? "" } }

  /// Reads the next row into ``row``, the line of field names first.
  ///
  /// Returns false when more bytes are needed or, after ``finish()``, when there is no more row.
  mutating func next() throws(CSVFault) -> Bool {
    while try isRowWithin() {
      var scan = CSVScan(position: position, isFinal: isFinal)
      if order == nil { row.cells.removeAll(keepingCapacity: true) }
      do throws(CSVFault) {
        try scan.run(row.bytes, order, cells: &row.cells)
      } catch {
        faultyColumn = scan.column
        throw error
      }
      guard scan.isComplete else {
        try wait()
        return false
      }
      guard scan.position - position <= CSVReader.rowLimitBytes else {
        throw .longRow(limit: CSVReader.rowLimitBytes)
      }
      row.place = position..<scan.position
      position = scan.position
      retryAtBytes = 0
      if scan.isBlank {
        sawBlankLine = true
        continue
      }
      if sawBlankLine { throw .blankLine }
      if let end = scan.lineEnd {
        guard end == lineEnd ?? end else { throw .mixedLineEnds }
        lineEnd = end
      }
      if let order, scan.column != order.count {
        throw .cellCount(expected: order.count, came: scan.column)
      }
      try settle(scan)
      if order != nil { rowNumber += 1 }
      return true
    }
    return false
  }

  private mutating func isRowWithin() throws(CSVFault) -> Bool {
    let available = row.bytes.count - position
    guard isFinal || available >= max(retryAtBytes, isAtStart ? 3 : 1) else { return false }
    if isAtStart {
      isAtStart = false
      if row.bytes[position...].starts(with: [0xEF, 0xBB, 0xBF]) { position += 3 }
    }
    return position < row.bytes.count
  }

  private mutating func wait() throws(CSVFault) {
    let available = row.bytes.count - position
    guard available <= CSVReader.rowLimitBytes else {
      throw .longRow(limit: CSVReader.rowLimitBytes)
    }
    retryAtBytes = available * 2
  }

  // Only a complete row is changed in place: an incomplete one is scanned again from its start.
  private mutating func settle(_ scan: CSVScan) throws(CSVFault) {
    if scan.hasEscapes {
      for index in row.cells.indices { unescape(index) }
    }
    if scan.hasHighBytes {
      for index in row.cells.indices {
        guard UTF8Check.isValid(row.bytes, row.cells[index]) else {
          faultyColumn = order.map { $0.firstIndex(of: index) } ?? index
          throw .notUTF8
        }
      }
    }
  }

  private mutating func unescape(_ index: Int) {
    let cell = row.cells[index]
    let quote = UInt8(ascii: "\"")
    var target = Int(cell.start)
    var source = target
    // A quotation mark can stand inside a cell only as the first of a pair.
    while source < Int(cell.end) {
      row.bytes[target] = row.bytes[source]
      source += row.bytes[source] == quote ? 2 : 1
      target += 1
    }
    row.cells[index].end = Int32(target)
  }
}
