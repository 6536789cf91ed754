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
