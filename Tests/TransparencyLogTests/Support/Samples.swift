import TransparencyLog

/// Keys, notes and proofs that the tests of text share.
enum Samples {
  /// The worked example of the signed note package of the Go project.
  static let peterPublic = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
  static let peterPrivate =
    "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
  static let peterText = """
    If you think cryptography is the answer to your problem,
    then you don't know what your problem is.

    """
  static let peterLine =
    "\u{2014} PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfq"
    + "dngotpRZb6KE6RyyBwJnAM=\n"
  static let enochPublic = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop"
  static let enochLine =
    "\u{2014} EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTG"
    + "wnWLox33WWd1RvMc+QQ=\n"

  static let origin = "example.org/ledger"

  /// The signer of the log `origin`, from a seed that is no secret.
  static let signer = NoteSigner(name: KeyName(origin)!, seed: [UInt8](repeating: 9, count: 32))!
  static let stranger = NoteSigner(
    name: KeyName("example.net/witness")!, seed: [UInt8](repeating: 3, count: 32))!

  static let leaves = NaiveTree.leafHashes(count: 40)

  static func reader() -> ArrayReader { ArrayReader(NaiveTree.storedHashes(leaves[...])) }

  static func checkpoint(size: UInt64, extensions: [String] = []) throws -> SignedCheckpoint {
    let root = MerkleTree.rootHash(size: TreeSize(size), reader: reader())
    return try SignedCheckpoint(
      Checkpoint(origin: origin, size: TreeSize(size), root: root, extensions: extensions),
      signers: [signer, stranger])
  }

  static func inclusionProof(
    index: LeafIndex, size: UInt64, extra: [UInt8] = []
  ) throws -> InclusionProof {
    InclusionProof(
      index: index,
      hashes: MerkleTree.inclusionProof(index: index, size: TreeSize(size), reader: reader()),
      checkpoint: try checkpoint(size: size), extra: extra)
  }

  static func consistencyProof(from old: UInt64, to new: UInt64) throws -> ConsistencyProof {
    try ConsistencyProof(
      older: checkpoint(size: old), newer: checkpoint(size: new),
      hashes: MerkleTree.consistencyProof(
        from: TreeSize(old), to: TreeSize(new), reader: reader()))
  }
}

extension String {
  /// The text with its first occurrence of `old` made `new`.
  func replacing(_ old: String, by new: String) -> String {
    let (text, pattern) = (Array(utf8), Array(old.utf8))
    for start in 0...(text.count - pattern.count)
    where text[start..<start + pattern.count].elementsEqual(pattern) {
      return String(
        decoding: text[..<start] + Array(new.utf8) + text[(start + pattern.count)...],
        as: UTF8.self)
    }
    preconditionFailure("\(old) is not in the text")
  }
}
