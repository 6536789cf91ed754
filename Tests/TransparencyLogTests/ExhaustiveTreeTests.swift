import Testing
import TransparencyLog

/// Every tree up to 130 leaves, every leaf in it and every pair of sizes.
@Suite struct ExhaustiveTreeTests {
  static let largest = 130

  let leaves = NaiveTree.leafHashes(count: Self.largest)
  let reader: ArrayReader

  init() {
    reader = ArrayReader(NaiveTree.storedHashes(leaves[...]))
  }

  private func root(_ size: Int) -> Hash { NaiveTree.root(leaves[..<size]) }

  @Test func `roots, proofs and the digest over all of them match the definition`() throws {
    var rolling = SHA256Hasher()
    for count in 0...Self.largest {
      let size = TreeSize(UInt64(count))
      let tree = leaves[..<count]
      let root = MerkleTree.rootHash(size: size, reader: reader)
      #expect(root == NaiveTree.root(tree))
      rolling.update(root.span)
      for index in 0..<count {
        let proof = MerkleTree.inclusionProof(
          index: LeafIndex(UInt64(index)), size: size, reader: reader)
        #expect(proof == NaiveTree.path(index, tree))
        for hash in proof { rolling.update(hash.span) }
      }
      for old in 0...count {
        let proof = MerkleTree.consistencyProof(
          from: TreeSize(UInt64(old)), to: size, reader: reader)
        #expect(proof == NaiveTree.proof(old, tree))
        for hash in proof { rolling.update(hash.span) }
      }
    }
    // Made by Tools/tree-digest, which shares no code with this module.
    #expect(
      rolling.finalize().hex == "2c766cb1859daac80cc5240d6de9530765f9d69f570d639073e494a79e5a7007")
  }

  @Test func `every inclusion proof holds for its own leaf alone`() throws {
    for count in 1...Self.largest {
      let size = TreeSize(UInt64(count))
      let root = root(count)
      for index in 0..<count {
        let leafIndex = LeafIndex(UInt64(index))
        let proof = MerkleTree.inclusionProof(index: leafIndex, size: size, reader: reader)
        try MerkleTree.verifyInclusion(
          proof, index: leafIndex, size: size, leafHash: leaves[index], root: root)
        // A few dozen sizes show every shape; the square of all of them would take a minute.
        for other in UInt64(0)..<UInt64(count + 2) where other != index && count <= 50 {
          expectRefused("accepted") { () throws(ProofError) in
            try MerkleTree.verifyInclusion(
              proof, index: LeafIndex(other), size: size, leafHash: leaves[index], root: root)
          }
        }
      }
    }
  }

  @Test func `every consistency proof holds`() throws {
    let roots = (0...Self.largest).map(root)
    for new in 0...Self.largest {
      for old in 0...new {
        let (oldSize, newSize) = (TreeSize(UInt64(old)), TreeSize(UInt64(new)))
        let proof = MerkleTree.consistencyProof(from: oldSize, to: newSize, reader: reader)
        try MerkleTree.verifyConsistency(
          proof, oldSize: oldSize, newSize: newSize, oldRoot: roots[old], newRoot: roots[new])
      }
    }
  }

  @Test func `roots and proofs take reads as the logarithm of the size`() {
    for count in UInt64(1)...UInt64(Self.largest) {
      let size = TreeSize(count)
      let levels = 64 - count.leadingZeroBitCount
      let rootReads = reader.readCount { _ = MerkleTree.rootHash(size: size, reader: reader) }
      #expect(rootReads == count.nonzeroBitCount)
      for index in 0..<count {
        let reads = reader.readCount {
          _ = MerkleTree.inclusionProof(index: LeafIndex(index), size: size, reader: reader)
        }
        #expect(reads <= 2 * levels)
        let oldReads = reader.readCount {
          _ = MerkleTree.consistencyProof(from: TreeSize(index), to: size, reader: reader)
        }
        #expect(oldReads <= 2 * levels)
      }
    }
  }

  @Test func `a reader may borrow the bytes that it reads`() {
    let bytes = NaiveTree.storedHashes(leaves[..<20]).flatMap(\.bytes)
    let borrowing = SpanReader(bytes.span)
    #expect(MerkleTree.rootHash(size: 20, reader: borrowing) == root(20))
    let proof = MerkleTree.inclusionProof(index: 7, size: 20, reader: borrowing)
    #expect(proof == NaiveTree.path(7, leaves[..<20]))
    let consistency = MerkleTree.consistencyProof(from: 7, to: 20, reader: borrowing)
    #expect(consistency == NaiveTree.proof(7, leaves[..<20]))
    #expect(RightEdge(size: 20, reader: borrowing).root == root(20))
  }

  @Test func `a failing reader's own error comes through`() {
    let failure = FailingReader.Failure(storedIndex: 3)
    #expect(throws: failure) { try MerkleTree.rootHash(size: 3, reader: FailingReader()) }
    #expect(throws: FailingReader.Failure.self) {
      try MerkleTree.inclusionProof(index: 0, size: 3, reader: FailingReader())
    }
    #expect(throws: FailingReader.Failure.self) {
      try MerkleTree.consistencyProof(from: 1, to: 3, reader: FailingReader())
    }
    #expect(throws: FailingReader.Failure.self) { try RightEdge(size: 3, reader: FailingReader()) }
  }
}
