internal import Dispatch
internal import Synchronization

/// An append that was handed to the writer and may not be durable yet.
///
/// Lets a caller prepare its next batch while this one is written.
public final class PendingAppend: Sendable {
  let batch: AppendBatch
  /// Counted once, by the caller's thread.
  let byteCount: Int
  private let outcome = Mutex<Outcome>(.waiting([]))

  private enum Outcome {
    case waiting([@Sendable (Result<AppendResult, EventLogError>) -> Void])
    case done(Result<AppendResult, EventLogError>)
  }

  init(_ batch: AppendBatch) {
    self.batch = batch
    byteCount = batch.byteCount
  }

  /// Blocks until the append is durable or refused.
  @available(*, noasync, message: "await `value` instead")
  public func wait() throws(EventLogError) -> AppendResult {
    let done = DispatchSemaphore(value: 0)
    let result = Mutex<Result<AppendResult, EventLogError>?>(nil)
    whenDone { outcome in
      result.withLock { $0 = outcome }
      done.signal()
    }
    done.wait()
    guard let result = result.withLock({ $0 }) else { preconditionFailure("signalled too early") }
    return try result.get()
  }

  /// The result, once the append is durable or refused.
  public var value: AppendResult {
    get async throws(EventLogError) {
      let result = await withCheckedContinuation { continuation in
        whenDone { continuation.resume(returning: $0) }
      }
      return try result.get()
    }
  }

  func finish(_ result: Result<AppendResult, EventLogError>) {
    let waiting = outcome.withLock { outcome in
      defer { outcome = .done(result) }
      if case .waiting(let actions) = outcome { return actions }
      preconditionFailure("an append ends once")
    }
    for action in waiting { action(result) }
  }

  private func whenDone(
    _ action: @escaping @Sendable (Result<AppendResult, EventLogError>) -> Void
  ) {
    let result: Result<AppendResult, EventLogError>? = outcome.withLock { outcome in
      switch outcome {
      case .waiting(let actions):
        outcome = .waiting(actions + [action])
        return nil
      case .done(let result):
        return result
      }
    }
    if let result { action(result) }
  }
}
