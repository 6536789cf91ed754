public import EventLog
internal import EventSchema

extension EventFields {
  /// An event of a stream with a body that tells it from others.
  public static func sample(
    _ stream: StreamID, _ body: String = "", effectiveAt: Timestamp = Timestamp(microseconds: 7)
  ) -> EventFields {
    EventFields(
      type: .recordAccessed, stream: stream, effectiveAt: effectiveAt, actor: "tester",
      body: Array(body.utf8))
  }
}

extension EventDraft {
  /// A sample event of a stream.
  public static func sample(
    _ stream: StreamID, _ body: String = "", expecting expected: ExpectedVersion = .any
  ) -> EventDraft {
    EventDraft(EventFields.sample(stream, body), expecting: expected)
  }
}

extension EventLog {
  /// Appends in a synchronous test.
  @available(*, noasync, message: "await `append` instead")
  @discardableResult
  public func appendAndWait(
    _ drafts: [EventDraft], key: IdempotencyKey? = nil
  ) throws(EventLogError) -> AppendResult {
    try enqueue(AppendBatch(drafts, idempotency: key)).wait()
  }

  /// Appends so many sample events to a stream, each in a transaction of its own.
  @available(*, noasync)
  public func fill(_ stream: StreamID, count: Int) throws(EventLogError) {
    for index in 0..<count { try appendAndWait([.sample(stream, "\(stream) \(index)")]) }
  }
}
