import EventSchema
import SeededRandom
import SwiftProtobuf
import TestSupport
import Testing

@testable import EventLog

@Suite struct MalformedEnvelopeTests {
  struct Case: CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]
    let reason: MalformedEvent

    init(_ name: String, _ bytes: [UInt8], _ reason: MalformedEvent) {
      testDescription = name
      self.bytes = bytes
      self.reason = reason
    }
  }

  /// Stream version 1 and type 1: the least that is an event, in four bytes.
  static let least: [UInt8] = [0x18, 1, 0x28, 1]

  static let cases = [
    Case("nothing", [], .missing(field: 5)),
    Case("no type", [0x18, 1], .missing(field: 5)),
    Case("a type of 0", [0x18, 1, 0x28, 0], .missing(field: 5)),
    Case("no stream version", [0x28, 1], .missing(field: 3)),
    Case("a tag alone", [0x18], .badVarint(offset: 1)),
    Case("a tag cut short", least + [0x80], .badVarint(offset: 5)),
    Case(
      "a number of eleven bytes", [0x18] + Array(repeating: 0x80, count: 10) + [1],
      .badVarint(offset: 11)),
    Case(
      "a number above 64 bits", [0x18] + Array(repeating: 0xff, count: 9) + [2],
      .badVarint(offset: 11)),
    Case("field 0", [0x00, 1], .badTag(offset: 0)),
    Case(
      "a field number above 2^29 - 1", least + [0x80, 0x80, 0x80, 0x80, 0x10, 1],
      .badTag(offset: 4)),
    Case(
      "eight fixed bytes", least + [0x91, 1] + Array(repeating: 0, count: 8), .badTag(offset: 4)),
    Case("a group", [0x1b, 0x1c], .badTag(offset: 0)),
    Case("four fixed bytes", [0x1d, 0, 0, 0, 0], .badTag(offset: 0)),
    Case("wire type 7", [0x1f], .badTag(offset: 0)),
    Case("text past the end", least + [0x52, 3, 0x61, 0x62], .truncated(offset: 6)),
    Case(
      "a length of 2^63", least + [0x52] + Array(repeating: 0x80, count: 9) + [1],
      .truncated(offset: 15)),
    Case("a field twice", [0x18, 1, 0x18, 1, 0x28, 1], .outOfOrder(field: 3)),
    Case("fields out of order", [0x28, 1, 0x18, 1], .outOfOrder(field: 3)),
    Case("text that is not UTF-8", least + [0x52, 1, 0xff], .notUTF8(field: 10)),
  ]

  @Test(arguments: cases)
  func `Bytes that are no event are refused with the reason`(_ malformed: Case) {
    #expect(throws: malformed.reason) { try EventHeader(of: malformed.bytes.span) }
  }

  @Test(arguments: 1...17) func `A field of the wrong kind is refused`(_ field: UInt64) {
    var wire = WireWriter()
    if [4, 10, 12, 16, 17].contains(field) { wire.field(field, 1) } else { wire.field(field, [1]) }
    #expect(throws: MalformedEvent.wrongKind(field: field)) {
      try EventHeader(of: wire.bytes.span)
    }
  }

  @Test func `An event cut short anywhere is refused, or is the event without its last fields`() {
    let bytes = Envelope(Envelope.choices - 1).bytes
    var whole = 0
    for count in bytes.indices where agrees(Array(bytes[..<count])) { whole += 1 }
    // The cuts between fields from the type on: behind fields 5 to 16.
    #expect(whole == 12)
  }

  @Test func `Changed bytes are refused, or mean the same to both codecs`() {
    var random = SeededGenerator(for: "damaged envelopes")
    for choice in 0..<Envelope.choices {
      var bytes = Envelope(choice).bytes
      for _ in 0..<20 {
        bytes[Int.random(in: 0..<min(bytes.count, 64), using: &random)] =
          UInt8(truncatingIfNeeded: random.next())
        _ = agrees(bytes)
      }
    }
  }

  @Test func `Random bytes are refused, or mean the same to both codecs`() {
    var random = SeededGenerator(for: "random envelopes")
    for _ in 0..<20_000 { _ = agrees(Self.least + random.bytes(upTo: 24)) }
  }

  /// Whether the log's codec accepts bytes; where it does, the generated type must read the same.
  private func agrees(_ bytes: [UInt8]) -> Bool {
    do throws(MalformedEvent) {
      let event = try RecordedEvent(copying: bytes.span)
      let decoded = try? SchemaEvent(serializedBytes: bytes)
      if decoded?.tells(what: event) != true { Issue.record("read otherwise: \(bytes)") }
      // Whatever was accepted can be printed.
      _ = "\(event.header.recordedAt) \(event.header.effectiveAt) \(event.header.stream)"
      return true
    } catch {
      if error.description.isEmpty { Issue.record("a refusal without words: \(error)") }
      return false
    }
  }
}
