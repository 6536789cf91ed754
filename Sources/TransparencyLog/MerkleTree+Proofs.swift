extension MerkleTree {
  /// The root hash of the tree's first `size` leaves; as many reads as `size` has one bits.
  public static func rootHash<Reader: HashReader & ~Copyable & ~Escapable>(
    size: TreeSize, reader: borrowing Reader
  ) throws(Reader.Failure) -> Hash {
    guard !size.isEmpty else { return .emptyRoot }
    return try rangeHash(0..<size.rawValue, reader: reader)
  }

  /// The hashes that lead from the leaf `index` to the root of the tree's first `size` leaves.
  ///
  /// Nearest to the leaf first (RFC 6962, section 2.1.1). The leaf must be in the tree; another
  /// index is a programming error. Takes at most two reads a level.
  public static func inclusionProof<Reader: HashReader & ~Copyable & ~Escapable>(
    index: LeafIndex, size: TreeSize, reader: borrowing Reader
  ) throws(Reader.Failure) -> [Hash] {
    precondition(index.isInside(size), "an inclusion proof needs a leaf inside the tree")
    var proof: [Hash] = []
    var range = 0..<size.rawValue
    while range.count > 1 {
      let middle = splitPoint(of: range)
      if index.rawValue < middle {
        proof.append(try rangeHash(middle..<range.upperBound, reader: reader))
        range = range.lowerBound..<middle
      } else {
        proof.append(try rangeHash(range.lowerBound..<middle, reader: reader))
        range = middle..<range.upperBound
      }
    }
    proof.reverse()
    return proof
  }

  /// The hashes that show the tree of `newSize` leaves to begin with that of `oldSize`.
  ///
  /// In the order of RFC 6962, section 2.1.2; empty if the sizes are equal or the old tree is
  /// empty. The old size must not be above the new one; that is a programming error. Takes at
  /// most two reads a level.
  public static func consistencyProof<Reader: HashReader & ~Copyable & ~Escapable>(
    from oldSize: TreeSize, to newSize: TreeSize, reader: borrowing Reader
  ) throws(Reader.Failure) -> [Hash] {
    precondition(oldSize <= newSize, "a consistency proof leads from a tree to a larger one")
    guard !oldSize.isEmpty else { return [] }
    var proof: [Hash] = []
    var range = 0..<newSize.rawValue
    while oldSize.rawValue < range.upperBound {
      let middle = splitPoint(of: range)
      if oldSize.rawValue <= middle {
        proof.append(try rangeHash(middle..<range.upperBound, reader: reader))
        range = range.lowerBound..<middle
      } else {
        proof.append(try rangeHash(range.lowerBound..<middle, reader: reader))
        range = middle..<range.upperBound
      }
    }
    // A range that starts at 0 is the whole old tree, whose root the verifier already has.
    if range.lowerBound > 0 { proof.append(try rangeHash(range, reader: reader)) }
    proof.reverse()
    return proof
  }

  /// Where RFC 6962 divides a range of two or more leaves: the left part is the largest power of
  /// two that leaves something on the right.
  private static func splitPoint(of range: Range<UInt64>) -> UInt64 {
    range.lowerBound + largestPowerOfTwo(below: range.upperBound - range.lowerBound)
  }

  /// The hash over the leaves of `range`, which must be one that dividing a tree can lead to.
  private static func rangeHash<Reader: HashReader & ~Copyable & ~Escapable>(
    _ range: Range<UInt64>, reader: borrowing Reader
  ) throws(Reader.Failure) -> Hash {
    // Such a range starts at a multiple of its largest part, so its parts are complete subtrees:
    // one for each one bit of its length, the smallest last. Folding starts from that end.
    var end = range.upperBound
    var hash: Hash?
    while end > range.lowerBound {
      let level = (end - range.lowerBound).trailingZeroBitCount
      let part = try reader.hash(
        at: storedHashIndex(level: level, index: (end >> UInt64(level)) - 1))
      hash = hash.map { .node(part, $0) } ?? part
      end -= 1 << UInt64(level)
    }
    guard let hash else { preconditionFailure("the hash of an empty range was asked for") }
    return hash
  }

  static func largestPowerOfTwo(below count: UInt64) -> UInt64 {
    1 << UInt64(63 - (count - 1).leadingZeroBitCount)
  }
}
