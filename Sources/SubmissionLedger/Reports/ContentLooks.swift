internal import EventLog
internal import EventSchema

/// How many sealed events are opened, by whose content they hold.
struct ContentLooks {
  private(set) var persons: [UInt64: UInt64] = [:]
  /// The events that hold rows of no patient.
  private(set) var staff: UInt64 = 0

  /// Counts an event, where it holds anything sealed.
  mutating func count(_ header: EventHeader) {
    if header.sealed.isEmpty { return }
    if let person = header.personNumber {
      persons[person, default: 0] += 1
    } else {
      staff += 1
    }
  }

  /// Leaves out the events of people whose keys are gone: they are not opened.
  func without(_ erased: Set<UInt64>) -> ContentLooks {
    var looks = self
    looks.persons = persons.filter { !erased.contains($0.key) }
    return looks
  }

  /// All of them.
  var events: UInt64 { persons.values.reduce(staff, +) }
}

extension SubmissionLedger {
  /// Records, before anything is opened, that content is looked at: once for each person, and once
  /// for the rows of no patient (R28).
  func recordAccesses(
    _ looks: ContentLooks, command: String, reason: String
  ) throws(LedgerError) {
    var drafts: [EventDraft] = []
    for (person, events) in looks.persons.sorted(by: { $0.key < $1.key }) {
      drafts.append(try access(StreamID(.person, person), person, events, command, reason))
      if drafts.count == SubmissionAppender.batchEvents {
        _ = try append(drafts)
        drafts = []
      }
    }
    if looks.staff > 0 {
      drafts.append(try access(StreamID(.ledger, 1), nil, looks.staff, command, reason))
    }
    if !drafts.isEmpty { _ = try append(drafts) }
  }

  private func access(
    _ stream: StreamID, _ person: UInt64?, _ events: UInt64, _ command: String, _ reason: String
  ) throws(LedgerError) -> EventDraft {
    var body = SchemaRecordAccessed()
    body.command = command
    body.reason = reason
    body.eventsUnsealed = events
    return EventDraft(
      EventFields(
        type: .recordAccessed, stream: stream, effectiveAt: now, actor: session.actor,
        personNumber: person, body: try serialized(body)))
  }
}
