import SeededRandom

/// A CSV table written as RFC 4180 allows, in any of the ways that it allows.
enum CSVWriting {
  /// The bytes of a table.
  static func bytes(
    _ rows: [[[UInt8]]], _ generator: inout SeededGenerator
  ) -> [UInt8] {
    let quotesAll = generator.oneIn(4)
    let lineEnd = Array((generator.oneIn(2) ? "\r\n" : "\n").utf8)
    var bytes: [UInt8] = generator.oneIn(4) ? [0xEF, 0xBB, 0xBF] : []
    for (place, row) in rows.enumerated() {
      for (column, cell) in row.enumerated() {
        if column > 0 { bytes.append(UInt8(ascii: ",")) }
        let isAlone = row.count == 1 && cell.isEmpty
        let isQuoted = quotesAll || isAlone || needsMarks(cell) || generator.oneIn(8)
        bytes += isQuoted ? quoted(cell) : cell
      }
      if place < rows.count - 1 || !generator.oneIn(4) { bytes += lineEnd }
    }
    return bytes
  }

  private static let marks = Set("\",\r\n".utf8)

  private static func needsMarks(_ cell: [UInt8]) -> Bool {
    cell.contains(where: marks.contains) || cell.starts(with: [0xEF, 0xBB, 0xBF])
  }

  private static func quoted(_ cell: [UInt8]) -> [UInt8] {
    let mark = UInt8(ascii: "\"")
    return [mark] + cell.flatMap { $0 == mark ? [mark, mark] : [$0] } + [mark]
  }
}

/// Rows of a table with cells of every kind of text.
enum RandomRows {
  static func cells(_ count: Int, _ generator: inout SeededGenerator) -> [[UInt8]] {
    (0..<count).map { _ in cell(&generator) }
  }

  private static func cell(_ generator: inout SeededGenerator) -> [UInt8] {
    let texts = [
      "", "", "P1", "SR0010003A", "2020-09-01", "2020-02-30", "2020-09-01T09:14:27", "1899-12-30",
      "25:61:00", "10:20:00", "-000", "007", "  padded  ", "a,b", "say \"so\"", "one\ntwo",
      "one\r\ntwo", "\u{FEFF}mark", "żółw 日本🙂", "=1+1", "999999999999999999", "\"", "NULL",
    ]
    if generator.oneIn(8) {
      return Array(repeating: UInt8(ascii: "x"), count: Int(generator.number() % 300))
    }
    return Array((texts.randomElement(using: &generator) ?? "").utf8)
  }
}
