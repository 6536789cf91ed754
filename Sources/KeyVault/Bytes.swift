extension [UInt8] {
  mutating func append(bigEndian value: UInt32) {
    append(addingCapacity: 4) { bytes in
      for byte in 1...4 { bytes.append(UInt8(truncatingIfNeeded: value >> UInt32(32 - 8 * byte))) }
    }
  }

  mutating func append(bigEndian value: UInt64) {
    append(addingCapacity: 8) { bytes in
      for byte in 1...8 { bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(64 - 8 * byte))) }
    }
  }

  func bigEndianUInt32(at offset: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: span.bigEndian(4, at: offset))
  }

  func bigEndianUInt64(at offset: Int) -> UInt64 { span.bigEndian(8, at: offset) }

  mutating func store(bigEndian value: UInt64, at offset: Int) {
    var rest = value
    for index in stride(from: offset + 7, through: offset, by: -1) {
      self[index] = UInt8(truncatingIfNeeded: rest)
      rest >>= 8
    }
  }

  /// Overwrites the bytes from `offset` on with `source`.
  mutating func store(_ source: Span<UInt8>, at offset: Int) {
    precondition(offset + source.count <= count, "there is room for the bytes")
    for place in source.indices { self[offset + place] = source[place] }
  }

  static func random(count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    while bytes.count + 8 <= count { bytes.append(bigEndian: generator.next() as UInt64) }
    while bytes.count < count { bytes.append(generator.next()) }
    return bytes
  }
}

extension Span<UInt8> {
  /// The number in so many bytes from `offset` on, most significant first.
  @inline(__always)
  func bigEndian(_ size: Int, at offset: Int) -> UInt64 {
    // Looked at once whether they are all there, so that they are read in one go.
    let bytes = extracting(droppingFirst: offset)
    precondition(bytes.count >= size, "the bytes of the number are there")
    var number: UInt64 = 0
    for place in 0..<size { number = number << 8 | UInt64(bytes[place]) }
    return number
  }
}
