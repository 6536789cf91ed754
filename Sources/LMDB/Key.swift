/// A key put together from numbers, in the order of the numbers.
///
/// Numbers are written big-endian, so that LMDB's byte order is their order: keys of the same parts
/// compare like tuples of those parts. It lives on the stack and holds up to 64 bytes.
///
/// ```swift
/// var key = Key(streamNumber)
/// key.append(version)
/// try transaction.put(value.span, forKey: key.span, in: streams)
/// ```
public struct Key: Sendable {
  /// The most bytes that a key made here can have.
  public static let capacity = 64

  private var storage = InlineArray<64, UInt8>(repeating: 0)
  private var count = 0

  /// Begins without any part; a key needs at least one before it is used.
  public init() {}

  /// A key of one number, 8 bytes.
  public init(_ number: UInt64) {
    append(number)
  }

  /// A key of one number, 4 bytes.
  public init(_ number: UInt32) {
    append(number)
  }

  /// The bytes of the key.
  public var span: Span<UInt8> {
    @_lifetime(borrow self)
    get { storage.span.extracting(0..<count) }
  }

  /// Adds a number of 8 bytes.
  public mutating func append(_ number: UInt64) {
    let start = extend(by: 8)
    for index in 0..<8 {
      storage[start + index] = UInt8(truncatingIfNeeded: number >> (56 - 8 * UInt64(index)))
    }
  }

  /// Adds a number of 4 bytes.
  public mutating func append(_ number: UInt32) {
    let start = extend(by: 4)
    for index in 0..<4 {
      storage[start + index] = UInt8(truncatingIfNeeded: number >> (24 - 8 * UInt32(index)))
    }
  }

  /// Adds one byte, such as a tag that tells kinds of key apart.
  public mutating func append(_ byte: UInt8) {
    storage[extend(by: 1)] = byte
  }

  /// Adds bytes as they are; keeps the order only as the last part, or when always of one length.
  public mutating func append(_ bytes: Span<UInt8>) {
    for index in bytes.indices { append(bytes[index]) }
  }

  /// Makes room for a part and gives the place where it begins.
  private mutating func extend(by bytes: Int) -> Int {
    precondition(count + bytes <= Self.capacity, "a key of more than \(Self.capacity) bytes")
    defer { count += bytes }
    return count
  }
}

extension Span where Element == UInt8 {
  /// The big-endian number in the 8 bytes from `offset` on; stops the program when there are fewer.
  public func bigEndianUInt64(at offset: Int = 0) -> UInt64 {
    var number: UInt64 = 0
    for index in offset..<offset + 8 { number = number << 8 | UInt64(self[index]) }
    return number
  }

  /// The big-endian number in the 4 bytes from `offset` on; stops the program when there are fewer.
  public func bigEndianUInt32(at offset: Int = 0) -> UInt32 {
    var number: UInt32 = 0
    for index in offset..<offset + 4 { number = number << 8 | UInt32(self[index]) }
    return number
  }
}
