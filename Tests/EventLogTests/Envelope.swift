import EventSchema

@testable import EventLog

/// One envelope for each choice of which optional fields are present.
struct Envelope {
  static let choices = 1 << 10

  let bytes: [UInt8]
  let associatedData: [UInt8]
  private let fields: EventFields
  private let position: UInt64
  private let digest: [UInt8]?
  private let sealed: [UInt8]

  init(_ choice: Int) {
    func has(_ bit: Int) -> Bool { choice >> bit & 1 == 1 }
    fields = EventFields(
      type: .referralSubmitted, typeVersion: 3, stream: StreamID(.referral, has(8) ? 70_000 : 0),
      effectiveAt: Timestamp(microseconds: has(9) ? -5 : 0), actor: has(0) ? "Zoë" : "",
      causation: has(1) ? Position(0) : nil, correlationID: has(2) ? [1, 2, 3] : [],
      personNumber: has(3) ? 300 : nil, referralNumber: has(4) ? 0 : nil,
      body: has(5) ? Array(repeating: 0xff, count: 200) : [])
    position = has(6) ? 1 << 40 : 0
    digest = has(6) ? Array(repeating: 9, count: 32) : nil
    sealed = has(7) ? Array(repeating: 0xaa, count: 60) : []
    var bytes: [UInt8] = []
    appendSequencedFields(
      to: &bytes, position: position, recordedAt: Timestamp(microseconds: 1 << 50),
      streamVersion: 2, idempotencyMark: digest)
    var associatedData: [UInt8]?
    let draft =
      has(7)
      ? EventDraft(fields, keyID: 12) { [sealed] data in
        associatedData = Array(data)
        return sealed
      }
      : EventDraft(fields)
    self.bytes = bytes + draft.payload
    self.associatedData = associatedData ?? Array(draft.payload)
  }

  /// The log writes the caller's plain numbers even where they are zero.
  var writesZero: Bool { fields.stream.number == 0 || fields.effectiveAt.microseconds == 0 }

  func isTold(by event: RecordedEvent) -> Bool {
    let header = event.header
    return header.position.rawValue == position && header.recordedAt.microseconds == 1 << 50
      && header.streamVersion == 2 && header.type == fields.type
      && header.typeVersion == fields.typeVersion && header.stream == fields.stream
      && header.effectiveAt == fields.effectiveAt && event.actor == fields.actor
      && header.causation == fields.causation && event.correlationID == fields.correlationID
      && header.personNumber == fields.personNumber
      && header.referralNumber == fields.referralNumber && event.body == fields.body
      && header.keyID == (sealed.isEmpty ? 0 : 12) && event.sealed == sealed
      && event.idempotencyMark == digest ?? []
  }
}
