internal import Synchronization

/// Which types of event stand in the blocks of a log that walks have gone through.
///
/// Most folds wait for few events of rare types: what one of them has seen spares the others the look at each event. What
/// is stored never changes, so this never goes out of date. Kept for 100 million events it takes 6 MB.
final class SeenTypes: Sendable {
  /// The number of events of a block; the first one begins with the log.
  static let blockSize: UInt64 = 256

  private let blocks = Mutex<[EventTypes?]>([])

  /// What the block that begins at a position holds; nil where that was not seen.
  func types(ofBlockAt start: UInt64) -> EventTypes? {
    let block = Int(start / Self.blockSize)
    return blocks.withLock { $0.indices.contains(block) ? $0[block] : nil }
  }

  /// Keeps what the block that begins at a position holds.
  func note(_ types: EventTypes, ofBlockAt start: UInt64) {
    let block = Int(start / Self.blockSize)
    blocks.withLock { blocks in
      let missing = block + 1 - blocks.count
      if missing > 0 { blocks.append(contentsOf: repeatElement(nil, count: missing)) }
      blocks[block] = types
    }
  }
}
