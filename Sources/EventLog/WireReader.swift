/// Reads fields of the Protocol Buffers wire format from bytes that it distrusts.
package struct WireReader: ~Escapable {
  private let bytes: Span<UInt8>
  package private(set) var offset = 0

  /// Begins in front of the first field.
  @_lifetime(copy bytes)
  package init(_ bytes: Span<UInt8>) {
    self.bytes = bytes
  }

  package enum Value {
    case number(UInt64)
    case bytes(Range<Int>)
  }

  package struct Field {
    package let number: UInt64
    package let value: Value
    /// Where the field begins, its tag included.
    package let start: Int
  }

  /// What the wire format allows as the number of a field.
  private static let fieldNumbers: ClosedRange<UInt64> = 1...536_870_911

  /// The next field, nil at the end.
  ///
  /// Fixed-width fields are not part of the schema and count as malformed, like anything that runs
  /// past the end.
  @_lifetime(self: copy self)
  package mutating func next() throws(MalformedEvent) -> Field? {
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

  /// The next of some numbers without tags, as a packed field holds them; nil at the end.
  @_lifetime(self: copy self)
  package mutating func nextNumber() throws(MalformedEvent) -> UInt64? {
    offset < bytes.count ? try varint() : nil
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

extension Span where Element == UInt8 {
  /// Whether the bytes are the same.
  package func isEqual(to other: Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    for place in indices where self[place] != other[place] { return false }
    return true
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
