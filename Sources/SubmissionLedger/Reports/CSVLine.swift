/// Lines of CSV (RFC 4180).
enum CSVLine {
  /// Adds a line with its end.
  static func append(_ cells: [String], to bytes: inout [UInt8]) {
    for (place, cell) in cells.enumerated() {
      if place > 0 { bytes.append(0x2C) }
      append(cell, to: &bytes)
    }
    bytes.append(contentsOf: [0x0D, 0x0A])
  }

  private static func append(_ cell: String, to bytes: inout [UInt8]) {
    let isPlain = cell.utf8.allSatisfy { ![0x22, 0x2C, 0x0A, 0x0D].contains($0) }
    if isPlain { return bytes.append(contentsOf: cell.utf8) }
    bytes.append(0x22)
    for byte in cell.utf8 {
      if byte == 0x22 { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }
}
