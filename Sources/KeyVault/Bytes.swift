extension [UInt8] {
  mutating func append(bigEndian value: UInt32) {
    for shift in stride(from: 24, through: 0, by: -8) {
      append(UInt8(truncatingIfNeeded: value >> UInt32(shift)))
    }
  }

  mutating func append(bigEndian value: UInt64) {
    append(bigEndian: UInt32(truncatingIfNeeded: value >> 32))
    append(bigEndian: UInt32(truncatingIfNeeded: value))
  }

  func bigEndianUInt32(at offset: Int) -> UInt32 {
    precondition(offset >= 0 && count >= 4 && offset <= count - 4, "four bytes are there")
    return UInt32(self[offset]) << 24 | UInt32(self[offset + 1]) << 16
      | UInt32(self[offset + 2]) << 8 | UInt32(self[offset + 3])
  }

  func bigEndianUInt64(at offset: Int) -> UInt64 {
    UInt64(bigEndianUInt32(at: offset)) << 32 | UInt64(bigEndianUInt32(at: offset + 4))
  }

  mutating func store(bigEndian value: UInt64, at offset: Int) {
    var rest = value
    for index in stride(from: offset + 7, through: offset, by: -1) {
      self[index] = UInt8(truncatingIfNeeded: rest)
      rest >>= 8
    }
  }

  /// Overwrites the bytes from `offset` on with `source`.
  mutating func store(_ source: [UInt8], at offset: Int) {
    replaceSubrange(offset..<offset + source.count, with: source)
  }

  func isZero(in range: Range<Int>) -> Bool {
    for index in range where self[index] != 0 { return false }
    return true
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
