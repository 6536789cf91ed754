/// Eight bytes, most significant first, so that keys sort as their numbers do.
package func bigEndian(_ number: UInt64) -> [UInt8] {
  (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * UInt64($0))) }
}

/// The number at `offset`, which must leave eight bytes.
package func readBigEndian(_ bytes: Span<UInt8>, at offset: Int) -> UInt64 {
  var number: UInt64 = 0
  for index in offset..<offset + 8 { number = number << 8 | UInt64(bytes[index]) }
  return number
}
