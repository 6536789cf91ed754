/// A value of a document, as RFC 8259 has it.
enum JSONValue: Equatable {
  case null
  case bool(Bool)
  /// The text of a number; no document here holds one.
  case number(String)
  case string(String)
  case array([JSONValue])
  /// The members in the order in which they stand; no name stands twice.
  case object([Member])

  struct Member: Equatable {
    let name: String
    let value: JSONValue
  }

  /// Reads a whole document.
  ///
  /// Stricter than most readers: a member that stands twice is a fault, since what a document that
  /// somebody signs says must not depend on who reads it.
  init(document bytes: [UInt8]) throws(AgreementsError) {
    var reader = JSONReader(bytes)
    self = try reader.document()
  }
}

/// Reads JSON from bytes, in one pass and to a bounded depth.
private struct JSONReader {
  private let bytes: [UInt8]
  private var place = 0
  private static let depthLimit = 16
  private static let numeric = Array("+-.0123456789Ee".utf8)

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func document() throws(AgreementsError) -> JSONValue {
    let value = try value(depth: 0)
    skipSpace()
    guard place == bytes.count else { throw fault("nothing behind the document") }
    return value
  }

  private mutating func value(depth: Int) throws(AgreementsError) -> JSONValue {
    guard depth < Self.depthLimit else { throw fault("at most \(Self.depthLimit) levels") }
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case let byte? where Self.numeric.contains(byte): return try number()
    default: throw fault("a value")
    }
  }

  private mutating func object(depth: Int) throws(AgreementsError) -> JSONValue {
    place += 1
    var members: [JSONValue.Member] = []
    var names: Set<String> = []
    if skip("}") { return .object([]) }
    repeat {
      skipSpace()
      let start = place
      guard next == UInt8(ascii: "\"") else { throw fault("the name of a member") }
      let name = try string()
      guard names.insert(name).inserted else {
        place = start
        throw fault("each member once")
      }
      guard skip(":") else { throw fault("a colon") }
      members.append(.init(name: name, value: try value(depth: depth + 1)))
    } while skip(",")
    guard skip("}") else { throw fault("a comma or }") }
    return .object(members)
  }

  private mutating func array(depth: Int) throws(AgreementsError) -> JSONValue {
    place += 1
    if skip("]") { return .array([]) }
    var values: [JSONValue] = []
    repeat { values.append(try value(depth: depth + 1)) } while skip(",")
    guard skip("]") else { throw fault("a comma or ]") }
    return .array(values)
  }

  private mutating func string() throws(AgreementsError) -> String {
    place += 1
    var text: [UInt8] = []
    while let byte = next, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw fault("no control character in a text") }
      place += 1
      if byte == UInt8(ascii: "\\") {
        text += Array(String(try escaped()).utf8)
      } else {
        text.append(byte)
      }
    }
    guard skip("\"", afterSpace: false) else { throw fault("the end of a text") }
    guard let text = String(validating: text, as: UTF8.self) else { throw fault("UTF-8") }
    return text
  }

  /// The character of an escape, behind its backslash.
  private mutating func escaped() throws(AgreementsError) -> Character {
    guard let byte = next else { throw fault("an escape") }
    place += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
      return Character(Unicode.Scalar(byte))
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return Character(try unicode())
    default: throw fault("an escape")
    }
  }

  private mutating func unicode() throws(AgreementsError) -> Unicode.Scalar {
    let first = try hexadecimal()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard (0xd800..<0xdc00).contains(first), skip("\\", afterSpace: false),
      skip("u", afterSpace: false)
    else { throw fault("both halves of a character") }
    let second = try hexadecimal()
    guard (0xdc00..<0xe000).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xd800) << 10 + (second - 0xdc00))
    else { throw fault("both halves of a character") }
    return scalar
  }

  private mutating func hexadecimal() throws(AgreementsError) -> UInt32 {
    let digits = bytes[place...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw fault("four hexadecimal digits") }
    place += 4
    return value
  }

  private mutating func number() throws(AgreementsError) -> JSONValue {
    let start = place
    while let byte = next, Self.numeric.contains(byte) { place += 1 }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    guard Double(text) != nil else { throw fault("a number") }
    return .number(text)
  }

  private mutating func word(
    _ word: String, _ value: JSONValue
  ) throws(AgreementsError) -> JSONValue {
    guard bytes[place...].starts(with: word.utf8) else { throw fault("a value") }
    place += word.utf8.count
    return value
  }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func skip(_ character: Character, afterSpace: Bool = true) -> Bool {
    if afterSpace { skipSpace() }
    guard next == character.asciiValue else { return false }
    place += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = next, [0x20, 0x09, 0x0a, 0x0d].contains(byte) { place += 1 }
  }

  private func fault(_ expected: String) -> AgreementsError {
    let before = bytes[..<min(place, bytes.count)]
    return .notJSON(line: before.count { $0 == UInt8(ascii: "\n") } + 1, expected: expected)
  }
}
