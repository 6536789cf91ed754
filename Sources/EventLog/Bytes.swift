/// Eight bytes, most significant first, so that keys sort as their numbers do; behind others where there
/// are any.
package func bigEndian(_ number: UInt64, after prefix: [UInt8] = []) -> [UInt8] {
  [UInt8](capacity: prefix.count + 8) { bytes in
    for byte in prefix { bytes.append(byte) }
    for byte in 1...8 { bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(64 - 8 * byte))) }
  }
}

/// The number at `offset`, which must leave eight bytes.
package func readBigEndian(_ bytes: Span<UInt8>, at offset: Int) -> UInt64 {
  var number: UInt64 = 0
  for index in offset..<offset + 8 { number = number << 8 | UInt64(bytes[index]) }
  return number
}
