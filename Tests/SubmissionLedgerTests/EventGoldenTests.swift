import Crypto
import EventLog
import EventSchema
import Foundation
import SwiftProtobuf
import TestSupport
import Testing

@testable import KeyVault

/// Every type and version of event that was ever written, as stored bytes that must still be read.
///
/// `RECORD_SNAPSHOTS=1` writes what is new; it fails the run, and writes nothing where `CI` is set.
@Suite struct EventGoldenTests {
  private static let source = URL(filePath: #filePath).deletingLastPathComponent()
  private static let folder = source.appending(path: "Golden/events")
  private static let root = source.deletingLastPathComponent().deletingLastPathComponent()
  private static let time = Timestamp(microseconds: 1_602_495_000_000_000)

  private static var isRecording: Bool {
    let environment = ProcessInfo.processInfo.environment
    return environment["RECORD_SNAPSHOTS"] == "1" && environment["CI"] == nil
  }

  // The golden bytes are sealed under these.
  private static let personKey = PersonKey(
    id: SealingKeyID(rawValue: 5), secret: SymmetricKey(data: [UInt8](repeating: 17, count: 32)))
  private static let systemKey = SystemKey(
    id: SealingKeyID(rawValue: 6), secret: SymmetricKey(data: [UInt8](repeating: 18, count: 32)))

  @Test(arguments: EventSample.all)
  func whatWasEverWrittenIsStillReadAndIsStillWrittenSo(sample: EventSample) throws {
    let path = Self.folder.appending(path: "\(sample.name).txt")
    let written = try store(sample)
    if Self.isRecording {
      let before = (try? String(contentsOf: path, encoding: .utf8)).flatMap(storedBytes)
      if before.map({ unsealedPart($0) != unsealedPart(written.bytes) }) ?? true {
        try FileManager.default.createDirectory(
          at: Self.folder, withIntermediateDirectories: true)
        try Data(try text(written, sample).utf8).write(to: path)
      }
      Issue.record("\(sample.name) was recorded; read what changed")
    }
    let golden = try String(contentsOf: path, encoding: .utf8)
    let bytes = try #require(storedBytes(golden))
    #expect(try text(try RecordedEvent(copying: bytes.span), sample) == golden)
    // Sealing draws a nonce: beside it everything is as it was.
    #expect(unsealedPart(written.bytes) == unsealedPart(bytes))
    #expect(written.bytes.count == bytes.count)
  }

  @Test func everyTypeThatIsWrittenHasASampleAndEveryGoldenFileHasOne() throws {
    let catalogue = try String(
      contentsOf: Self.root.appending(path: "Docs/event-catalogue.md"), encoding: .utf8)
    let written = try #require(catalogue.components(separatedBy: "## Types that are written").last)
      .components(separatedBy: "\n## ")[0]
    var named: Set<String> = []
    for line in written.split(separator: "\n") where line.hasPrefix("### ") {
      for match in line.matches(of: /([A-Za-z]+) \(([0-9]+)\)/) {
        named.insert(String(match.1))
        let number = try #require(Int(match.2))
        #expect(EventType(rawValue: number)?.name == String(match.1))
      }
    }
    #expect(named.count > 20)
    #expect(named == Set(EventSample.all.map(\.type.name)))
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path())
    #expect(files.sorted() == EventSample.all.map { "\($0.name).txt" }.sorted())
  }

  @Test(arguments: EventSample.all)
  func aSampleSetsEveryField(sample: EventSample) throws {
    for message in [sample.body] + (sample.sealed.map { [$0.content] } ?? []) {
      let name = try #require(type(of: message).protoMessageName.split(separator: ".").last)
      let fields = try fields(ofMessage: String(name))
      let text = message.textFormatString()
      #expect(!fields.isEmpty)
      for field in fields {
        #expect(text.contains(try Regex("(^|\\n)\(field)[: ]")), "\(name).\(field) is not set")
      }
    }
  }

