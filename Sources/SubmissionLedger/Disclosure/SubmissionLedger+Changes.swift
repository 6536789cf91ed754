internal import EventLog
internal import EventSchema

extension SubmissionLedger {
  /// Whether anything came since that can change who is in a release: an event that was appended, or a day on
  /// which an opt-out, a restriction or an agreement that is on record begins or ends.
  func hasChanged(since decided: DecidingMoment) throws(LedgerError) -> Bool {
    guard try time(of: .now).calendarDay == decided.time.calendarDay else { return true }
    var next = decided.size
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
