internal import Synchronization
internal import WorkAhead

/// A lookup index that any thread may use, one at a time: so the two of a vault can be worked on side by
/// side.
final class LookupTurns: Sendable {
  private let index: Mutex<LookupIndex>

  init(_ index: LookupIndex) {
    self.index = Mutex(index)
  }

  func use<Answer: Sendable>(
    _ body: (inout LookupIndex) throws(VaultError) -> Answer
  ) throws(VaultError) -> Answer {
    try index.withLock { (index) throws(VaultError) in try body(&index) }
  }

  /// Brings what waits in either to its table, each on a core of its own.
  static func spill(
    _ first: LookupTurns, _ second: LookupTurns
  ) throws(VaultError) -> [FileSync?] {
    let ahead = Ahead { second.spilled() }
    let results = [first.spilled(), ahead.value()]
    return [try results[0].get(), try results[1].get()]
  }

  private func spilled() -> Result<FileSync?, VaultError> {
    Result { () throws(VaultError) in
      try use { (index) throws(VaultError) in try index.spill() }
    }
  }
}
