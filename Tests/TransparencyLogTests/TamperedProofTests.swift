import Testing
import TransparencyLog

/// Whatever is changed in a proof or beside it, verification fails and says why.
@Suite struct TamperedProofTests {
  static let largest = 40

  let leaves = NaiveTree.leafHashes(count: Self.largest)
  let reader: ArrayReader
  let roots: [Hash]

  init() {
    let leaves = self.leaves
    reader = ArrayReader(NaiveTree.storedHashes(leaves[...]))
    roots = (0...Self.largest).map { NaiveTree.root(leaves[..<$0]) }
  }

  @Test func `a changed inclusion proof fails`() {
    for count in 1...Self.largest {
      let size = TreeSize(UInt64(count))
      for position in 0..<count {
        let index = LeafIndex(UInt64(position))
        let proof = MerkleTree.inclusionProof(index: index, size: size, reader: reader)
        let leaf = leaves[position]
        for changed in variants(of: proof) {
          expectRefused("\(index) of \(size)") { () throws(ProofError) in
            try MerkleTree.verifyInclusion(
              changed, index: index, size: size, leafHash: leaf, root: roots[count])
          }
        }
        for bit in [0, 255] {
          expectRefused("accepted") { () throws(ProofError) in
            try MerkleTree.verifyInclusion(
              proof, index: index, size: size, leafHash: leaf.flipping(bit: bit), root: roots[count]
            )
          }
          expectRefused("accepted") { () throws(ProofError) in
            try MerkleTree.verifyInclusion(
              proof, index: index, size: size, leafHash: leaf, root: roots[count].flipping(bit: bit)
            )
          }
        }
      }
    }
  }

  @Test func `an inclusion proof fails against the checkpoint of any other size`() {
    for count in 1...Self.largest {
      for position in 0..<count {
        let index = LeafIndex(UInt64(position))
        let proof = MerkleTree.inclusionProof(
          index: index, size: TreeSize(UInt64(count)), reader: reader)
        for other in 0...Self.largest where other != count {
          expectRefused("\(index) of \(count) as \(other)") { () throws(ProofError) in
            try MerkleTree.verifyInclusion(
              proof, index: index, size: TreeSize(UInt64(other)), leafHash: leaves[position],
              root: roots[other])
          }
        }
      }
    }
  }

  @Test func `a wrong size beside the right root passes only where the way up is the same`() {
    // RFC 6962 leaves the size to the signature. This pins how far that goes.
    for count in 1...24 {
      for position in 0..<count {
        let index = LeafIndex(UInt64(position))
        let proof = MerkleTree.inclusionProof(
          index: index, size: TreeSize(UInt64(count)), reader: reader)
        for other in 0...40 where other != count {
          let passes =
            (try? MerkleTree.verifyInclusion(
              proof, index: index, size: TreeSize(UInt64(other)), leafHash: leaves[position],
              root: roots[count])) != nil
          let isSameWay =
            position < other
            && siblingSides(position, 0..<other) == siblingSides(position, 0..<count)
          #expect(passes == isSameWay, "\(index) of \(count) as \(other)")
        }
      }
    }
  }

  @Test func `a changed consistency proof fails`() {
    for new in 1...Self.largest {
      for old in 0...new {
        let (oldSize, newSize) = (TreeSize(UInt64(old)), TreeSize(UInt64(new)))
        let proof = MerkleTree.consistencyProof(from: oldSize, to: newSize, reader: reader)
        func verify(_ proof: [Hash], _ oldRoot: Hash, _ newRoot: Hash) throws(ProofError) {
          try MerkleTree.verifyConsistency(
            proof, oldSize: oldSize, newSize: newSize, oldRoot: oldRoot, newRoot: newRoot)
        }
        for changed in variants(of: proof) {
          expectRefused("\(old) to \(new)") { () throws(ProofError) in
            try verify(changed, roots[old], roots[new])
          }
        }
        expectRefused("accepted") { () throws(ProofError) in
          try verify(proof, roots[old].flipping(bit: 7), roots[new])
        }
        // From the empty tree there is nothing to compare the new root with.
        if old > 0 {
          expectRefused("accepted") { () throws(ProofError) in
            try verify(proof, roots[old], roots[new].flipping(bit: 7))
          }
        }
      }
    }
  }

