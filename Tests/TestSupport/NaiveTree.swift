public import TransparencyLog

/// The definitions of RFC 6962, section 2.1, without a thought for speed.
public enum NaiveTree {
  /// The root of the tree over some leaves.
  public static func root(_ leaves: ArraySlice<Hash>) -> Hash {
    guard leaves.count > 1 else { return leaves.first ?? .emptyRoot }
    var left = 1
    while left * 2 < leaves.count { left *= 2 }
    return .node(root(leaves.prefix(left)), root(leaves.dropFirst(left)))
  }

  /// The hashes of all complete subtrees in the order in which they are completed.
  public static func storedHashes(_ leaves: [Hash]) -> [Hash] {
    var levels: [[Hash]] = []
    var stored: [Hash] = []
    for leaf in leaves {
      var hash = leaf
      for level in 0... {
        if level == levels.count { levels.append([]) }
        levels[level].append(hash)
        stored.append(hash)
        guard levels[level].count.isMultiple(of: 2) else { break }
        hash = .node(levels[level][levels[level].count - 2], hash)
      }
    }
    return stored
  }
}
