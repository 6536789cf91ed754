internal import KeyVault

/// Some bytes that name a thing of some kind.
///
/// As bytes: texts that only look the same are different names.
struct NamedBytes: Hashable, Sendable, Redacted {
  private let kind: Int
  private let name: ArraySlice<UInt8>

  /// For as long as the bytes are not changed.
  init(kind: Int, _ name: ArraySlice<UInt8>) {
    self.kind = kind
    self.name = name
  }

  /// To be kept.
  init(copying name: ArraySlice<UInt8>, kind: Int) {
    self.init(kind: kind, Array(name)[...])
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(kind)
    // Eight bytes at a time: one by one they cost as much as all else that is done with them.
    var word: UInt64 = 0
    var count = 0
    for byte in name {
      word = word << 8 | UInt64(byte)
      count += 1
      if count.isMultiple(of: 8) { hasher.combine(word) }
    }
    hasher.combine(word)
    hasher.combine(count)
  }
}
