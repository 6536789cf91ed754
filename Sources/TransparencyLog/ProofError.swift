/// Why a proof does not prove what it was offered for.
public enum ProofError: Error, Hashable, Sendable {
  /// The leaf lies beyond the last of the tree.
  case leafOutsideTree(index: LeafIndex, size: TreeSize)
  /// The tree said to be older has more leaves than the newer one.
  case oldTreeLarger(oldSize: TreeSize, newSize: TreeSize)
  /// The proof has another number of hashes than its sizes ask for.
  case wrongHashCount(expected: Int, actual: Int)
  /// The hashes lead from the leaf to another root than the one given.
  case rootDiffers(expected: Hash, computed: Hash)
  /// The hashes lead to another root for the older tree than the one given.
  case oldRootDiffers(expected: Hash, computed: Hash)
  /// The hashes lead to another root for the newer tree than the one given.
  case newRootDiffers(expected: Hash, computed: Hash)
}

extension ProofError: CustomStringConvertible {
  /// One line: what does not fit, what was expected, and what to do about it.
  public var description: String {
    switch self {
    case .leafOutsideTree(let index, let size):
      "no leaf \(index) in a tree of size \(size): ask for a proof against a later checkpoint"
    case .oldTreeLarger(let oldSize, let newSize):
      "the older tree has size \(oldSize), the newer only \(newSize): "
        + "give the older checkpoint first"
    case .wrongHashCount(let expected, let actual):
      "the proof holds \(actual) hashes, its sizes ask for \(expected): ask for the proof again"
    case .rootDiffers(let expected, let computed):
      "the leaf is not in this tree: its proof leads to root \(computed), expected \(expected)"
    case .oldRootDiffers(let expected, let computed):
      "the newer tree does not extend the older: the proof leads to old root \(computed), "
        + "expected \(expected); keep both checkpoints as evidence"
    case .newRootDiffers(let expected, let computed):
      "the newer tree does not extend the older: the proof leads to new root \(computed), "
        + "expected \(expected); keep both checkpoints as evidence"
    }
  }
}
