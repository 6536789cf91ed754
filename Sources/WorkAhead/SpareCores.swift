internal import Dispatch
internal import Glibc
internal import Synchronization

/// The cores beside the one that hands over work, which take the work in the order in which it came.
///
/// There are as many threads as spare cores and no more: with whoever asks for the results they fill the
/// machine. One more would have to share a core, and a core whose thread has nothing to do for a moment
/// often stays idle while two threads take turns on another one.
final class SpareCores: Sendable {
  static let shared = SpareCores(count: max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)) - 1))

  private struct Line {
    var waiting: [@Sendable () -> Void] = []
    var threads = 0
  }

  private let count: Int
  private let line = Mutex(Line())
  private let queue = DispatchQueue(label: "work-ahead", attributes: .concurrent)

  init(count: Int) {
    self.count = count
  }

  /// Takes work, which begins as soon as a core is free.
  func take(_ work: @escaping @Sendable () -> Void) {
    let isOneMoreFree = line.withLock { line in
      line.waiting.append(work)
      guard line.threads < count else { return false }
      line.threads += 1
      return true
    }
    if isOneMoreFree { queue.async { self.run() } }
  }

  private func run() {
    while let work = next() { work() }
  }

  // The first in line; a thread that finds nothing ends.
  private func next() -> (@Sendable () -> Void)? {
    line.withLock { line in
      guard line.waiting.isEmpty else { return line.waiting.removeFirst() }
      line.threads -= 1
      return nil
    }
  }
}
