import Testing
import TransparencyLog

@Suite struct StoredHashTests {
  @Test func `every subtree has a place of its own, in the order of completion`() {
    var storedIndex: UInt64 = 0
    for leaf in UInt64(0)..<600 {
      #expect(MerkleTree.storedHashCount(forSize: TreeSize(leaf)) == storedIndex)
      #expect(MerkleTree.storedHashIndex(leaf: LeafIndex(leaf)) == storedIndex)
      for level in 0...(leaf + 1).trailingZeroBitCount {
        let index = leaf >> UInt64(level)
        #expect(MerkleTree.storedHashIndex(level: level, index: index) == storedIndex)
        #expect(MerkleTree.subtree(atStoredIndex: storedIndex) == (level, index))
        storedIndex += 1
      }
    }
  }

  @Test func `the last places of the largest tree lead back`() {
    let count = MerkleTree.storedHashCount(forSize: .maximum)
    #expect(count == UInt64.max - 1 - 63)
    for storedIndex in (count - 2000)..<count {
      let (level, index) = MerkleTree.subtree(atStoredIndex: storedIndex)
      #expect(MerkleTree.storedHashIndex(level: level, index: index) == storedIndex)
    }
  }

  @Test func `a number out of range is no size and no index`() {
    #expect(TreeSize(exactly: 1 << 63) == nil)
    #expect(TreeSize(exactly: (1 << 63) - 1) == .maximum)
    #expect(LeafIndex(exactly: (1 << 63) - 1) == nil)
    #expect(LeafIndex(exactly: (1 << 63) - 2)?.isInside(.maximum) == true)
    #expect(!LeafIndex(5).isInside(5))
  }
}
