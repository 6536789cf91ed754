internal import EventLog
internal import EventSchema

extension SubmissionLedger {
  /// Whether anything was appended since a size of the log that can change who is in a release.
  func hasChanged(since size: UInt64) throws(LedgerError) -> Bool {
    var next = size
    while true {
      let events = try logging { () throws(EventLogError) in
        try log.copyEvents(from: Position(next), limit: 1_000)
      }
      guard let last = events.last else { return false }
      if events.contains(where: { Self.decisive.contains($0.header.type) }) { return true }
      next = last.position.next.rawValue
    }
  }

  private static let decisive: Set<EventType> = [
    .restrictionApplied, .restrictionLifted, .optOutStatusChanged, .optOutCheckCompleted,
    .personLinked, .personErased, .instrumentRecorded, .agreementApplied, .agreementReviewed,
    .agreementApproved, .agreementAmended, .agreementEnded,
  ]
}
