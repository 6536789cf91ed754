internal import TransparencyLog
internal import WorkAhead

/// The leaf hashes of a run of events, worked out on another core while the writer stores them.
///
/// The run is cut into pieces that the other core takes in order; the writer does each piece itself
/// that nobody has begun when it asks for it.
struct LeafHashing {
  private let leaves: LeafRun
  private let pieces: [Ahead<[Hash]>]

  /// A piece takes about 0.1 ms, much longer than to hand it over.
  static let pieceSize = 256

  /// Begins to hash; a single piece is left to the writer, who is sooner done with it.
  init(_ leaves: LeafRun) {
    self.leaves = leaves
    pieces =
      leaves.count <= Self.pieceSize
      ? [] : (0..<Self.pieceCount(leaves)).map { piece in Ahead { Self.hash(leaves, piece) } }
  }

  var pieceCount: Int { Self.pieceCount(leaves) }

  /// The hashes of one piece; each is asked for once.
  func hashes(ofPiece piece: Int) -> [Hash] {
    pieces.isEmpty ? Self.hash(leaves, piece) : pieces[piece].value()
  }

  private static func pieceCount(_ leaves: LeafRun) -> Int {
    (leaves.count + pieceSize - 1) / pieceSize
  }

  private static func hash(_ leaves: LeafRun, _ piece: Int) -> [Hash] {
    let first = piece * pieceSize
    let bytes = leaves.bytes.span
    var hashes: [Hash] = []
    hashes.reserveCapacity(pieceSize)
    for index in first..<min(first + pieceSize, leaves.count) {
      hashes.append(Hash.leaf(bytes.extracting(leaves.range(of: index))))
    }
    return hashes
  }
}
