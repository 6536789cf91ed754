/// Evidence that a log only grew between two checkpoints: both of them and the hashes between.
///
/// Check it in two steps: open both checkpoints with the log's key, then `verify(from:to:)`.
public struct ConsistencyProof: Sendable {
  /// The most hashes that a proof can need.
  public static let maximumHashCount = 64

  private static let header = "iapt-ledger/consistency-proof@v1"

  /// The checkpoint of the smaller tree.
  public let older: SignedCheckpoint
  /// The checkpoint of the larger tree.
  public let newer: SignedCheckpoint
  /// The hashes as `MerkleTree.consistencyProof` gives them.
  public let hashes: [Hash]

  /// Puts a proof together; more hashes than a proof can need are a programming error.
  ///
  /// Throws if the checkpoints are of different logs.
  public init(
    older: SignedCheckpoint, newer: SignedCheckpoint, hashes: [Hash]
  ) throws(NoteError) {
    precondition(hashes.count <= ConsistencyProof.maximumHashCount, "too many hashes for a proof")
    let (oldOrigin, newOrigin) = (older.unverified.origin, newer.unverified.origin)
    guard oldOrigin.utf8.elementsEqual(newOrigin.utf8) else {
      throw .originDiffers(expected: oldOrigin, actual: newOrigin)
    }
    self.older = older
    self.newer = newer
    self.hashes = hashes
  }

  /// Reads a proof, checking its form but neither its hashes nor its signatures.
  public init(parsing bytes: Span<UInt8>) throws(NoteError) {
    var reader = try TextReader(
      bytes, as: .consistencyProof, limit: 3 * SignedNote.maximumByteCount)
    try reader.readHeader(Self.header)
    let oldSize = try reader.number(try reader.readField("old"))
    let newSize = try reader.number(try reader.readField("new"))
    let hashes = try reader.readHashes(limit: ConsistencyProof.maximumHashCount)
    let older = try ConsistencyProof.readOlderCheckpoint(&reader)
    guard older.unverified.size.rawValue == oldSize else {
      throw .malformed(.consistencyProof, line: 2, .sizeDiffersFromCheckpoint)
    }
    let newer = try SignedCheckpoint(SignedNote(reading: &reader))
    guard newer.unverified.size.rawValue == newSize else {
      throw .malformed(.consistencyProof, line: 3, .sizeDiffersFromCheckpoint)
    }
    try self.init(older: older, newer: newer, hashes: hashes)
  }

  /// Reads the first of two checkpoints and the blank line between them.
  ///
  /// The text of a checkpoint has no empty line, so the second one from here ends its signatures.
  private static func readOlderCheckpoint(
    _ reader: inout TextReader
  ) throws(NoteError) -> SignedCheckpoint {
    var note: [UInt8] = []
    for _ in 0..<2 {
      var line = try reader.readNonEmptyLine()
      while !line.isEmpty {
        note += line + [newline]
        line = try reader.readLine()
      }
      note.append(newline)
    }
    note.removeLast()
    return try SignedCheckpoint(parsing: note.span)
  }

  /// The proof as text: a header, the sizes, the hashes, a blank line, both checkpoints with a blank
  /// line between.
  public var encoded: String {
    var text = "\(Self.header)\nold \(older.unverified.size)\nnew \(newer.unverified.size)\n"
    for hash in hashes { text += "\(hash.base64)\n" }
    return text + "\n" + older.encoded + "\n" + newer.encoded
  }

  /// Checks that the tree of `newer` begins with that of `older`, both opened before.
  public func verify(from older: Checkpoint, to newer: Checkpoint) throws(ProofError) {
    try MerkleTree.verifyConsistency(
      hashes, oldSize: older.size, newSize: newer.size, oldRoot: older.root, newRoot: newer.root)
  }
}
