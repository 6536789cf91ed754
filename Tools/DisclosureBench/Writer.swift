import EventLog
import EventSchema
import Foundation
import KeyVault
import PersonSets
import SubmissionLedger
import SwiftProtobuf

/// Appends events as commands do, straight to the log.
struct Writer {
  let ledger: SubmissionLedger
  let vault: Vault
  let time: Timestamp

  private static let batch = 20_000

  /// The records of one submission, of which no question of the bench looks at the content.
  func submit(_ people: Int) throws {
    var drafts: [EventDraft] = []
    for person in 1...UInt64(people) {
      var body = SchemaPatientSubmitted()
      (body.submission, body.part, body.parts) = (1, 1, 1)
      body.hasNhsNumber_p = true
      drafts.append(
        EventDraft(
          try fields(.patientSubmitted, StreamID(.person, person), body, person: person)))
      if drafts.count == Self.batch {
        try append(drafts)
        drafts = []
      }
    }
    if !drafts.isEmpty { try append(drafts) }
  }

  func request(check number: UInt64, _ people: Int) throws -> Position {
    var body = SchemaOptOutCheckRequested()
    (body.check, body.persons) = (UInt32(number), UInt64(people))
    let fields = try fields(.optOutCheckRequested, StreamID(.optOutCheck, number), body)
    return try append([EventDraft(fields, expecting: .noStream)]).first
  }

  func complete(check number: UInt64, _ requested: Position) throws {
    var body = SchemaOptOutCheckCompleted()
    (body.check, body.requestedPosition) = (UInt32(number), requested.rawValue)
    try append([
      EventDraft(try fields(.optOutCheckCompleted, StreamID(.optOutCheck, number), body))
    ])
  }

  /// Statuses, each sealed under the key of the person.
  func tell(
    _ people: some Sequence<UInt64>, optedOut: PersonSet, check: UInt64
  ) throws {
    var drafts: [EventDraft] = []
    for person in people {
      var body = SchemaOptOutStatusChanged()
      body.check = UInt32(check)
      var status = SchemaOptOutStatus()
      status.state = optedOut.contains(person) ? .set : .notSet
      status.effectiveFromMicroseconds = time.microseconds
      status.knownAtMicroseconds = time.microseconds
      let key = try vault.key(of: PersonNumber(rawValue: person))
      let content: [UInt8] = try status.serializedBytes()
      let fields = try fields(
        .optOutStatusChanged, StreamID(.person, person), body, person: person)
      drafts.append(
        try EventDraft(fields, keyID: key.id.rawValue) { associatedData in
          try Sealed.seal(content[...], associatedData: associatedData, with: key)
        })
      if drafts.count == Self.batch {
        try append(drafts)
        drafts = []
      }
    }
    if !drafts.isEmpty { try append(drafts) }
  }

  func release(use: String, _ included: PersonSet, _ optedOut: PersonSet) throws {
    let number = (try ledger.log.beginRead().highestNumber(in: .disclosure) ?? 0) + 1
    let stream = StreamID(.disclosure, number)
    let key = try vault.systemKey(named: "disclosures")
    try vault.flush()
    var planned = SchemaDisclosurePlanned()
    planned.request.use = use
    planned.request.recipient = "X9Q"
    var drafts = [
      EventDraft(try fields(.disclosurePlanned, stream, planned), expecting: .noStream)
    ]
    let pieces = [("included", included), ("optOut", optedOut)].flatMap { group, set in
      set.pieces(ofAtMost: 60_000).map { (group, $0) }
    }
    for (place, (group, piece)) in pieces.enumerated() {
      var body = SchemaDisclosureMembers()
      (body.part, body.parts) = (UInt32(place + 1), UInt32(pieces.count))
      body.firstChunk = UInt32(piece.chunks.lowerBound.rawValue)
      body.lastChunk = UInt32(piece.chunks.upperBound.rawValue)
      var content = SchemaDisclosureMemberSet()
      content.group = group
      content.persons = Data(piece.serialized)
      let bytes: [UInt8] = try content.serializedBytes()
      drafts.append(
        try EventDraft(try fields(.disclosureMembers, stream, body), keyID: key.id.rawValue) {
          try Sealed.seal(bytes[...], associatedData: $0, with: key)
        })
    }
    var body = SchemaDisclosureReleased()
    body.request = planned.request
    body.ground.optOutApplies = true
    body.ground.optOutCheck = try checkNumber()
    body.ground.agreement = "DARS-NIC-900001-A1B2C-v1.0"
    body.decidedAtMicroseconds = time.microseconds
    body.included = UInt64(included.count)
    body.removed.optOut = UInt64(optedOut.count)
    drafts.append(EventDraft(try fields(.disclosureReleased, stream, body)))
    try append(drafts)
  }

  private func checkNumber() throws -> UInt64 {
    try ledger.log.beginRead().highestNumber(in: .optOutCheck) ?? 0
  }

  private func fields(
    _ type: EventType, _ stream: StreamID, _ body: some Message, person: UInt64? = nil
  ) throws -> EventFields {
    EventFields(
      type: type, stream: stream, effectiveAt: time, actor: "bench", personNumber: person,
      body: try body.serializedBytes())
  }

  @discardableResult
  private func append(_ drafts: [EventDraft]) throws -> AppendResult {
    try ledger.log.enqueue(AppendBatch(drafts)).wait()
  }
}
