import SeededRandom
import Testing

@testable import Intake

@Suite struct CSVReaderTests {
  enum Outcome: Equatable {
    case rows([[String]])
    case fault(CSVFault, row: UInt32, column: Int? = nil)
  }

  static func read(_ bytes: [UInt8], chunk: Int) -> Outcome {
    var reader = CSVReader()
    var rows: [[String]] = []
    var position = 0
    do {
      while true {
        while try reader.next() {
          rows.append(reader.names)
          if rows.count == 1 { reader.expectAllCells() }
        }
        if position == bytes.count {
          reader.finish()
          while try reader.next() {
            rows.append(reader.names)
            if rows.count == 1 { reader.expectAllCells() }
          }
          return .rows(rows)
        }
        let end = min(bytes.count, position + chunk)
        reader.append(bytes[position..<end])
        position = end
      }
    } catch {
      return .fault(error, row: reader.faultyRow, column: reader.faultyColumn)
    }
  }

  struct Case: CustomTestStringConvertible {
    let text: [UInt8]
    let outcome: Outcome
    var testDescription: String { String(decoding: text, as: UTF8.self).debugDescription }

    init(_ text: String, _ rows: [[String]]) {
      self.text = Array(text.utf8)
      outcome = .rows(rows)
    }

    /// - Parameter column: from 0; nil where the fault is one of the row.
    init(_ text: String, _ fault: CSVFault, row: UInt32, column: Int? = nil) {
      self.init(Array(text.utf8), fault, row: row, column: column)
    }

    init(_ bytes: [UInt8], _ fault: CSVFault, row: UInt32, column: Int? = nil) {
      text = bytes
      outcome = .fault(fault, row: row, column: column)
    }

    static let all = [
      Case("", []), Case("\n\n", []), Case("a,b", [["a", "b"]]), Case("a,b\n", [["a", "b"]]),
      Case("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]), Case("\u{FEFF}a,b\n", [["a", "b"]]),
      Case("\u{FEFF}", []), Case("a,b\n,\n", [["a", "b"], ["", ""]]),
      Case("a,b\n1,", [["a", "b"], ["1", ""]]),
      Case("a,b\n1,2\n\n\r\n", [["a", "b"], ["1", "2"]]),
      Case("a,b\n\"x\"\"y\",\"\"\"\"\n", [["a", "b"], ["x\"y", "\""]]),
      Case("a,b\n\"\",\"\"", [["a", "b"], ["", ""]]),
      Case("a,b\n\"1,\r\n2\",\"\n\"\n", [["a", "b"], ["1,\r\n2", "\n"]]),
      Case("a,b\nż,日本🙂\n", [["a", "b"], ["ż", "日本🙂"]]),
      Case("a,b\n'1',-2\n", [["a", "b"], ["'1'", "-2"]]),
      Case("a,b\n\"1\",2\n3,\"4\"", [["a", "b"], ["1", "2"], ["3", "4"]]),
      Case("a,b\n1\n", .cellCount(expected: 2, came: 1), row: 1),
      Case("a,b\n1,2\n1,2,3,4\n", .cellCount(expected: 2, came: 4), row: 2),
      Case("a,b\n1,2\r\n", .mixedLineEnds, row: 1),
      Case("a,b\r\n1,2\r\n3,4\n5,6\r\n", .mixedLineEnds, row: 2),
      Case("a,b\r\n1,\"\n\"\r\n3,4", [["a", "b"], ["1", "\n"], ["3", "4"]]),
      Case("a,b\n\n1,2\n", .blankLine, row: 1), Case("\na,b\n", .blankLine, row: 0),
      Case("a,b\n1,\"2\n", .unclosedQuote, row: 1, column: 1),
      Case("a,b\n1,\"", .unclosedQuote, row: 1, column: 1),
      Case("a,b\n1,2\"3\n", .strayQuote, row: 1, column: 1),
      Case("a,b\n\"2\"3,1\n", .strayQuote, row: 1, column: 0),
      Case("a,b\n1,\"2\" \n", .strayQuote, row: 1, column: 1),
      Case("a,b\r1,2\r", .strayCarriageReturn, row: 0, column: 1),
      Case("a,b\n1,2\r", .strayCarriageReturn, row: 1, column: 1),
      Case("a,b\n1,\0\n", .zeroByte, row: 1, column: 1),
      Case("a,b\n1,\"\0\"\n", .zeroByte, row: 1, column: 1),
      Case("a\0,b\n", .zeroByte, row: 0, column: 0),
      Case(Array("a,b\n1,".utf8) + [0xFF, 0x0A], .notUTF8, row: 1, column: 1),
      // The two halves of one character in two cells are no character.
      Case(Array("a,b\n".utf8) + [0xC3, 0x2C, 0xA9, 0x0A], .notUTF8, row: 1, column: 0),
      Case(Array("a,b\n1,".utf8) + [0xED, 0xA0, 0x80, 0x0A], .notUTF8, row: 1, column: 1),
      Case(Array("a,b\n1,".utf8) + [0xC0, 0x80, 0x0A], .notUTF8, row: 1, column: 1),
      Case(Array("a,b\n1,".utf8) + [0xE6, 0x97], .notUTF8, row: 1, column: 1),
    ]
  }

