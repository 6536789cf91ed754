import Testing
import TransparencyLog

/// The reference tree of eight leaves that implementations of certificate transparency share.
@Suite struct RFC6962Tests {
  static let leaves: [[UInt8]] = [
    [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43],
    [0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57],
    [
      0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d, 0x6e,
      0x6f,
    ],
  ]

  static let roots = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  ]

  let reader: ArrayReader

  init() {
    var edge = RightEdge()
    var stored: [Hash] = []
    for leaf in Self.leaves { edge.append(.leaf(leaf.span), into: &stored) }
    reader = ArrayReader(stored)
  }

  @Test(arguments: 0...8)
  func `roots match`(size: Int) {
    #expect(
      MerkleTree.rootHash(size: TreeSize(UInt64(size)), reader: reader).hex == Self.roots[size])
  }

  @Test(
    arguments: [
      (index: 0, size: 1, proof: []),
      (
        index: 0, size: 8,
        proof: [
          "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
          "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
          "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ]
      ),
      (
        index: 5, size: 8,
        proof: [
          "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
          "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ]
      ),
      (
        index: 2, size: 3,
        proof: ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]
      ),
      (
        index: 1, size: 5,
        proof: [
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
          "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        ]
      ),
    ] as [(index: UInt64, size: UInt64, proof: [String])])
  func `inclusion proofs match`(index: UInt64, size: UInt64, proof: [String]) throws {
    let hashes = MerkleTree.inclusionProof(
      index: LeafIndex(index), size: TreeSize(size), reader: reader)
    #expect(hashes.map(\.hex) == proof)
    let leaf = Self.leaves[Int(index)]
    try MerkleTree.verifyInclusion(
      hashes, index: LeafIndex(index), size: TreeSize(size),
      leafHash: .leaf(leaf.span),
      root: #require(Hash(hex: Self.roots[Int(size)])))
  }

  @Test(
    arguments: [
      (old: 1, new: 1, proof: []),
      (
        old: 1, new: 8,
        proof: [
          "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
          "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
          "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ]
      ),
      (
        old: 6, new: 8,
        proof: [
          "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
          "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ]
      ),
      (
        old: 2, new: 5,
        proof: [
          "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
          "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        ]
      ),
    ] as [(old: UInt64, new: UInt64, proof: [String])])
  func `consistency proofs match`(old: UInt64, new: UInt64, proof: [String]) throws {
    let hashes = MerkleTree.consistencyProof(
      from: TreeSize(old), to: TreeSize(new), reader: reader)
    #expect(hashes.map(\.hex) == proof)
    try MerkleTree.verifyConsistency(
      hashes, oldSize: TreeSize(old), newSize: TreeSize(new),
      oldRoot: #require(Hash(hex: Self.roots[Int(old)])),
      newRoot: #require(Hash(hex: Self.roots[Int(new)])))
  }
}
