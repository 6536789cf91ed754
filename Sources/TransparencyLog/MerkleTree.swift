/// The Merkle tree of a log (RFC 6962, section 2.1) over hashes stored in the order they complete.
///
/// A subtree is *complete* when it spans 2^level leaves that all exist; its hash never changes
/// again. Appending leaf `i` completes the leaf itself and then, from the lowest up, every subtree
/// whose last leaf it is. Stored in that order the hashes form one list that only grows. For five
/// leaves, named by their first and last leaf:
///
///     stored index   0    1    2      3    4    5      6      7
///     subtree        0-0  1-1  0-1    2-2  3-3  2-3    0-3    4-4
///
/// From this list any root and any proof takes a number of reads that grows with the logarithm of
/// the size.
public enum MerkleTree {
  /// How many hashes a tree of `size` leaves has stored: one for each complete subtree.
  public static func storedHashCount(forSize size: TreeSize) -> UInt64 {
    // A peak of 2^k leaves is a full tree of 2 * 2^k - 1 nodes, and the peaks are the one bits.
    2 * size.rawValue - UInt64(size.rawValue.nonzeroBitCount)
  }

  /// Where the hash of the complete subtree number `index` among those of `level` is stored.
  ///
  /// Level 0 holds the leaves. The subtree must lie within the largest tree; another one is a
  /// programming error.
  public static func storedHashIndex(level: Int, index: UInt64) -> UInt64 {
    precondition((0..<63).contains(level), "a subtree has a level from 0 to 62")
    precondition(
      index < UInt64(Int64.max) >> UInt64(level), "the subtree lies outside the largest tree")
    let lastLeaf = ((index + 1) << UInt64(level)) - 1
    return storedHashCount(forSize: TreeSize(lastLeaf)) + UInt64(level)
  }

  /// Where the hash of the leaf `index` is stored.
  public static func storedHashIndex(leaf index: LeafIndex) -> UInt64 {
    storedHashCount(forSize: TreeSize(index.rawValue))
  }

  /// Which subtree's hash is stored at `storedIndex`: the inverse of
  /// `storedHashIndex(level:index:)`.
  public static func subtree(atStoredIndex storedIndex: UInt64) -> (level: Int, index: UInt64) {
    precondition(
      storedIndex < storedHashCount(forSize: .maximum), "the index lies outside the largest tree")
    // Leaf i is stored between 2i - 63 and 2i, so the search takes at most 32 steps.
    var leaf = storedIndex / 2
    while storedHashCount(forSize: TreeSize(leaf + 1)) <= storedIndex { leaf += 1 }
    let level = Int(storedIndex - storedHashCount(forSize: TreeSize(leaf)))
    return (level, leaf >> UInt64(level))
  }
}
