/// What stands in a lookup table for an identifier: HMAC-SHA256 under the vault's lookup key.
///
/// Without the key it tells nothing, not even by trying all NHS numbers; with it, it identifies.
public struct LookupTag: Hashable, Comparable, Sendable, Redacted {
  static let zero = LookupTag(words: (0, 0, 0, 0))

  let first: UInt64
  let second: UInt64
  let third: UInt64
  let fourth: UInt64

  init(words: (UInt64, UInt64, UInt64, UInt64)) {
    (first, second, third, fourth) = words
  }

  init(of lookup: Lookup, _ secrets: VaultSecrets) {
    self.init(of: lookup.encoded(), mac: secrets.lookupMAC)
  }

  init(of message: [UInt8], mac: HashedMAC) {
    self.init(code: mac.code(endingWith: message.span))
  }

  init(code: InlineArray<32, UInt8>) {
    let words: InlineArray<4, UInt64> = InlineArray { place in
      (8 * place..<8 * place + 8).reduce(0) { $0 << 8 | UInt64(code[$1]) }
    }
    self.init(words: (words[0], words[1], words[2], words[3]))
  }

  init(_ bytes: [UInt8], at offset: Int) {
    first = bytes.bigEndianUInt64(at: offset)
    second = bytes.bigEndianUInt64(at: offset + 8)
    third = bytes.bigEndianUInt64(at: offset + 16)
    fourth = bytes.bigEndianUInt64(at: offset + 24)
  }

  func append(to bytes: inout [UInt8]) {
    bytes.append(bigEndian: first)
    bytes.append(bigEndian: second)
    bytes.append(bigEndian: third)
    bytes.append(bigEndian: fourth)
  }

  /// The bits are as good as random, so one word is enough to spread tags in memory.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(first)
  }

  /// Orders as the buckets of a table are ordered.
  public static func < (left: Self, right: Self) -> Bool {
    if left.first != right.first { return left.first < right.first }
    if left.second != right.second { return left.second < right.second }
    if left.third != right.third { return left.third < right.third }
    return left.fourth < right.fourth
  }
}