  @Test func `a consistency proof fails between the checkpoints of any other sizes`() {
    let largest = 24
    for new in 1...largest {
      for old in 1..<new {
        let proof = MerkleTree.consistencyProof(
          from: TreeSize(UInt64(old)), to: TreeSize(UInt64(new)), reader: reader)
        for otherNew in 0...largest {
          for otherOld in 1...largest where (otherOld, otherNew) != (old, new) {
            expectRefused("\(old) to \(new) as \(otherOld) to \(otherNew)") {
              () throws(ProofError) in
              try MerkleTree.verifyConsistency(
                proof, oldSize: TreeSize(UInt64(otherOld)), newSize: TreeSize(UInt64(otherNew)),
                oldRoot: roots[otherOld], newRoot: roots[otherNew])
            }
          }
        }
      }
    }
  }

  @Test func `each error tells what is wrong`() {
    let (one, two) = (roots[1], roots[2])
    #expect(throws: ProofError.leafOutsideTree(index: 2, size: 2)) {
      try MerkleTree.verifyInclusion([], index: 2, size: 2, leafHash: one, root: two)
    }
    #expect(throws: ProofError.leafOutsideTree(index: 0, size: 0)) {
      try MerkleTree.verifyInclusion([], index: 0, size: 0, leafHash: one, root: .emptyRoot)
    }
    #expect(throws: ProofError.wrongHashCount(expected: 1, actual: 0)) {
      try MerkleTree.verifyInclusion([], index: 0, size: 2, leafHash: one, root: two)
    }
    #expect(throws: ProofError.rootDiffers(expected: two, computed: one)) {
      try MerkleTree.verifyInclusion([], index: 0, size: 1, leafHash: one, root: two)
    }
    #expect(throws: ProofError.oldTreeLarger(oldSize: 2, newSize: 1)) {
      try MerkleTree.verifyConsistency([], oldSize: 2, newSize: 1, oldRoot: two, newRoot: one)
    }
    #expect(throws: ProofError.oldRootDiffers(expected: one, computed: .emptyRoot)) {
      try MerkleTree.verifyConsistency([], oldSize: 0, newSize: 1, oldRoot: one, newRoot: one)
    }
    #expect(throws: ProofError.newRootDiffers(expected: two, computed: one)) {
      try MerkleTree.verifyConsistency([], oldSize: 1, newSize: 1, oldRoot: one, newRoot: two)
    }
    #expect(throws: ProofError.newRootDiffers(expected: one, computed: .emptyRoot)) {
      try MerkleTree.verifyConsistency(
        [], oldSize: 0, newSize: 0, oldRoot: .emptyRoot, newRoot: one)
    }
    #expect(throws: ProofError.wrongHashCount(expected: 0, actual: 1)) {
      try MerkleTree.verifyConsistency(
        [one], oldSize: 0, newSize: 1, oldRoot: .emptyRoot, newRoot: one)
    }
  }

  @Test func `a proof of a million hashes is refused by its count`() {
    let flood = [Hash](repeating: .emptyRoot, count: 1_000_000)
    let (last, size) = (LeafIndex(UInt64(Int64.max) - 1), TreeSize.maximum)
    #expect(throws: ProofError.wrongHashCount(expected: 62, actual: 1_000_000)) {
      try MerkleTree.verifyInclusion(
        flood, index: last, size: size, leafHash: .emptyRoot, root: .emptyRoot)
    }
    #expect(throws: ProofError.wrongHashCount(expected: 63, actual: 1_000_000)) {
      try MerkleTree.verifyConsistency(
        flood, oldSize: 1, newSize: size, oldRoot: .emptyRoot, newRoot: .emptyRoot)
    }
  }

  /// The proof with one hash changed, left out, added, or two swapped.
  private func variants(of proof: [Hash]) -> [[Hash]] {
    var variants = [proof + [.emptyRoot], [.emptyRoot] + proof]
    for index in proof.indices {
      var changed = proof
      changed[index] = changed[index].flipping(bit: 100)
      variants.append(changed)
      changed = proof
      changed.remove(at: index)
      variants.append(changed)
      changed = proof
      changed.swapAt(0, index)
      if index > 0 { variants.append(changed) }
    }
    return variants
  }

  /// From the leaf up: whether each sibling stands on the left.
  private func siblingSides(_ index: Int, _ range: Range<Int>) -> [Bool] {
    guard range.count > 1 else { return [] }
    var middle = 1
    while middle * 2 < range.count { middle *= 2 }
    middle += range.lowerBound
    return index < middle
      ? siblingSides(index, range.lowerBound..<middle) + [false]
      : siblingSides(index, middle..<range.upperBound) + [true]
  }
}
