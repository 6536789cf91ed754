import EventSchema
import Foundation
import Testing
import TransparencyLog

@testable import Evidence

/// The worked examples of Docs/evidence.md, which were made without the code, each held against it.
@Suite struct EvidenceFormatTests {
  private let examples: [String: String]

  init() throws {
    let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Docs/evidence.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    examples = text.matches(of: /<!-- example: ([a-z-]+) -->\n```[a-z]+\n((?s:.*?))```\n/)
      .reduce(into: [:]) { $0[String($1.output.1)] = String($1.output.2) }
  }

  private func example(_ name: String) throws -> String { try #require(examples[name], "\(name)") }

  private var events: [CitedEvent] {
    get throws {
      try example("events").split(separator: "\n\n").map { block in
        let digits = Array(block.filter { !$0.isNewline }.utf8)
        let bytes = stride(from: 0, to: digits.count, by: 2).map { place in
          UInt8(String(decoding: digits[place..<place + 2], as: UTF8.self), radix: 16) ?? 0
        }
        return try CitedEvent(stored: bytes)
      }
    }
  }

  private func scope() throws -> EvidenceScope {
    EvidenceScope(
      origin: "example.org/iapt", verifierKey: "",
      fromMicroseconds: 1_602_460_800_000_000, toMicroseconds: 1_604_188_800_000_000,
      positions: 2..<5, size: 5, rootHash: "")
  }

  @Test func everyExampleIsHeldAgainstTheCode() {
    #expect(
      Set(examples.keys) == ["manifest", "manifest-note", "events", "counted", "leaf-digest"])
  }

  @Test func figuresAreCountedFromTheEvents() throws {
    let events = try events
    #expect(events.map(\.position) == [0, 1, 2, 3, 4])
    let scope = try scope()
    #expect(scope.from == "2020-10-12T00:00:00Z" && scope.to == "2020-11-01T00:00:00Z")
    let counted = try CountedFigures(of: events, scope: scope, extracts: [])
    #expect(try ReportText.document(counted) == (try example("counted")))
  }

  @Test func whatIsCountedDoesNotDependOnTheOrderInWhichEventsAreGiven() throws {
    let events = try events
    let scope = try scope()
    let counted = try CountedFigures(of: events.reversed(), scope: scope, extracts: [])
    #expect(counted == (try CountedFigures(of: events, scope: scope, extracts: [])))
  }

  @Test func aSubmissionThatIsNotThereIsMissed() throws {
    var events = try events
    events.remove(at: 2)
    let scope = try scope()
    #expect(throws: EvidenceError.missing(what: "submission 1", namedAt: 3)) {
      try CountedFigures(of: events, scope: scope, extracts: [])
    }
  }

  @Test func aTallyHashesPositionsAndLeaves() throws {
    var tally = TallyInTheMaking(.submissionReceived)
    let event = try events[2]
    tally.add(position: event.position, leafHash: event.leafHash)
    #expect(tally.tally.leafDigest + "\n" == (try example("leaf-digest")))
    #expect(tally.tally.events == 1 && tally.tally.type == "SubmissionReceived")
  }

  @Test func theManifestIsSignedByTheKeyOfTheLedger() throws {
    let members = [PackMember(name: "policy.json", text: "{}\n")]
    let manifest = try EvidenceManifest(of: members).json()
    #expect(manifest == (try example("manifest")))
    let name = try #require(KeyName("example.org/iapt"))
    let signer = try #require(NoteSigner(name: name, seed: (0..<32).map { UInt8($0) }))
    let text = EvidenceManifest.noteText(of: Array(manifest.utf8), origin: "example.org/iapt")
    #expect(
      try SignedNote(text: text, signers: [signer]).encoded == (try example("manifest-note")))
  }

  @Test func bytesThatAreNoEventAreRefused() {
    #expect(throws: EvidenceError.malformed(position: nil)) {
      try CitedEvent(stored: [0xFF, 0xFF])
    }
  }

  @Test func everyTypeThatAPackHoldsIsNamedOnThePage() throws {
    let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Docs/evidence.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    for type in CitedTypes.all { #expect(text.contains("`\(type.catalogueName)`")) }
  }
}
