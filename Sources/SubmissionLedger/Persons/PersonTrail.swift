internal import EventLog
internal import EventSchema
internal import SwiftProtobuf

/// The events that name a person, and the looks that may have been at them, out of one walk over the log.
struct PersonTrail {
  /// In order.
  var events: [RecordedEvent] = []
  /// Looks at submissions and disclosures as a whole.
  private var otherLooks: [RecordedEvent] = []
  private(set) var referrals: Set<UInt64> = []
  private var submissions: Set<UInt64> = []

  private static let run: UInt64 = 50_000

  /// Cost: linear in the log, of which nothing is copied but what is found.
  init(
    of numbers: Set<UInt64>, in log: EventLog, before size: UInt64
  ) throws(EventLogError) {
    var next: UInt64 = 0
    while next < size {
      let end = min(next + Self.run, size)
      let snapshot = try log.beginRead()
      var cursor = try snapshot.events(from: Position(next))
      while let event = try cursor.next(), event.header.position.rawValue < end {
        if let person = event.header.personNumber {
          if numbers.contains(person) { events.append(event.copy()) }
        } else if event.header.type == .recordAccessed,
          [.submission, .disclosure].contains(event.header.stream.category)
        {
          otherLooks.append(event.copy())
        }
      }
      next = end
      if size > Self.run { log.releaseResidentPages() }
    }
    for event in events {
      if let referral = event.header.referralNumber { referrals.insert(referral) }
      if let submission = event.submission { submissions.insert(submission) }
    }
  }

  /// The looks at the person, and at submissions and disclosures as a whole that hold them.
  func looks(_ disclosures: Set<UInt64>) -> [RecordedEvent] {
    let own = events.filter { $0.header.type == .recordAccessed }
    let others = otherLooks.filter { event in
      switch event.header.stream.category {
      case .submission: submissions.contains(event.header.stream.number)
      case .disclosure: disclosures.contains(event.header.stream.number)
      default: false
      }
    }
    return (own + others).sorted { $0.position < $1.position }
  }
}

extension RecordedEvent {
  /// The submission that an event about records names.
  fileprivate var submission: UInt64? {
    switch header.type {
    case .patientSubmitted:
      (try? SchemaPatientSubmitted(serializedBytes: body)).map { UInt64($0.submission) }
    case .referralSubmitted:
      (try? SchemaReferralSubmitted(serializedBytes: body)).map { UInt64($0.submission) }
    case .recordWithheld:
      (try? SchemaRecordWithheld(serializedBytes: body)).map { UInt64($0.submission) }
    default: nil
    }
  }
}
