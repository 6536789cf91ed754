internal import EventLog
internal import Projections

extension SubmissionLedger {
  /// The trail of a submission, accepted or refused, without opening any content.
  ///
  /// - Throws: ``LedgerError/badArgument(name:expected:)`` for one that was never finished.
  func trail(of number: UInt64) throws(LedgerError) -> SubmissionTrail {
    let record = try readSubmissions { (model) throws(ProjectionError) in
      try model.submission(number)
    }
    guard let record else { throw .notFound(what: "submission \(number)") }
    guard var trail = SubmissionTrail(of: record) else {
      throw .badArgument(
        name: "submission \(number)",
        expected: "one that was accepted or rejected; it was never finished and has no effect")
    }
    try forEachEvent(of: record, through: trail.end) { (event) throws(LedgerError) in
      try trail.add(event)
    }
    trail.finish()
    return trail
  }

  /// Hands over the events of one submission in order; those of others between them are left out.
  func forEachEvent(
    of record: SubmissionRecord, through end: Position,
    _ body: (RecordedEvent) throws(LedgerError) -> Void
  ) throws(LedgerError) {
    var next = record.receivedPosition.rawValue
    var name: [UInt8]?
    while next <= end.rawValue {
      // Copied in runs, so that no snapshot is held while files are written.
      let limit = Int(min(1_000, end.rawValue - next + 1))
      let events = try logging { () throws(EventLogError) in
        try log.copyEvents(from: Position(next), limit: limit)
      }
      guard let last = events.last else { return }
      for event in events {
        let correlation = event.correlationID
        name = name ?? correlation
        if correlation == name { try body(event) }
      }
      next = last.position.next.rawValue
    }
  }
}
