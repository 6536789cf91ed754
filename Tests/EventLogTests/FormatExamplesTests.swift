import Crypto
import EventSchema
import Foundation
import Projections
import SwiftProtobuf
import Testing
import TransparencyLog

@testable import EventLog

/// The worked examples of Docs/format.md, each held against the code.
///
/// An example is a fenced block behind `<!-- example: name -->`. One that no test reads fails
/// the suite, and so does a test whose example was taken out.
@Suite struct FormatExamplesTests {
  private let page: FormatPage

  init() throws {
    page = try FormatPage()
  }

  @Test func `Every example of the page is held against the code`() {
    #expect(page.names == FormatPage.checked)
  }

  // MARK: Events

  @Test func `An event is what its writer said behind what the log adds`() throws {
    let draft = EventDraft(Sample.registered)
    #expect(Array(draft.payload) == (try page.bytes("draft")))
    let head = Sample.sequenced(position: 2, streamVersion: 1)
    #expect(head == (try page.bytes("sequenced-fields")))
    let event = head + draft.payload
    #expect(event == (try page.bytes("event")))
    #expect(Hash.leaf(event.span).bytes == (try page.bytes("leaf-hash")))
  }

  @Test func `The stored bytes read back as the fields that were written`() throws {
    let stored = try page.bytes("event")
    let event = try RecordedEvent(copying: stored.span)
    #expect(event.position == Position(2))
    #expect(event.header.recordedAt == Sample.time)
    #expect(event.header.streamVersion == 1)
    #expect(event.header.type == .personRegistered)
    #expect(event.header.stream == StreamID(.person, 1))
    #expect(event.header.personNumber == 1)
    #expect(event.actor == "operator")
    #expect(event.associatedData == (try page.bytes("draft")))
    #expect(event.sealed.isEmpty)
  }

  @Test func `The generated type reads the same event`() throws {
    let event = try SchemaEvent(serializedBytes: page.bytes("event"))
    #expect(event.position == 2)
    #expect(event.streamNumber == 1)
    #expect(try SchemaPersonRegistered(serializedBytes: event.body).hasNhsNumber_p)
  }

  @Test func `Position and time of zero are left out, an effective time of zero is not`() throws {
    let epoch = Timestamp(microseconds: 0)
    var body = SchemaLedgerCreated()
    body.origin = "example.org/iapt"
    body.simulatedClock = true
    let fields = EventFields(
      type: .ledgerCreated, stream: StreamID(.ledger, 1), effectiveAt: epoch, actor: "operator",
      body: try body.serializedBytes())
    let head = Sample.sequenced(position: 0, at: epoch, streamVersion: 1)
    #expect(head + EventDraft(fields).payload == (try page.bytes("first-event")))
  }

  // MARK: Idempotency

  @Test func `The first event of a keyed append carries the digest of key and content`() throws {
    let key = Sample.key
    #expect(key.digest == (try page.bytes("idempotency-digest")))
    let head = Sample.sequenced(position: 341, streamVersion: 2, idempotency: key.mark(ofEvents: 1))
    #expect(head == (try page.bytes("keyed-sequenced-fields")))
  }

  @Test func `An idempotency record holds the content, the positions and the time`() throws {
    let record = IdempotencyRecord(
      contentDigest: Sample.key.contentDigest, positions: 341..<342, recordedAt: Sample.time)
    let stored = try page.bytes("idempotency-record")
    #expect(record.encoded == stored)
    #expect(IdempotencyRecord(encoded: stored.span)?.positions == 341..<342)
  }

  // MARK: Reference data

  @Test func `The body of a load names the content by its digest`() throws {
    let stored = try page.bytes("reference-body")
    let body = try SchemaReferenceDataLoaded(serializedBytes: stored)
    let content = Array(try page.text("reference-content").utf8)
    #expect(body.kind == "gp-practices" && body.rows == 2 && body.asAt == 18_535)
    #expect(Array(body.contentDigest) == Array(SHA256.hash(data: content)))
    #expect(body.fileDigest == body.contentDigest)
    let again: [UInt8] = try body.serializedBytes()
    #expect(again == stored)
  }

  // MARK: Sealed parts

  @Test func `Rows and the body of a referral are messages of the schema`() throws {
    let rows = try SchemaRows(serializedBytes: page.bytes("rows"))
    #expect(rows.rows.map(\.table) == ["IDS101Referral", "IDS603PresentingComplaints"])
    #expect(rows.rows[0].fields == [1, 2, 4])
    #expect(rows.rows[0].values == ["R-1", "P-1", "2020-09-03"])
    let again: [UInt8] = try rows.serializedBytes()
    #expect(again == (try page.bytes("rows")))
    let body: [UInt8] = try Sample.referralBody().serializedBytes()
    #expect(body == (try page.bytes("referral-body")))
  }