  private func fields(ofMessage name: String) throws -> [String] {
    let folder = Self.root.appending(path: "Sources/EventSchema/Protos")
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path()) {
      let proto = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      guard let start = proto.range(of: "\nmessage \(name) {") else { continue }
      let body = proto[start.upperBound...].prefix { $0 != "}" }
      return body.split(separator: "\n").compactMap { line in
        line.firstMatch(of: /^  (?:[a-z]+ )?[A-Za-z0-9]+ ([a-z0-9_]+) = [0-9]+/).map {
          String($0.1)
        }
      }
    }
    return []
  }

  /// Appends the sample to a log, behind an event that gives it a position of more than nothing.
  private func store(_ sample: EventSample) throws -> RecordedEvent {
    let home = TemporaryDirectory()
    let log = try EventLog.create(at: home.path, clock: { Self.time })
    var fields = EventFields(
      type: sample.type, typeVersion: sample.version, stream: StreamID(sample.category, 17),
      effectiveAt: Timestamp(microseconds: Self.time.microseconds - 1_000_000), actor: "tester",
      causation: Position(0), correlationID: [UInt8](repeating: 2, count: 16),
      body: try sample.body.serializedBytes())
    if [.person, .referral].contains(sample.category) { fields.personNumber = 17 }
    fields.referralNumber = sample.referral
    let draft: EventDraft
    switch sample.sealed {
    case nil: draft = EventDraft(fields)
    case .person(let content):
      let content: [UInt8] = try content.serializedBytes()
      draft = try EventDraft(fields, keyID: Self.personKey.id.rawValue) { associatedData in
        try Sealed.seal(content[...], associatedData: associatedData, with: Self.personKey)
      }
    case .system(let content):
      let content: [UInt8] = try content.serializedBytes()
      draft = try EventDraft(fields, keyID: Self.systemKey.id.rawValue) { associatedData in
        try Sealed.seal(content[...], associatedData: associatedData, with: Self.systemKey)
      }
    }
    let filler = EventDraft(
      EventFields(
        type: .personRegistered, stream: StreamID(sample.category, 17), effectiveAt: Self.time,
        actor: "tester", body: []))
    _ = try log.enqueue(AppendBatch([filler])).wait()
    let key = IdempotencyKey("golden", content: [1])
    _ = try log.enqueue(AppendBatch([draft], idempotency: key)).wait()
    let event = try log.beginRead().event(at: Position(1))
    try log.close()
    return event
  }

  private func unsealedPart(_ bytes: [UInt8]) -> [UInt8]? {
    guard let event = try? RecordedEvent(copying: bytes.span) else { return nil }
    return event.header.sealed.isEmpty ? bytes : Array(bytes[..<event.header.sealed.lowerBound])
  }
}

// A golden file: the stored bytes, and what they say.
extension EventGoldenTests {
  private func text(_ event: RecordedEvent, _ sample: EventSample) throws -> String {
    let header = event.header
    var lines = ["stored"]
    for start in stride(from: 0, to: event.bytes.count, by: 32) {
      lines.append(
        event.bytes[start..<min(start + 32, event.bytes.count)]
          .map { String(UInt16($0) + 256, radix: 16).dropFirst() }.joined())
    }
    lines += [
      "", "envelope",
      "position \(header.position) recorded \(header.recordedAt) version \(header.streamVersion)",
      "type \(header.type.name) \(header.typeVersion) stream \(header.stream)",
      "effective \(header.effectiveAt) actor \(event.actor)",
      "causation \(header.causation?.description ?? "-") correlation \(event.correlationID)",
      "person \(header.personNumber?.description ?? "-")",
      "referral \(header.referralNumber?.description ?? "-") key \(header.keyID)",
      "mark \(event.idempotencyMark)", "", "body",
      try type(of: sample.body).init(serializedBytes: event.body).textFormatString(),
    ]
    if let sealed = sample.sealed {
      let content =
        switch sealed {
        case .person:
          try Sealed.open(
            event.sealed, associatedData: event.associatedData, with: Self.personKey)
        case .system:
          try Sealed.open(
            event.sealed, associatedData: event.associatedData, with: Self.systemKey)
        }
      lines += [
        "sealed",
        try type(of: sealed.content).init(serializedBytes: content).textFormatString(),
      ]
    }
    return lines.joined(separator: "\n")
  }

  private func storedBytes(_ golden: String) -> [UInt8]? {
    let lines = golden.split(separator: "\n", omittingEmptySubsequences: false)
    let hexadecimal = lines.dropFirst().prefix { !$0.isEmpty }.joined()
    guard lines.first == "stored", hexadecimal.utf8.count.isMultiple(of: 2) else { return nil }
    let digits = hexadecimal.compactMap(\.hexDigitValue)
    guard digits.count == hexadecimal.count else { return nil }
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
  }
}
