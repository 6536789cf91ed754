/// One look at the bytes of one row: where its cells lie and where it ends.
struct CSVScan {
  /// The first byte not yet looked at; after a complete row, the start of the next one.
  private(set) var position: Int
  /// The number of cells found.
  private(set) var column = 0
  /// Whether the end of the row was found.
  private(set) var isComplete = false
  /// Whether the row is an empty line.
  private(set) var isBlank = false
  /// How the row ends; nil where the file ends with it.
  private(set) var lineEnd: LineEnd?
  /// Whether a quoted cell holds a quotation mark.
  private(set) var hasEscapes = false
  /// Whether a byte lies outside ASCII.
  var hasHighBytes: Bool { mask >= 0x80 }

  enum LineEnd {
    case lineFeed, carriageReturnAndLineFeed
  }

  private let isFinal: Bool
  private var mask: UInt8 = 0

  private static let comma = UInt8(ascii: ",")
  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  init(position: Int, isFinal: Bool) {
    self.position = position
    self.isFinal = isFinal
  }

  /// Scans from the position to the end of the row, or to the end of the bytes.
  ///
  /// - Parameter order: the place of each column, nil for one that is passed over; none where all are
  ///   wanted as they come.
  mutating func run(
    _ text: borrowing [UInt8], _ order: [Int?]?, cells: inout [Cell]
  ) throws(CSVFault) {
    let bytes = text.span
    while !isComplete {
      let isQuoted = position < bytes.count && bytes[position] == CSVScan.quote
      let cell = isQuoted ? try quotedCell(bytes) : try plainCell(bytes)
      guard let cell, try separator(bytes) else { return }
      if isComplete, column == 0, cell.isEmpty, !isQuoted { isBlank = true }
      try place(cell, order, into: &cells)
    }
  }

  // A cell that is too long is so wherever the bytes are cut, and whatever else is wrong with it.
  private static func fault(_ fault: CSVFault, within count: Int) -> CSVFault {
    count > CSVReader.cellLimitBytes ? .longCell(limit: CSVReader.cellLimitBytes) : fault
  }

  private static func check(_ count: Int) throws(CSVFault) {
    if count > CSVReader.cellLimitBytes { throw .longCell(limit: CSVReader.cellLimitBytes) }
  }

  private mutating func plainCell(_ bytes: Span<UInt8>) throws(CSVFault) -> Cell? {
    let start = position
    let end = bytes.count
    var at = start
    var seen: UInt8 = 0
    // Every byte with a meaning of its own is at most a comma, so most bytes need one comparison.
    scan: while at < end {
      let byte = bytes[at]
      if byte <= CSVScan.comma {
        switch byte {
        case CSVScan.comma, CSVScan.lineFeed, CSVScan.carriageReturn: break scan
        case CSVScan.quote: throw CSVScan.fault(.strayQuote, within: at - start)
        case 0: throw CSVScan.fault(.zeroByte, within: at - start)
        default: break
        }
      }
      seen |= byte
      at += 1
    }
    try CSVScan.check(at - start)
    mask |= seen
    position = at
    return at < end || isFinal ? Cell(start: start, end: at) : nil
  }

  private mutating func quotedCell(_ bytes: Span<UInt8>) throws(CSVFault) -> Cell? {
    let start = position + 1
    var at = start
    while at < bytes.count {
      let byte = bytes[at]
      if byte == 0 { throw CSVScan.fault(.zeroByte, within: at - start) }
      mask |= byte
      at += 1
      guard byte == CSVScan.quote else { continue }
      try CSVScan.check(at - 1 - start)
      if at < bytes.count, bytes[at] == CSVScan.quote {
        hasEscapes = true
        at += 1
        continue
      }
      guard at < bytes.count || isFinal else { return nil }
      position = at
      return Cell(start: start, end: at - 1)
    }
    try CSVScan.check(at - start)
    if isFinal { throw .unclosedQuote }
    return nil
  }

  // Passes over the comma or line end after a cell; false when more bytes are needed to tell.
  private mutating func separator(_ bytes: Span<UInt8>) throws(CSVFault) -> Bool {
    guard position < bytes.count else {
      isComplete = isFinal
      return isFinal
    }
    switch bytes[position] {
    case CSVScan.comma:
      position += 1
    case CSVScan.lineFeed:
      position += 1
      (isComplete, lineEnd) = (true, .lineFeed)
    case CSVScan.carriageReturn:
      guard position + 1 < bytes.count else {
        if isFinal { throw .strayCarriageReturn }
        return false
      }
      guard bytes[position + 1] == CSVScan.lineFeed else { throw .strayCarriageReturn }
      position += 2
      (isComplete, lineEnd) = (true, .carriageReturnAndLineFeed)
    default:
      throw .strayQuote
    }
    return true
  }

  private mutating func place(
    _ cell: Cell, _ order: [Int?]?, into cells: inout [Cell]
  ) throws(CSVFault) {
    if let order {
      // Cells beyond the last column are counted, so that the fault can name their number.
      if column < order.count, let place = order[column] { cells[place] = cell }
    } else {
      guard column < CSVReader.columnLimit else {
        throw .manyColumns(limit: CSVReader.columnLimit)
      }
      cells.append(cell)
    }
    column += 1
  }
}

/// Whether bytes are well-formed UTF-8.
enum UTF8Check {
  static func isValid(_ bytes: borrowing [UInt8], _ cell: Cell) -> Bool {
    let span = bytes.span.extracting(Int(cell.start)..<Int(cell.end))
    return (try? UTF8Span(validating: span)) != nil
  }
}
