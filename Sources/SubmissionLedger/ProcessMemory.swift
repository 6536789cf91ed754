internal import Synchronization

/// Something that a process keeps between two questions, for one of them at a time.
final class ProcessMemory<Value: Sendable>: Sendable {
  private let value = Mutex<Value?>(nil)

  /// What was kept, which is from now on the caller's alone.
  func take() -> Value? {
    value.withLock { value in
      defer { value = nil }
      return value
    }
  }

  func keep(_ new: Value) {
    value.withLock { $0 = new }
  }
}
