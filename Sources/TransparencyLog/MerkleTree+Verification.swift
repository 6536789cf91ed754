// Written for proofs that may have been forged: every input gives an answer, after at most two node
// hashes for each hash of the proof, and no more than 64 hashes are ever looked at.

extension MerkleTree {
  /// Checks that the tree of `size` leaves with the root `root` holds `leafHash` at `index`.
  ///
  /// The root and the size must come from the same signed checkpoint: for some leaves a proof leads
  /// to the same root whatever nearby size is claimed, so the size is vouched for by the signature.
  public static func verifyInclusion(
    _ proof: [Hash], index: LeafIndex, size: TreeSize, leafHash: Hash, root: Hash
  ) throws(ProofError) {
    guard index.isInside(size) else { throw .leafOutsideTree(index: index, size: size) }
    let path = Path(from: index.rawValue, at: 0, lastLeaf: size.rawValue - 1)
    guard proof.count == path.hashCount else {
      throw .wrongHashCount(expected: path.hashCount, actual: proof.count)
    }
    var computed = leafHash
    for (step, sibling) in proof.enumerated() {
      computed = path.isRightChild(at: step) ? .node(sibling, computed) : .node(computed, sibling)
    }
    guard computed == root else { throw .rootDiffers(expected: root, computed: computed) }
  }

  /// Checks that the tree of `newSize` leaves begins with every leaf of the tree of `oldSize`.
  ///
  /// Each root must come from the same signed checkpoint as its size. Every tree extends the empty
  /// one and itself, with an empty proof.
  public static func verifyConsistency(
    _ proof: [Hash], oldSize: TreeSize, newSize: TreeSize, oldRoot: Hash, newRoot: Hash
  ) throws(ProofError) {
    guard oldSize <= newSize else {
      throw .oldTreeLarger(oldSize: oldSize, newSize: newSize)
    }
    guard !oldSize.isEmpty, oldSize < newSize else {
      return try verifyTrivialConsistency(
        proof, oldSize: oldSize, newSize: newSize, oldRoot: oldRoot, newRoot: newRoot)
    }
    // The proof climbs from the last complete subtree of the old tree, which both trees share.
    let level = oldSize.rawValue.trailingZeroBitCount
    let start = (oldSize.rawValue - 1) >> UInt64(level)
    let path = Path(from: start, at: level, lastLeaf: newSize.rawValue - 1)
    // When that subtree is the whole old tree its hash is the old root, and the proof leaves it
    // out.
    let startIsOldTree = start == 0
    let expected = path.hashCount + (startIsOldTree ? 0 : 1)
    guard proof.count == expected else {
      throw .wrongHashCount(expected: expected, actual: proof.count)
    }
    var old = startIsOldTree ? oldRoot : proof[0]
    var new = old
    for (step, sibling) in proof.dropFirst(startIsOldTree ? 0 : 1).enumerated() {
      if path.isRightChild(at: step) {
        old = .node(sibling, old)
        new = .node(sibling, new)
      } else {
        new = .node(new, sibling)
      }
    }
    guard old == oldRoot else { throw .oldRootDiffers(expected: oldRoot, computed: old) }
    guard new == newRoot else { throw .newRootDiffers(expected: newRoot, computed: new) }
  }

  private static func verifyTrivialConsistency(
    _ proof: [Hash], oldSize: TreeSize, newSize: TreeSize, oldRoot: Hash, newRoot: Hash
  ) throws(ProofError) {
    guard proof.isEmpty else { throw .wrongHashCount(expected: 0, actual: proof.count) }
    if oldSize.isEmpty, oldRoot != .emptyRoot {
      throw .oldRootDiffers(expected: oldRoot, computed: .emptyRoot)
    }
    if newSize.isEmpty, newRoot != .emptyRoot {
      throw .newRootDiffers(expected: newRoot, computed: .emptyRoot)
    }
    if oldSize == newSize, oldRoot != newRoot {
      throw .newRootDiffers(expected: newRoot, computed: oldRoot)
    }
  }
}

/// The way up from a subtree to the root of a tree, one step for each sibling hash.
private struct Path {
  /// The index of the subtree among those of its level; each bit tells which child it is, a level
  /// up.
  private let index: UInt64
  /// The steps below the point where the way meets the tree's right edge.
  private let innerSteps: Int

  let hashCount: Int

  init(from index: UInt64, at level: Int, lastLeaf: UInt64) {
    self.index = index
    innerSteps = 64 - (index ^ (lastLeaf >> UInt64(level))).leadingZeroBitCount
    // Along the right edge only left siblings exist: one for each one bit of what is left above.
    hashCount = innerSteps + (index >> UInt64(innerSteps)).nonzeroBitCount
  }

  func isRightChild(at step: Int) -> Bool {
    step >= innerSteps || index >> UInt64(step) & 1 == 1
  }
}
