internal import Hashing

extension Hash {
  /// The root of a tree without leaves: the hash of nothing.
  public static let emptyRoot = SHA256Hasher().finalize()

  /// The hash of a leaf that holds `entry` (RFC 6962, section 2.1): a zero byte, then the entry.
  public static func leaf(_ entry: Span<UInt8>) -> Hash {
    Hash(storage: RunningSHA256.hash(0x00, entry))
  }

  /// The hash of the node above `left` and `right`: a one byte, then both hashes.
  ///
  /// The leading byte differs from a leaf's, so that no entry can pass for a node.
  public static func node(_ left: Hash, _ right: Hash) -> Hash {
    Hash(storage: RunningSHA256.hash(0x01, left.span, right.span))
  }
}
