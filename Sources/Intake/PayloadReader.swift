/// Takes a payload apart; nil wherever it holds less than it says.
struct PayloadReader {
  private var bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { position == bytes.count }

  mutating func number(bytes count: Int) -> UInt64? {
    guard count <= bytes.count - position else { return nil }
    defer { position += count }
    return (0..<count).reduce(0) { $0 | UInt64(bytes[position + $1]) << UInt64(8 * $1) }
  }

  mutating func text() -> String? {
    guard let count = number(bytes: 2).map({ Int($0) }), count <= bytes.count - position else {
      return nil
    }
    defer { position += count }
    return String(validating: bytes[position..<position + count], as: UTF8.self)
  }

  mutating func cell() -> Cell? {
    guard let length = number(bytes: 4) else { return nil }
    // A null; an empty text counts as one too, as in a CSV table.
    if length == 0xFFFF_FFFF { return Cell(start: position, end: position) }
    guard length <= UInt64(bytes.count - position), length <= UInt64(CSVReader.cellLimitBytes)
    else { return nil }
    defer { position += Int(length) }
    return Cell(start: position, end: position + Int(length))
  }

  /// Hands out all the bytes of the payload.
  mutating func takeBytes() -> [UInt8] {
    defer { self = PayloadReader([]) }
    return bytes
  }
}
