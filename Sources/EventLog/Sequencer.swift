internal import Dispatch
internal import Synchronization

/// The one writer of a log in this process: gathers appends and commits them together.
///
/// Whatever arrives while a commit is on its way to the disk goes into the next one, so many small
/// appends share the cost of the flush.
final class Sequencer: Sendable {
  private let queue = DispatchQueue(label: "event-log.sequencer")
  private let waiting = Mutex<[PendingAppend]>([])
  // Touched on `queue` only; the mutex says so to the compiler and is never contended.
  private let writer: Mutex<LogWriter>

  /// At most so many bytes of events go into one transaction, so that it stays below LMDB's limit of
  /// dirty pages.
  static let groupByteLimit = 64 << 20

  init(_ writer: consuming sending LogWriter) {
    self.writer = Mutex(writer)
  }

  func enqueue(_ batch: AppendBatch) -> PendingAppend {
    let append = PendingAppend(batch)
    let isFirst = waiting.withLock { waiting in
      waiting.append(append)
      return waiting.count == 1
    }
    if isFirst { queue.async { self.drain() } }
    return append
  }

  /// Commits everything that waits, in groups.
  private func drain() {
    var appends = waiting.withLock { waiting in
      defer { waiting = [] }
      return waiting[...]
    }
    while !appends.isEmpty {
      let group = takeGroup(from: &appends)
      let results = writer.withLock { $0.commit(group.map(\.batch)) }
      for (append, result) in zip(group, results) { append.finish(result) }
    }
  }

  private func takeGroup(from appends: inout ArraySlice<PendingAppend>) -> [PendingAppend] {
    var bytes = 0
    let group = appends.prefix { append in
      defer { bytes += append.byteCount }
      return bytes < Self.groupByteLimit
    }
    appends = appends.dropFirst(group.count)
    return Array(group)
  }
}
