extension EventLog {
  /// The events from a position on, without end: those that are there, then each new one.
  ///
  /// Events of other processes are seen too, since the end of the log is looked at every `interval`.
  /// Ends only by an error or when the task that iterates is cancelled.
  public func follow(
    from position: Position, every interval: Duration = .milliseconds(100)
  ) -> FollowedEvents {
    FollowedEvents(log: self, start: position, interval: interval)
  }

  /// Copies up to `limit` events from a position on.
  public func copyEvents(
    from position: Position, limit: Int
  ) throws(EventLogError) -> [RecordedEvent] {
    let snapshot = try beginRead()
    var events: [RecordedEvent] = []
    var cursor = try snapshot.events(from: position)
    while events.count < limit, let event = try cursor.next() { events.append(event.copy()) }
    return events
  }
}

/// The events of a log in order, as an asynchronous sequence without end.
public struct FollowedEvents: AsyncSequence, Sendable {
  let log: EventLog
  let start: Position
  let interval: Duration

  /// Begins a walk of its own at the start; several walks do not disturb each other.
  public func makeAsyncIterator() -> Iterator {
    Iterator(log: log, next: start, interval: interval)
  }

  /// One walk over the events, which copies a run at a time and holds no snapshot between two
  /// events.
  public struct Iterator: AsyncIteratorProtocol {
    let log: EventLog
    var next: Position
    let interval: Duration
    private var copied: ArraySlice<RecordedEvent> = []

    static let copyLimit = 1_000

    init(log: EventLog, next: Position, interval: Duration) {
      self.log = log
      self.next = next
      self.interval = interval
    }

    /// The next event, after waiting for it where needed; nil when the task is cancelled.
    public mutating func next() async throws -> RecordedEvent? {
      while copied.isEmpty {
        copied = try log.copyEvents(from: next, limit: Self.copyLimit)[...]
        guard copied.isEmpty else { break }
        guard (try? await Task.sleep(for: interval)) != nil else { return nil }
      }
      guard let event = copied.popFirst() else { return nil }
      next = event.position.next
      return event
    }
  }
}
