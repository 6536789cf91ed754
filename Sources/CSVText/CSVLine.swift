/// Lines of CSV (RFC 4180).
public enum CSVLine {
  /// Lines as a text.
  public static func text(_ lines: [[String]]) -> String {
    var bytes: [UInt8] = []
    for cells in lines { append(cells, to: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Adds a line with its end.
  public static func append(_ cells: [String], to bytes: inout [UInt8]) {
    for (place, cell) in cells.enumerated() {
      if place > 0 { bytes.append(separator) }
      let start = bytes.count
      bytes.append(contentsOf: cell.utf8)
      endCell(in: &bytes, from: start)
    }
    end(&bytes)
  }

  /// Adds a cell that lies among other bytes.
  ///
  /// One by one: most cells are a few bytes, and whatever is asked for them all together costs more.
  public static func append(
    cell: Range<Int>, of content: [UInt8], to bytes: inout [UInt8]
  ) {
    let start = bytes.count
    bytes.append(addingCapacity: cell.count) { added in
      for place in cell { added.append(content[place]) }
    }
    endCell(in: &bytes, from: start)
  }

  /// What stands between two cells.
  public static let separator = UInt8(ascii: ",")

  /// Ends a line.
  public static func end(_ bytes: inout [UInt8]) {
    bytes.append(0x0D)
    bytes.append(0x0A)
  }

  /// Puts a cell that was added as it is between quotation marks, where that is needed.
  ///
  /// - Parameter start: where the cell begins; it runs to the end.
  public static func endCell(in bytes: inout [UInt8], from start: Int) {
    var place = start
    while place < bytes.count, !isSpecial(bytes[place]) { place += 1 }
    if place == bytes.count { return }
    let cell = Array(bytes[start...])
    bytes.removeSubrange(start...)
    bytes.append(quotationMark)
    for byte in cell {
      if byte == quotationMark { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(quotationMark)
  }

  private static let quotationMark = UInt8(ascii: "\"")

  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte == quotationMark || byte == separator || byte == 0x0A || byte == 0x0D
  }
}
