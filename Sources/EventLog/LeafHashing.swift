internal import Dispatch
internal import Synchronization
internal import TransparencyLog

/// The leaf hashes of a run of events, worked out on another core while the writer stores them.
///
/// Both cores take the pieces of the run in order: the other one from the start, the writer each
/// piece that nobody has begun when it asks for it. So nothing is lost where no core is free.
final class LeafHashing: Sendable {
  private let leaves: LeafRun
  private let state: Mutex<State>
  private let finished = DispatchSemaphore(value: 0)

  private struct State {
    /// How many pieces somebody has begun.
    var begun = 0
    /// The hashes of pieces that the other core has finished, by piece.
    var hashes: [Int: [Hash]] = [:]
  }

  private static let queue = DispatchQueue(label: "event-log.hashing", attributes: .concurrent)
  /// A piece takes about 0.1 ms, much longer than to hand it over.
  static let pieceSize = 256

  /// Begins to hash; a single piece is left to the writer, who is sooner done with it.
  init(_ leaves: LeafRun) {
    self.leaves = leaves
    state = Mutex(State())
    if pieceCount > 1 { Self.queue.async { self.hashPieces() } }
  }

  var pieceCount: Int { (leaves.count + Self.pieceSize - 1) / Self.pieceSize }

  /// The hashes of one piece; pieces are asked for in order, each once.
  func hashes(ofPiece piece: Int) -> [Hash] {
    if begin(piece) { return hash(piece) }
    while true {
      if let hashes = state.withLock({ $0.hashes.removeValue(forKey: piece) }) { return hashes }
      finished.wait()
    }
  }

  private func hashPieces() {
    while let piece = beginNext() {
      let hashes = hash(piece)
      state.withLock { $0.hashes[piece] = hashes }
      finished.signal()
    }
  }

  private func beginNext() -> Int? {
    state.withLock { state in
      guard state.begun < pieceCount else { return nil }
      defer { state.begun += 1 }
      return state.begun
    }
  }

  /// Whether the piece was still to be begun.
  private func begin(_ piece: Int) -> Bool {
    state.withLock { state in
      guard state.begun == piece else { return false }
      state.begun += 1
      return true
    }
  }

  private func hash(_ piece: Int) -> [Hash] {
    let first = piece * Self.pieceSize
    let leaves = leaves
    let bytes = leaves.bytes.span
    var hashes: [Hash] = []
    hashes.reserveCapacity(Self.pieceSize)
    for index in first..<min(first + Self.pieceSize, leaves.count) {
      hashes.append(Hash.leaf(bytes.extracting(leaves.range(of: index))))
    }
    return hashes
  }
}
