/// A SHA-256 hash: of a leaf, of a node or of a whole tree.
///
/// Thirty-two bytes held inline, so that copying one never allocates. Hashes in a log are public:
/// comparing two takes no care to hide where they differ.
public struct Hash: Sendable {
  /// The number of bytes in every hash.
  public static let byteCount = 32

  private var storage: InlineArray<32, UInt8>

  init(storage: InlineArray<32, UInt8>) {
    self.storage = storage
  }

  /// Copies a hash out of `bytes`, or returns nil unless there are exactly 32 of them.
  public init?(_ bytes: Span<UInt8>) {
    guard bytes.count == Hash.byteCount else { return nil }
    storage = InlineArray(repeating: 0)
    var target = storage.mutableSpan
    for index in 0..<Hash.byteCount { target[index] = bytes[index] }
  }

  /// The 32 bytes in place, valid while the hash is borrowed; costs nothing.
  public var span: Span<UInt8> {
    @_lifetime(borrow self)
    borrowing get { storage.span }
  }

  /// The 32 bytes as a new array.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Hash.byteCount)
    append(to: &bytes)
    return bytes
  }

  /// Adds the 32 bytes to the end of `bytes`.
  public func append(to bytes: inout [UInt8]) {
    let span = storage.span
    for index in span.indices { bytes.append(span[index]) }
  }
}

extension Hash: Hashable {
  /// Whether all 32 bytes are the same, found without a branch for each byte.
  public static func == (left: Hash, right: Hash) -> Bool {
    var difference: UInt8 = 0
    let (left, right) = (left.storage.span, right.storage.span)
    for index in 0..<byteCount { difference |= left[index] ^ right[index] }
    return difference == 0
  }

  /// Takes in all 32 bytes, so that hashes made to share some do not slow a set down.
  public func hash(into hasher: inout Hasher) {
    let span = storage.span
    for index in span.indices { hasher.combine(span[index]) }
  }
}