  @Test func `A sealed part is bound to fields 5 to 16 and stands behind them`() throws {
    let sealed = try page.bytes("sealed-part")
    let fields = try Sample.referralSubmitted()
    var bound: [UInt8] = []
    let draft = EventDraft(fields, keyID: 1) { associatedData in
      bound = Array(associatedData)
      return sealed
    }
    #expect(bound == (try page.bytes("associated-data")))
    let event = Sample.sequenced(position: 300, streamVersion: 1) + draft.payload
    #expect(event == (try page.bytes("sealed-event")))
    let recorded = try RecordedEvent(copying: event.span)
    #expect(recorded.sealed == sealed)
    #expect(recorded.header.keyID == 1)
    #expect(recorded.associatedData == (try page.bytes("associated-data")))
  }

  @Test func `The sealed part opens under its key, and not with other associated data`() throws {
    let stored = try page.bytes("sealed-event")
    let event = try RecordedEvent(copying: stored.span)
    let key = SymmetricKey(data: Array(0x60...0x7f).map(UInt8.init))
    let box = try AES.GCM.SealedBox(combined: event.sealed.dropFirst(4))
    let plain = try AES.GCM.open(box, using: key, authenticating: event.associatedData)
    #expect(Array(plain) == (try page.bytes("rows")))
    var other = event.associatedData
    other[1] ^= 1
    #expect(throws: (any Error).self) {
      try AES.GCM.open(box, using: key, authenticating: other)
    }
  }

  // MARK: The tree

  @Test func `Stored hashes stand in the order in which subtrees are completed`() throws {
    let lines = (0..<8).map { index in
      let (level, number) = MerkleTree.subtree(atStoredIndex: UInt64(index))
      let first = number << UInt64(level)
      return "\(index) \(level) \(first)-\(first + (1 << UInt64(level)) - 1)"
    }
    #expect(lines == (try page.lines("stored-hash-order")))
    #expect(MerkleTree.storedHashCount(forSize: 5) == 8)
  }

  @Test func `A leaf's hash is found by its chunk and its place in it`() throws {
    for line in try page.lines("hash-chunks") {
      let words = line.split(separator: " ")
      let leaf = try #require(UInt64(words[1]))
      let index = MerkleTree.storedHashIndex(leaf: LeafIndex(leaf))
      let (chunk, place) = index.quotientAndRemainder(dividingBy: StoredHashes.perChunk)
      #expect(line == "leaf \(leaf) index \(index) chunk \(chunk) place \(place)")
    }
  }

  @Test func `Three leaves store four hashes and leave an edge of two peaks`() throws {
    var edge = RightEdge()
    var stored: [Hash] = []
    for letter in ["a", "b", "c"] {
      edge.append(Hash.leaf(Array(letter.utf8).span), into: &stored)
    }
    #expect(stored.flatMap(\.bytes) == (try page.bytes("stored-hashes")))
    #expect(edge.encoded == (try page.bytes("right-edge")))
    #expect(edge.root.bytes == (try page.bytes("right-edge-root")))
    #expect(RightEdge(encoded: edge.encoded.span) == edge)
  }

  // MARK: Streams and state

  @Test func `The version of a stream stands in a chunk of 256 of its category`() throws {
    let stream = StreamID(.referral, 600)
    #expect(bigEndian(StreamVersions.ChunkKey(stream).packed) == (try page.bytes("stream-key")))
    var versions = [UInt32](repeating: 0, count: 256)
    versions[600 % 256] = 3
    let chunk = StreamVersions.encode(versions)
    #expect(chunk.count == 256)
    #expect(Array(chunk[80..<96]) == (try page.bytes("stream-chunk-part")))
    #expect(Array(SHA256.hash(data: chunk)) == (try page.bytes("stream-chunk-digest")))
    #expect(StreamVersions.decode(chunk.span) == versions)
  }

  @Test func `The format and the newest time are eight bytes each`() throws {
    #expect(bigEndian(OpenLog.format) == (try page.bytes("state-format")))
    let time = UInt64(bitPattern: Sample.time.microseconds)
    #expect(bigEndian(time) == (try page.bytes("state-time")))
  }

  // MARK: Projections

  @Test func `A content digest covers lengths, keys and values in the order of the keys`() throws {
    var state = MemoryState()
    state.set(Array("abc".utf8), for: [1, 2])
    state.set([], for: [1])
    #expect(state.digest.bytes == (try page.bytes("content-digest")))
    let input = try page.bytes("content-digest-input")
    #expect(Array(SHA256.hash(data: input)) == state.digest.bytes)
  }

  @Test func `The history of a referral is an entry with the body as stored`() throws {
    let bytes = try page.bytes("sealed-event")
    let event = StoredEvent(header: try EventHeader(of: bytes.span), bytes: bytes.span)
    var state = MemoryState()
    try Referrals.apply(event, to: &state)
    #expect(state.value(of: try page.bytes("referral-key")) == (try page.bytes("referral-history")))
  }

  // MARK: Proofs

  @Test func `The checkpoint is signed by the key of the page`() throws {
    let verifier = try NoteVerifier(parsing: page.lines("verifier-key")[0])
    let text = try page.text("checkpoint")
    let signed = try SignedCheckpoint(parsing: Array(text.utf8).span)
    #expect(signed.encoded == text)
    #expect(try signed.opened(by: verifier).size == 3)
  }

  @Test func `The inclusion proof leads from the event that it carries to the checkpoint`() throws {
    let verifier = try NoteVerifier(parsing: page.lines("verifier-key")[0])
    let text = try page.text("inclusion-proof")
    let proof = try InclusionProof(parsing: Array(text.utf8).span)
    #expect(proof.encoded == text)
    let event = try RecordedEvent(copying: proof.extra.span)
    #expect(event.position.rawValue == proof.index.rawValue)
    try proof.verify(Hash.leaf(proof.extra.span), in: proof.checkpoint.opened(by: verifier))
  }

  @Test func `The consistency proof leads from the older checkpoint to the newer`() throws {
    let verifier = try NoteVerifier(parsing: page.lines("verifier-key")[0])
    let text = try page.text("consistency-proof")
    let proof = try ConsistencyProof(parsing: Array(text.utf8).span)
    #expect(proof.encoded == text)
    try proof.verify(
      from: proof.older.opened(by: verifier), to: proof.newer.opened(by: verifier))
  }
}

