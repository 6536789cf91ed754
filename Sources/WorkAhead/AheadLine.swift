/// Results that are worked out on any core and come back in the order in which they were asked for.
///
/// No more than `limit` are under way or waiting to be taken, so that memory stays bounded.
package struct AheadLine<Value: Sendable> {
  private let limit: Int
  private var waiting: [Ahead<Value>] = []

  package init(limit: Int) {
    self.limit = limit
  }

  /// Adds work at the end; gives the result of the first in line where the line is full.
  package mutating func add(_ work: @escaping @Sendable () -> Value) -> Value? {
    let first = waiting.count < limit ? nil : next()
    waiting.append(Ahead(work))
    return first
  }

  /// Lets go of everything, for whoever ends early: nothing of it runs any more on return.
  package mutating func abandon() {
    for work in waiting { work.abandon() }
    waiting = []
  }

  /// The result of the first in line; nil where none is left.
  ///
  /// While another core is at it, whoever asks works on those behind it.
  package mutating func next() -> Value? {
    guard !waiting.isEmpty else { return nil }
    let first = waiting.removeFirst()
    for later in waiting {
      guard first.isRunning else { break }
      later.workHere()
    }
    return first.value()
  }
}
