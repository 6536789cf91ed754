/// Reads fields of the Protocol Buffers wire format from bytes that it distrusts.
struct WireReader: ~Escapable {
  private let bytes: Span<UInt8>
  private(set) var offset = 0

  @_lifetime(copy bytes)
  init(_ bytes: Span<UInt8>) {
    self.bytes = bytes
  }

  enum Value {
    case number(UInt64)
    case bytes(Range<Int>)
  }

  struct Field {
    let number: UInt64
    let value: Value
    /// Where the field begins, its tag included.
    let start: Int
  }

  /// What the wire format allows as the number of a field.
  private static let fieldNumbers: ClosedRange<UInt64> = 1...536_870_911

  /// The next field, nil at the end.
  ///
  /// Fixed-width fields are not part of the schema and count as malformed, like anything that runs
  /// past the end.
  @_lifetime(self: copy self)
  mutating func next() throws(MalformedEvent) -> Field? {
    guard offset < bytes.count else { return nil }
    let start = offset
    let tag = try varint()
    guard Self.fieldNumbers.contains(tag >> 3) else { throw .badTag(offset: start) }
    switch tag & 7 {
    case 0:
      return Field(number: tag >> 3, value: .number(try varint()), start: start)
    case 2:
      let count = try varint()
      guard count <= UInt64(bytes.count - offset) else { throw .truncated(offset: offset) }
      let range = offset..<offset + Int(count)
      offset = range.upperBound
      return Field(number: tag >> 3, value: .bytes(range), start: start)
    default:
      throw .badTag(offset: start)
    }
  }

  @_lifetime(self: copy self)
  private mutating func varint() throws(MalformedEvent) -> UInt64 {
    // Most numbers of an envelope take one byte.
    if offset < bytes.count, bytes[offset] < 0x80 {
      offset += 1
      return UInt64(bytes[offset - 1])
    }
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while offset < bytes.count, shift < 64 {
      let byte = bytes[offset]
      offset += 1
      if shift == 63, byte > 1 { throw .badVarint(offset: offset) }
      value |= UInt64(byte & 0x7f) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    throw .badVarint(offset: offset)
  }
}

/// Why stored bytes are not an event.
public enum MalformedEvent: Error, Hashable, Sendable, CustomStringConvertible {
  case truncated(offset: Int)
  case badTag(offset: Int)
  case badVarint(offset: Int)
  case wrongKind(field: UInt64)
  case notUTF8(field: UInt64)
  case outOfOrder(field: UInt64)
  case missing(field: UInt64)

  /// What is wrong, and where.
  public var description: String {
    switch self {
    case .truncated(let offset): "the event ends inside the field at byte \(offset)"
    case .badTag(let offset): "byte \(offset) of the event does not begin a known kind of field"
    case .badVarint(let offset): "the number before byte \(offset) of the event is malformed"
    case .wrongKind(let field): "field \(field) of the event has the wrong kind"
    case .notUTF8(let field): "field \(field) of the event is not UTF-8 text"
    case .outOfOrder(let field): "field \(field) of the event stands out of order"
    case .missing(let field): "field \(field) of the event is missing"
    }
  }
}
