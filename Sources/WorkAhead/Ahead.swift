internal import Dispatch
internal import Synchronization

/// Work that another core may do before its result is asked for.
///
/// Whoever asks does the work, where no core was free to begin it: nothing waits for a thread, and
/// nothing is lost on a machine that has only one. Work that nobody asks for any more is not begun.
package final class Ahead<Value: Sendable>: Sendable {
  private enum State {
    case waiting(@Sendable () -> Value)
    case running
    case done(Value)
    case taken
  }

  private let state: Mutex<State>
  private let finished = DispatchSemaphore(value: 0)

  /// Hands over the work, which may begin at once.
  package init(_ work: @escaping @Sendable () -> Value) {
    state = Mutex(.waiting(work))
    SpareCores.shared.take { [weak self] in self?.runAhead() }
  }

  /// The result, which is asked for once; blocks where another core is still at it.
  package func value() -> Value {
    if let work = begin() {
      defer { state.withLock { $0 = .taken } }
      return work()
    }
    finished.wait()
    return state.withLock { state in
      guard case .done(let value) = state else { preconditionFailure("a result is taken once") }
      state = .taken
      return value
    }
  }

  /// Does the work here and keeps its result until it is asked for, where nobody has begun it.
  func workHere() { runAhead() }

  /// Whether another core is at it.
  var isRunning: Bool {
    state.withLock { state in if case .running = state { true } else { false } }
  }

  /// Lets go of the work: it is not begun any more, and one that has begun is waited for.
  ///
  /// After its result was taken it does nothing.
  package func abandon() {
    let isRunning = state.withLock { state in
      switch state {
      case .waiting:
        state = .taken
        return false
      case .running: return true
      case .done, .taken: return false
      }
    }
    if isRunning { finished.wait() }
  }

  private func runAhead() {
    guard let value = workedOut() else { return }
    state.withLock { $0 = .done(value) }
    finished.signal()
  }

  // A function of its own, so that the work and what it holds are let go of before anybody hears of the
  // result: whoever asked may close at once what the work was done on.
  private func workedOut() -> Value? { begin()?() }

  // The work, for the first who would do it.
  private func begin() -> (@Sendable () -> Value)? {
    state.withLock { state in
      guard case .waiting(let work) = state else { return nil }
      state = .running
      return work
    }
  }
}
