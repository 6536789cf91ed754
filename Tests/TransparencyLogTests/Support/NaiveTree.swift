import TransparencyLog

/// The definitions of RFC 6962, section 2.1, word for word and without a thought for speed.
enum NaiveTree {
  /// Leaf `i` of every tree in these tests holds the decimal text of `i`.
  static func leafHashes(count: Int) -> [Hash] {
    (0..<count).map { Hash.leaf(String($0).utf8.span) }
  }

  /// MTH(D[n]), section 2.1.
  static func root(_ leaves: ArraySlice<Hash>) -> Hash {
    guard leaves.count > 1 else { return leaves.first ?? .emptyRoot }
    let (left, right) = split(leaves)
    return .node(root(left), root(right))
  }

  /// PATH(m, D[n]), section 2.1.1.
  static func path(_ index: Int, _ leaves: ArraySlice<Hash>) -> [Hash] {
    guard leaves.count > 1 else { return [] }
    let (left, right) = split(leaves)
    return index < left.count
      ? path(index, left) + [root(right)]
      : path(index - left.count, right) + [root(left)]
  }

  /// PROOF(m, D[n]), section 2.1.2, with an empty proof from the empty tree.
  static func proof(_ oldSize: Int, _ leaves: ArraySlice<Hash>) -> [Hash] {
    oldSize == 0 ? [] : subproof(oldSize, leaves, isWhole: true)
  }

  /// SUBPROOF(m, D[n], b), section 2.1.2.
  private static func subproof(
    _ oldSize: Int, _ leaves: ArraySlice<Hash>, isWhole: Bool
  ) -> [Hash] {
    guard oldSize < leaves.count else { return isWhole ? [] : [root(leaves)] }
    let (left, right) = split(leaves)
    return oldSize <= left.count
      ? subproof(oldSize, left, isWhole: isWhole) + [root(right)]
      : subproof(oldSize - left.count, right, isWhole: false) + [root(left)]
  }

  private static func split(
    _ leaves: ArraySlice<Hash>
  ) -> (left: ArraySlice<Hash>, right: ArraySlice<Hash>) {
    var count = 1
    while count * 2 < leaves.count { count *= 2 }
    return (leaves.prefix(count), leaves.dropFirst(count))
  }

  /// The hashes of every complete subtree, in the order of completion, found by looking at each.
  static func storedHashes(_ leaves: ArraySlice<Hash>) -> [Hash] {
    var stored: [Hash] = []
    for last in leaves.indices {
      var width = 1
      while (last + 1).isMultiple(of: width), width <= last + 1 {
        stored.append(root(leaves[(last + 1 - width)...last]))
        width *= 2
      }
    }
    return stored
  }
}
