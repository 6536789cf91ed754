import EventSchema
import SeededRandom
import SwiftProtobuf
import TestSupport
import Testing

@testable import EventLog

@Suite struct EnvelopeTests {
  @Test
  func `Every choice of optional fields reads alike in the log's codec and the generated type`()
    throws
  {
    for choice in 0..<Envelope.choices {
      let envelope = Envelope(choice)
      let event = try RecordedEvent(copying: envelope.bytes.span)
      let decoded = try SchemaEvent(serializedBytes: envelope.bytes)
      #expect(decoded.tells(what: event), "choice \(choice)")
      #expect(envelope.isTold(by: event), "choice \(choice)")
    }
  }

  @Test func `The generated type writes the same bytes wherever no field is written as zero`()
    throws
  {
    for choice in 0..<Envelope.choices where !Envelope(choice).writesZero {
      let bytes = Envelope(choice).bytes
      let again: [UInt8] = try SchemaEvent(serializedBytes: bytes).serializedBytes()
      #expect(again == bytes, "choice \(choice)")
    }
  }

  @Test func `Fields of a later schema survive and change nothing that is read`() throws {
    let envelope = Envelope(Envelope.choices - 1)
    var later = WireWriter(appendingTo: envelope.bytes)
    later.field(18, 5)
    later.field(300, [1, 2, 3])
    later.field(536_870_911, "last")
    let event = try RecordedEvent(copying: later.bytes.span)
    #expect(envelope.isTold(by: event))
    #expect(event.bytes == later.bytes)
    #expect(try SchemaEvent(serializedBytes: later.bytes).tells(what: event))
  }

  @Test func `The associated data are the caller's fields without the sealed part`() throws {
    for choice in 0..<Envelope.choices {
      let envelope = Envelope(choice)
      let event = try RecordedEvent(copying: envelope.bytes.span)
      #expect(event.associatedData == envelope.associatedData, "choice \(choice)")
    }
  }

  @Test func `A failure to seal is the failure of the draft`() {
    struct NoKey: Error {}
    #expect(throws: NoKey.self) {
      try EventDraft(.sample(StreamID(.person, 1)), keyID: 1) { _ throws(NoKey) in throw NoKey() }
    }
  }

  @Test func `Random values read alike in both codecs`() throws {
    var random = SeededGenerator(for: "envelopes")
    for _ in 0..<2_000 {
      let fields = EventFields(
        type: EventType(rawValue: Int.random(in: 1...90, using: &random)) ?? .recordAccessed,
        typeVersion: UInt32(truncatingIfNeeded: random.number()),
        stream: StreamID(.referral, random.number()),
        effectiveAt: Timestamp(microseconds: Int64(bitPattern: random.number())),
        actor: String(decoding: random.bytes(upTo: 20), as: UTF8.self),
        causation: random.oneIn(2) ? Position(random.number()) : nil,
        correlationID: random.bytes(upTo: 20),
        personNumber: random.oneIn(2) ? random.number() : nil,
        referralNumber: random.oneIn(2) ? random.number() : nil, body: random.bytes(upTo: 300))
      var bytes: [UInt8] = []
      appendSequencedFields(
        to: &bytes, position: random.number(),
        recordedAt: Timestamp(microseconds: Int64(random.number() >> 1)),
        streamVersion: random.number() | 1, idempotencyMark: nil)
      bytes += EventDraft(fields).payload
      let event = try RecordedEvent(copying: bytes.span)
      #expect(try SchemaEvent(serializedBytes: bytes).tells(what: event))
      #expect(event.header.stream == fields.stream && event.header.type == fields.type)
    }
  }

  @Test(arguments: [
    EventFields.sample(StreamID(.unspecified, 1)),
    EventFields.sample(StreamID(StreamCategory(rawValue: 256) ?? .unspecified, 1)),
  ])
  func `An event of a stream without a category is never stored`(_ fields: EventFields) async {
    let category = fields.stream.category.rawValue
    await #expect(processExitsWith: .failure) { [category = category as Int] in
      let category = StreamCategory(rawValue: category) ?? .unspecified
      _ = EventDraft(EventFields.sample(StreamID(category, 1)))
    }
  }

  @Test func `An event without a type is never stored, since nobody could read on behind it`() async
  {
    await #expect(processExitsWith: .failure) {
      var fields = EventFields.sample(StreamID(.ledger, 1))
      fields.type = .unspecified
      _ = EventDraft(fields)
    }
  }
}
