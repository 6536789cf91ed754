internal import EventLog
internal import EventSchema
internal import Projections
internal import SwiftProtobuf

extension SubmissionLedger {
  /// Hands over every look at records that is asked about, in the order of the log (R28).
  ///
  /// The question itself is a look where it names somebody by an NHS number, or has it opened whom releases read: it
  /// is recorded before the first is handed over, and is not among them. Cost: a walk over the envelopes of the
  /// events of that time; memory does not grow with their number.
  ///
  /// - Throws: what `body` throws, or a ``LedgerError``.
  public func auditAccess(
    _ question: AccessQuestion, _ body: (Access) throws -> Void
  ) throws {
    let end = try foldedSize(asOf: question.to.map { .time($0) } ?? .now)
    let first = try question.from.map { time throws(LedgerError) in
      // What was recorded in the same microsecond belongs to it.
      try size(asOf: .time(Timestamp(microseconds: time.microseconds - 1)))
    }
    var filter = try accessSubject(question.whose, asOfSize: end).map { AccessFilter(self, $0) }
    var walk = AccessWalk(self, from: first ?? 0, below: end)
    while let run = try walk.next() {
      for access in run where question.actor == nil || question.actor == access.actor {
        guard filter != nil else {
          try body(access)
          continue
        }
        if let about = try filter?.about(access) { try body(about) }
      }
    }
  }
}

/// A walk over the events that tell of looks, a run of the log at a time, so that no snapshot is held while somebody
/// reads the output.
struct AccessWalk {
  let ledger: SubmissionLedger
  /// Events at this position and later are as if they had not happened.
  let end: UInt64
  private var position: UInt64

  private static let runEvents: UInt64 = 20_000
  private static let types: Set<EventType> = [
    .recordAccessed, .disclosurePlanned, .measuresPublished, .optOutCheckRequested,
  ]

  init(_ ledger: SubmissionLedger, from position: UInt64, below end: UInt64) {
    self.ledger = ledger
    self.position = position
    self.end = end
  }

  /// The looks of the next run, which may be none; nil at the end.
  mutating func next() throws(LedgerError) -> [Access]? {
    guard position < end else { return nil }
    let below = min(end, position + Self.runEvents)
    let events = try copy(below: below)
    position = below
    return try events.map { event throws(LedgerError) in
      try ledger.access(event, asOfSize: end)
    }
  }

  private func copy(below: UInt64) throws(LedgerError) -> [RecordedEvent] {
    try logging { () throws(EventLogError) in
      let snapshot = try ledger.log.beginRead()
      var events: [RecordedEvent] = []
      var cursor = try snapshot.events(from: Position(position))
      while let event = try cursor.next(), event.header.position.rawValue < below {
        if Self.types.contains(event.header.type) { events.append(event.copy()) }
      }
      return events
    }
  }
}

extension SubmissionLedger {
  /// The look that an event tells of.
  ///
  /// - Parameter end: what is recorded from there on counts as not happened.
  func access(
    _ event: RecordedEvent, asOfSize end: UInt64
  ) throws(LedgerError) -> Access {
    do {
      switch event.header.type {
      case .disclosurePlanned:
        return Access(
          releaseOf: event, try disclosureRecord(event.header.stream.number, asOfSize: end))
      case .measuresPublished:
        return Access(publication: try SchemaMeasuresPublished(serializedBytes: event.body), event)
      case .optOutCheckRequested:
        return Access(check: try SchemaOptOutCheckRequested(serializedBytes: event.body), event)
      default:
        return Access(
          look: try SchemaRecordAccessed(serializedBytes: event.body), event,
          persons: try persons(ofDisclosureIn: event, asOfSize: end))
      }
    } catch let error as LedgerError {
      throw error
    } catch {
      throw .projection(.malformedBody(event.position))
    }
  }

  /// How many people a disclosure read, where a look was at one.
  private func persons(
    ofDisclosureIn event: RecordedEvent, asOfSize end: UInt64
  ) throws(LedgerError) -> UInt64? {
    guard event.header.stream.category == .disclosure else { return nil }
    return try disclosureRecord(event.header.stream.number, asOfSize: end).readPersons
  }
}

extension DisclosureRecord {
  /// Of how many people anything sealed was opened for a file that was released: their records, or at least
  /// what was known of their choices.
  var readPersons: UInt64? {
    guard case .released(_, _, let body) = outcome else { return nil }
    // Of an event that no program of ours wrote any number can come.
    let read = body.removed.byReason.filter { !MemberGroup.unread.contains($0.reason) }
    return read.reduce(body.included) { sum, group in
      let (more, isTooMany) = sum.addingReportingOverflow(group.persons)
      return isTooMany ? .max : more
    }
  }
}

extension Access {
  fileprivate init(
    _ event: RecordedEvent, _ kind: Kind, command: String, reason: String, subject: Subject,
    eventsUnsealed: UInt64?
  ) {
    position = event.position
    recordedAt = event.header.recordedAt
    actor = event.actor
    self.kind = kind
    self.command = command
    self.reason = reason
    self.subject = subject
    referralNumber = event.header.referralNumber
    self.eventsUnsealed = eventsUnsealed
  }

  fileprivate init(look body: SchemaRecordAccessed, _ event: RecordedEvent, persons: UInt64?) {
    let subject: Subject
    if let person = event.header.personNumber {
      subject = .person(person)
    } else if event.header.stream.category == .disclosure {
      subject = .disclosure(event.header.stream.number, persons: persons)
    } else {
      subject = .many(persons: nil)
    }
    self.init(
      event, .look, command: body.command, reason: body.reason, subject: subject,
      eventsUnsealed: body.eventsUnsealed)
  }

  /// From the plan on records are read, so that is when the look was.
  fileprivate init(releaseOf event: RecordedEvent, _ record: DisclosureRecord) {
    let request = record.request
    let agreement = record.planned?.ground.agreement ?? ""
    var unsealed: UInt64?
    if case .released(_, _, let body) = record.outcome { unsealed = body.eventsUnsealed }
    self.init(
      event, .release, command: "disclose release",
      reason: "\(request.use) for \(request.recipient)"
        + (agreement.isEmpty ? "" : " under \(agreement)"),
      subject: .disclosure(record.number, persons: record.readPersons), eventsUnsealed: unsealed)
  }

  fileprivate init(publication body: SchemaMeasuresPublished, _ event: RecordedEvent) {
    self.init(
      event, .publication, command: "publish",
      reason: "\(body.use) of \(periodText(body.period))", subject: .many(persons: nil),
      eventsUnsealed: body.eventsUnsealed)
  }

  fileprivate init(check body: SchemaOptOutCheckRequested, _ event: RecordedEvent) {
    self.init(
      event, .optOutCheck, command: "opt-out check", reason: "check \(body.check)",
      subject: .many(persons: body.persons), eventsUnsealed: nil)
  }
}
