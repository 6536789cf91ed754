internal import Dispatch
internal import Synchronization

/// A lookup index that any thread may use, one at a time: so the two of a vault can be worked on side by
/// side.
final class LookupTurns: Sendable {
  private let index: Mutex<LookupIndex>

  init(_ index: LookupIndex) {
    self.index = Mutex(index)
  }

  func use<Answer: Sendable, Failure: Error>(
    _ body: (inout LookupIndex) throws(Failure) -> Answer
  ) throws(Failure) -> Answer {
    try index.withLock { (index) throws(Failure) in try body(&index) }
  }

  /// Brings what waits in each to its table, on a core of its own.
  static func spill(_ all: [LookupTurns]) throws(VaultError) -> [FileSync?] {
    let none = Result<FileSync?, VaultError>.success(nil)
    let spilled = Mutex(Array(repeating: none, count: all.count))
    DispatchQueue.concurrentPerform(iterations: all.count) { place in
      let result = Result { () throws(VaultError) in
        try all[place].use { (index) throws(VaultError) in try index.spill() }
      }
      spilled.withLock { $0[place] = result }
    }
    var files: [FileSync?] = []
    for result in spilled.withLock({ $0 }) { files.append(try result.get()) }
    return files
  }
}
