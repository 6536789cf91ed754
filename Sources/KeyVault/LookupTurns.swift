internal import Dispatch
internal import Synchronization

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

  /// Brings what waits in each to its table, on a core of its own.
  static func spill(_ all: [LookupTurns]) throws(VaultError) -> [FileSync?] {
    let spilled = Mutex<[Result<FileSync?, VaultError>]>([])
    DispatchQueue.concurrentPerform(iterations: all.count) { place in
      let result = Result { () throws(VaultError) in
        try all[place].use { (index) throws(VaultError) in try index.spill() }
      }
      spilled.withLock { $0.append(result) }
    }
    var files: [FileSync?] = []
    for result in spilled.withLock({ $0 }) { files.append(try result.get()) }
    return files
  }
}
