/// The right edge of a growing tree: what an append needs and nothing more.
///
/// Holds the roots of the largest complete subtrees that make up the tree (its *peaks*), at most 63
/// hashes whatever the size. Appending costs one node hash on average and, once the first append
/// has reserved room, no allocation. A value: copy it before a batch to go back to if the batch
/// fails.
public struct RightEdge: Hashable, Sendable {
  /// The number of leaves in the tree.
  public private(set) var size: TreeSize

  /// The peaks, the largest and leftmost first: one for each one bit of the size.
  public private(set) var peaks: [Hash]

  /// Starts with the tree that has no leaf.
  public init() {
    size = 0
    peaks = []
  }

  init(size: TreeSize, peaks: [Hash]) {
    self.size = size
    self.peaks = peaks
  }

  /// Reads the edge of a tree of `size` leaves from its stored hashes, one read for each peak.
  public init<Reader: HashReader & ~Copyable & ~Escapable>(
    size: TreeSize, reader: borrowing Reader
  ) throws(Reader.Failure) {
    self.init()
    var start: UInt64 = 0
    while start < size.rawValue {
      let level = 63 - (size.rawValue - start).leadingZeroBitCount
      let index = MerkleTree.storedHashIndex(level: level, index: start >> UInt64(level))
      peaks.append(try reader.hash(at: index))
      start += 1 << UInt64(level)
    }
    self.size = size
  }

  /// The root hash of the tree; at most one node hash for each peak.
  public var root: Hash {
    guard var root = peaks.last else { return .emptyRoot }
    for peak in peaks.dropLast().reversed() { root = .node(peak, root) }
    return root
  }

  /// Adds a leaf and hands over the hashes it completes, in the order they are stored.
  ///
  /// The first is `leafHash` itself. If `store` throws, the edge is as it was before. A tree that
  /// already has the largest size is a programming error.
  public mutating func append<Failure: Error>(
    _ leafHash: Hash, store: (Hash) throws(Failure) -> Void
  ) throws(Failure) {
    let newSize = TreeSize(size.rawValue + 1)
    if peaks.isEmpty { peaks.reserveCapacity(64) }
    var hash = leafHash
    try store(hash)
    let absorbed = size.rawValue.trailingOneBitCount
    for peak in peaks.suffix(absorbed).reversed() {
      hash = .node(peak, hash)
      try store(hash)
    }
    peaks.removeLast(absorbed)
    peaks.append(hash)
    size = newSize
  }

  /// Adds a leaf and the hashes it completes to the end of `completed`, in the order they are
  /// stored.
  public mutating func append(_ leafHash: Hash, into completed: inout [Hash]) {
    append(leafHash) { completed.append($0) }
  }
}

extension UInt64 {
  fileprivate var trailingOneBitCount: Int { (~self).trailingZeroBitCount }
}