/// What the examples are made from; the page says the same in words.
private enum Sample {
  static let time = Timestamp(microseconds: 1_602_493_200_000_000)
  static let correlation = Array(0...15).map(UInt8.init)
  static let key = IdempotencyKey("submit/RX4/october", content: Array(0...31).map(UInt8.init))

  /// A person was registered, with an NHS number.
  static let registered = EventFields(
    type: .personRegistered, stream: StreamID(.person, 1), effectiveAt: time, actor: "operator",
    correlationID: correlation, personNumber: 1, body: [0x08, 0x01])

  static func referralSubmitted() throws -> EventFields {
    EventFields(
      type: .referralSubmitted, stream: StreamID(.referral, 7), effectiveAt: time,
      actor: "operator", correlationID: correlation, personNumber: 3, referralNumber: 7,
      body: try referralBody().serializedBytes())
  }

  static func referralBody() -> SchemaReferralSubmitted {
    var body = SchemaReferralSubmitted()
    body.submission = 1
    body.provider = "RX4"
    body.period = 202_009
    body.part = 1
    body.parts = 1
    body.receivedOn = 18_508
    body.rows = ([101, 603] as [UInt32]).map { table in
      var rows = SchemaTableRows()
      rows.table = table
      rows.rows = 1
      return rows
    }
    return body
  }

  static func sequenced(
    position: UInt64, at time: Timestamp = time, streamVersion: UInt64,
    idempotency: [UInt8]? = nil
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    appendSequencedFields(
      to: &bytes, position: position, recordedAt: time, streamVersion: streamVersion,
      idempotencyMark: idempotency)
    return bytes
  }
}

/// The examples of Docs/format.md by their names.
private struct FormatPage {
  /// Every example that a test of the suite reads.
  static let checked: Set<String> = [
    "associated-data", "checkpoint", "consistency-proof", "content-digest",
    "content-digest-input", "draft", "event", "first-event", "hash-chunks", "idempotency-digest",
    "idempotency-record", "inclusion-proof", "keyed-sequenced-fields", "leaf-hash",
    "reference-body", "reference-content", "referral-body", "referral-history", "referral-key",
    "right-edge", "right-edge-root", "rows", "sealed-event", "sealed-part", "sequenced-fields",
    "state-format", "state-time", "stored-hash-order", "stored-hashes", "stream-chunk-digest",
    "stream-chunk-part", "stream-key", "verifier-key",
  ]

  private var examples: [String: [String]] = [:]

  init() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Docs/format.md")
    let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    var name: String?
    var isOpen = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("<!-- example: ") {
        let title = String(line.dropFirst(14).prefix { $0 != " " })
        #expect(examples[title] == nil, "the example \(title) stands there twice")
        examples[title] = []
        name = title
      } else if line.hasPrefix("```"), name != nil {
        if isOpen { name = nil }
        isOpen.toggle()
      } else if isOpen, let name {
        examples[name, default: []].append(String(line))
      }
    }
  }

  var names: Set<String> { Set(examples.keys) }

  /// The lines of an example.
  func lines(_ name: String) throws -> [String] {
    try #require(examples[name], "Docs/format.md has no example \(name)")
  }

  /// An example as text that ends with a newline.
  func text(_ name: String) throws -> String {
    try lines(name).reduce(into: "") { $0 += $1 + "\n" }
  }

  /// The bytes of an example in hexadecimal, white space left out.
  func bytes(_ name: String) throws -> [UInt8] {
    let digits = Array(try lines(name).joined().filter { !$0.isWhitespace })
    return try stride(from: 0, to: digits.count, by: 2).map { place in
      try #require(UInt8(String(digits[place..<min(place + 2, digits.count)]), radix: 16))
    }
  }
}