  @Test(arguments: Case.all)
  func aTableIsReadTheSameInChunksOfEverySize(example: Case) {
    for chunk in 1...40 {
      #expect(CSVReaderTests.read(example.text, chunk: chunk) == example.outcome, "chunk \(chunk)")
    }
  }

  /// Quoted or not, whole or not, and with chunks that end at any place around its end.
  @Test(arguments: [-1, 0, 1], [false, true])
  func aCellHasALimit(beyond: Int, isQuoted: Bool) {
    let content = [UInt8](repeating: 0x61, count: CSVReader.cellLimitBytes + beyond)
    let marks: [UInt8] = isQuoted ? [0x22] : []
    let start = Array("a,b\n1,".utf8)
    let text = start + marks + content + marks
    let expected: Outcome =
      beyond > 0
      ? .fault(.longCell(limit: CSVReader.cellLimitBytes), row: 1, column: 1)
      : .rows([["a", "b"], ["1", String(decoding: content, as: UTF8.self)]])
    for end in [[], [0x0A], [0x0D, 0x0A]] as [[UInt8]] where start.count > end.count {
      let names = end.count == 2 ? Array("a,b\r\n1,".utf8) : start
      let bytes = names + text.dropFirst(start.count) + end
      for chunk in [1 << 12, 1 << 16, 1 << 24] + (bytes.count - 4...bytes.count) {
        #expect(CSVReaderTests.read(bytes, chunk: chunk) == expected, "chunk \(chunk)")
      }
    }
  }

  @Test(arguments: [0x22, 0x00] as [UInt8])
  func aCellThatIsTooLongIsSoWhateverElseIsWrongWithIt(byte: UInt8) {
    let content = [UInt8](repeating: 0x61, count: CSVReader.cellLimitBytes + 1)
    let bytes = Array("a\n".utf8) + content + [byte, 0x0A]
    for chunk in [1 << 12, 1 << 16, 1 << 24] {
      #expect(
        CSVReaderTests.read(bytes, chunk: chunk)
          == .fault(.longCell(limit: CSVReader.cellLimitBytes), row: 1, column: 0))
    }
  }

  @Test func aRowHasALimit() {
    for chunk in [1 << 12, 1 << 16, 1 << 24] {
      let endless = [UInt8](repeating: 0x2C, count: 3 * CSVReader.rowLimitBytes)
      #expect(
        CSVReaderTests.read(Array("a\n".utf8) + endless + [0x0A], chunk: chunk)
          == .fault(.longRow(limit: CSVReader.rowLimitBytes), row: 1))
    }
  }

  @Test func randomBytesGiveTheSameOutcomeInChunksOfEverySize() {
    var generator = SeededGenerator(for: "CSV in chunks")
    let alphabet = Array("ab,,\n\n\"\"\r\n".utf8) + [0xC5, 0xBC, 0xEF, 0xBB, 0xBF]
    for _ in 0..<2000 {
      let count = Int.random(in: 0...24, using: &generator)
      let bytes = (0..<count).map { _ in alphabet[Int.random(in: 0..<15, using: &generator)] }
      let whole = CSVReaderTests.read(bytes, chunk: 1000)
      for chunk in 1...5 {
        #expect(CSVReaderTests.read(bytes, chunk: chunk) == whole, "\(bytes)")
      }
    }
  }
}

extension CSVReader {
  /// Says that the cells are wanted in the order in which they come.
  mutating func expectAllCells() {
    expect(order: Array(row.cells.indices), places: row.cells.count)
  }
}
