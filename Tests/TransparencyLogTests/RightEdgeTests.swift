import Testing
import TransparencyLog

@Suite struct RightEdgeTests {
  static let largest = 130

  let leaves = NaiveTree.leafHashes(count: Self.largest)

  @Test func `appending gives every root and stores the hashes in the order of completion`() {
    var edge = RightEdge()
    var stored: [Hash] = []
    #expect(edge.root == .emptyRoot)
    for (index, leaf) in leaves.enumerated() {
      edge.append(leaf, into: &stored)
      #expect(edge.size == TreeSize(UInt64(index + 1)))
      #expect(edge.root == NaiveTree.root(leaves[...index]))
      #expect(edge.peaks.count == (index + 1).nonzeroBitCount)
      #expect(UInt64(stored.count) == MerkleTree.storedHashCount(forSize: edge.size))
    }
    #expect(stored == NaiveTree.storedHashes(leaves[...]))
  }

  @Test func `an edge read back from storage or from the tree is the same edge`() {
    let reader = ArrayReader(NaiveTree.storedHashes(leaves[...]))
    var edge = RightEdge()
    for count in 0...Self.largest {
      #expect(RightEdge(size: TreeSize(UInt64(count)), reader: reader) == edge)
      #expect(RightEdge(encoded: edge.encoded.span) == edge)
      #expect(edge.encoded.count == 8 + 32 * count.nonzeroBitCount)
      if count < Self.largest { edge.append(leaves[count]) { _ in } }
    }
  }

  @Test func `stored bytes begin with the size, highest byte first`() {
    var edge = RightEdge()
    for leaf in leaves.prefix(3) { edge.append(leaf) { _ in } }
    #expect(
      edge.encoded == [0, 0, 0, 0, 0, 0, 0, 3] + Hash.node(leaves[0], leaves[1]).bytes
        + leaves[2].bytes)
  }

  @Test(arguments: [
    [], [UInt8](repeating: 0, count: 7), [UInt8](repeating: 0, count: 40),
    [0, 0, 0, 0, 0, 0, 0, 1], [0, 0, 0, 0, 0, 0, 0, 1] + [UInt8](repeating: 0, count: 31),
    [0, 0, 0, 0, 0, 0, 0, 1] + [UInt8](repeating: 0, count: 33),
    [0x80, 0, 0, 0, 0, 0, 0, 0] + [UInt8](repeating: 0, count: 32),
    [UInt8](repeating: 0xff, count: 8 + 64 * 32),
  ])
  func `bytes of another length or size are no edge`(bytes: [UInt8]) {
    #expect(RightEdge(encoded: bytes.span) == nil)
  }

  @Test func `an append that could not be stored did not happen`() {
    struct Full: Error {}
    var edge = RightEdge()
    for leaf in leaves.prefix(7) { edge.append(leaf) { _ in } }
    let before = edge
    for room in 0..<4 {
      var stored = 0
      #expect(throws: Full.self) {
        try edge.append(leaves[7]) { (_: Hash) throws(Full) in
          guard stored < room else { throw Full() }
          stored += 1
        }
      }
      #expect(edge == before)
    }
    edge.append(leaves[7]) { _ in }
    #expect(edge.root == NaiveTree.root(leaves[..<8]))
  }

  @Test(
    arguments: [
      (1 << 40) - 1, 1 << 40, (1 << 40) + 1, (1 << 62) - 1, 1 << 62, (1 << 62) + 12_345,
      (1 << 63) - 2,
      (1 << 63) - 1,
    ] as [UInt64])
  func `trees of any size can be proved and extended`(rawSize: UInt64) throws {
    let size = TreeSize(rawSize)
    let reader = UniformReader()
    let root = MerkleTree.rootHash(size: size, reader: reader)
    var edge = RightEdge(size: size, reader: reader)
    #expect(edge.root == root)
    #expect(RightEdge(encoded: edge.encoded.span) == edge)
    if size < .maximum {
      edge.append(reader.leaf) { _ in }
      let next = TreeSize(rawSize + 1)
      #expect(edge.root == MerkleTree.rootHash(size: next, reader: reader))
    }
    for rawIndex in [0, 1, rawSize / 3, rawSize / 2, rawSize - 2, rawSize - 1] {
      let index = LeafIndex(rawIndex)
      let proof = MerkleTree.inclusionProof(index: index, size: size, reader: reader)
      #expect(proof.count <= InclusionProof.maximumHashCount)
      try MerkleTree.verifyInclusion(
        proof, index: index, size: size, leafHash: reader.leaf, root: root)
      let oldSize = TreeSize(rawIndex + 1)
      let consistency = MerkleTree.consistencyProof(from: oldSize, to: size, reader: reader)
      #expect(consistency.count <= ConsistencyProof.maximumHashCount)
      try MerkleTree.verifyConsistency(
        consistency, oldSize: oldSize, newSize: size,
        oldRoot: MerkleTree.rootHash(size: oldSize, reader: reader), newRoot: root)
    }
  }
}
