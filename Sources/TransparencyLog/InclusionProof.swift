/// A receipt: everything needed to check offline that a log holds an entry (C2SP tlog-proof).
///
/// Check it in two steps: open `checkpoint` with the log's key, then `verify(_:in:)` with the hash
/// of the entry at hand.
public struct InclusionProof: Sendable {
  /// The most hashes that a proof can need.
  public static let maximumHashCount = 63
  /// The most bytes that the extra data may have.
  public static let maximumExtraByteCount = 1 << 16

  private static let header = "c2sp.org/tlog-proof@v1"

  /// The place of the entry in the log.
  public let index: LeafIndex
  /// The hashes from the leaf's sibling up, as `MerkleTree.inclusionProof` gives them.
  public let hashes: [Hash]
  /// The checkpoint that the proof leads to.
  public let checkpoint: SignedCheckpoint
  /// Data for the application, covered by no signature; empty for none.
  public let extra: [UInt8]

  /// Puts a receipt together; more hashes or extra data than allowed are a programming error.
  public init(
    index: LeafIndex, hashes: [Hash], checkpoint: SignedCheckpoint, extra: [UInt8] = []
  ) {
    precondition(hashes.count <= InclusionProof.maximumHashCount, "too many hashes for a proof")
    precondition(extra.count <= InclusionProof.maximumExtraByteCount, "too much extra data")
    self.index = index
    self.hashes = hashes
    self.checkpoint = checkpoint
    self.extra = extra
  }

  /// Reads a receipt, checking its form but neither its hashes nor its signatures.
  public init(parsing bytes: Span<UInt8>) throws(NoteError) {
    var reader = try TextReader(
      bytes, as: .inclusionProof, limit: 2 * SignedNote.maximumByteCount)
    try reader.readHeader(Self.header)
    extra = try InclusionProof.readExtra(&reader)
    let number = try reader.number(try reader.readField("index"))
    guard let index = LeafIndex(exactly: number) else { throw reader.error(.badNumber) }
    self.index = index
    hashes = try reader.readHashes(limit: InclusionProof.maximumHashCount)
    checkpoint = try SignedCheckpoint(SignedNote(reading: &reader))
  }

  private static func readExtra(_ reader: inout TextReader) throws(NoteError) -> [UInt8] {
    guard let text = reader.readFieldIfPresent("extra") else { return [] }
    guard let extra = Base64.decode(text.span), !extra.isEmpty else {
      throw reader.error(.badBase64)
    }
    guard extra.count <= maximumExtraByteCount else {
      throw reader.error(.tooLong(limit: maximumExtraByteCount))
    }
    return extra
  }

  /// The receipt as written to a `.tlog-proof` file.
  public var encoded: String {
    var text = "\(Self.header)\n"
    if !extra.isEmpty { text += "extra \(Base64.encode(extra.span))\n" }
    text += "index \(index)\n"
    for hash in hashes { text += "\(hash.base64)\n" }
    return text + "\n" + checkpoint.encoded
  }

  /// Checks that the hashes lead from `leafHash` to the root of a checkpoint opened before.
  public func verify(_ leafHash: Hash, in checkpoint: Checkpoint) throws(ProofError) {
    try MerkleTree.verifyInclusion(
      hashes, index: index, size: checkpoint.size, leafHash: leafHash, root: checkpoint.root)
  }
}
