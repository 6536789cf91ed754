/// SipHash-2-4: a short keyed check of short messages (Aumasson and Bernstein, 2012).
///
/// The vault uses it to tell whole entries from torn, moved or edited ones. It never hides anything
/// and is never used to find anybody: for that there is HMAC-SHA256.
struct SipHash {
  /// The 128-bit key.
  struct Key: Sendable, Redacted {
    let low: UInt64
    let high: UInt64

    init(_ bytes: [UInt8]) {
      precondition(bytes.count == 16, "a SipHash key has 16 bytes")
      low = bytes.bigEndianUInt64(at: 0).byteSwapped
      high = bytes.bigEndianUInt64(at: 8).byteSwapped
    }
  }

  private var state: (UInt64, UInt64, UInt64, UInt64)
  private var count: UInt64 = 0

  init(_ key: Key) {
    state = (
      key.low ^ 0x736F_6D65_7073_6575, key.high ^ 0x646F_7261_6E64_6F6D,
      key.low ^ 0x6C79_6765_6E65_7261, key.high ^ 0x7465_6462_7974_6573
    )
  }

  /// Takes in eight bytes, given as the big-endian number that they form.
  mutating func absorb(_ word: UInt64) {
    absorb(littleEndian: word.byteSwapped)
    count += 8
  }

  /// Takes in bytes of a page; their number must be a multiple of eight.
  mutating func absorb(_ bytes: [UInt8], in range: Range<Int>) {
    precondition(range.count.isMultiple(of: 8), "whole words only")
    for offset in stride(from: range.lowerBound, to: range.upperBound, by: 8) {
      absorb(bytes.bigEndianUInt64(at: offset))
    }
  }

  /// The 64-bit result, in the byte order of the entries: its big-endian form is what is stored.
  consuming func finish() -> UInt64 {
    absorb(littleEndian: (count & 0xFF) << 56)
    state.2 ^= 0xFF
    for _ in 0..<4 { mix() }
    return (state.0 ^ state.1 ^ state.2 ^ state.3).byteSwapped
  }

  private mutating func absorb(littleEndian word: UInt64) {
    state.3 ^= word
    mix()
    mix()
    state.0 ^= word
  }

  @inline(__always)
  private mutating func mix() {
    state.0 &+= state.1
    state.2 &+= state.3
    state.1 = rotated(state.1, 13) ^ state.0
    state.3 = rotated(state.3, 16) ^ state.2
    state.0 = rotated(state.0, 32)
    state.2 &+= state.1
    state.0 &+= state.3
    state.1 = rotated(state.1, 17) ^ state.2
    state.3 = rotated(state.3, 21) ^ state.0
    state.2 = rotated(state.2, 32)
  }

  @inline(__always)
  private func rotated(_ word: UInt64, _ bits: UInt64) -> UInt64 {
    word << bits | word >> (64 - bits)
  }
}
