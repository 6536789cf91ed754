public import EventLog
internal import Synchronization

/// A clock that stands still until it is set.
public final class SettableClock: Sendable {
  private let moment: Mutex<Timestamp>

  /// Starts in the morning of 12 October 2020.
  public init() {
    moment = Mutex(Timestamp(microseconds: 1_602_493_200_000_000))
  }

  public var now: Timestamp { moment.withLock { $0 } }

  /// Moves the clock, backwards too.
  public func move(bySeconds seconds: Int64) {
    moment.withLock { $0 = Timestamp(microseconds: $0.microseconds + seconds * 1_000_000) }
  }
}
