import Foundation
import NIOCore
import NIOHTTP1
import Testing

@testable import MESHClient

private let message = "M1"

private func operation(_ chunk: Int = 1) throws -> MESHOperation {
  .download(try MessageID(message), chunk: chunk)
}

private func gzip(_ bytes: [UInt8]) throws -> [UInt8] {
  Array(try #require(Gzip.compress(ByteBuffer(bytes: bytes))).readableBytesView)
}

/// `b"9990000018,\n" * 3`, made with `gzip.compress(..., mtime=0)` of Python 3.11.
private let pythonGzip: [UInt8] = [
  0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xB3, 0xB4, 0xB4, 0x34,
  0x00, 0x01, 0x43, 0x0B, 0x1D, 0x2E, 0x4B, 0x1C, 0x6C, 0x00, 0xDF, 0x7F, 0x4E, 0xA7,
  0x24, 0x00, 0x00, 0x00,
]

/// A first answer that is refused.
struct BadChunk: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let play: Play
  let defect: MESHError.Defect
}

private let badFirstChunks = [
  BadChunk(
    testDescription: "no type", play: .answer(200, chunkHeaders("1:1", type: nil), [1]),
    defect: .header("Mex-MessageType")),
  BadChunk(
    testDescription: "unknown type", play: .answer(200, chunkHeaders("1:1", type: "OTHER"), [1]),
    defect: .header("Mex-MessageType")),
  BadChunk(
    testDescription: "another message", play: .answer(200, chunkHeaders("1:1", id: "M2"), [1]),
    defect: .otherMessage),
  BadChunk(
    testDescription: "garbled range", play: .answer(200, chunkHeaders("1of1"), [1]),
    defect: .header("Mex-Chunk-Range")),
  BadChunk(
    testDescription: "second chunk first", play: .answer(206, chunkHeaders("2:3"), [1]),
    defect: .chunk(number: 2, of: 3, expected: 1, ofExpected: 3)),
  BadChunk(
    testDescription: "no chunks", play: .answer(200, chunkHeaders("1:0"), [1]),
    defect: .chunk(number: 1, of: 0, expected: 1, ofExpected: 1)),
  BadChunk(
    testDescription: "more to come without 206", play: .answer(200, chunkHeaders("1:2"), [1]),
    defect: .statusOfChunk(status: 200, number: 1, of: 2)),
  BadChunk(
    testDescription: "206 of one", play: .answer(206, chunkHeaders("1:1"), [1]),
    defect: .statusOfChunk(status: 206, number: 1, of: 1)),
  BadChunk(
    testDescription: "206 without a range", play: .answer(206, chunkHeaders(nil), [1]),
    defect: .statusOfChunk(status: 206, number: 1, of: 1)),
  BadChunk(
    testDescription: "not gzip",
    play: .answer(
      200, chunkHeaders("1:1", more: ["content-encoding": "gzip"]), Array("plain text".utf8)),
    defect: .compression),
  BadChunk(
    testDescription: "unknown encoding",
    play: .answer(200, chunkHeaders("1:1", more: ["content-encoding": "br"]), [1]),
    defect: .compression),
  BadChunk(
    testDescription: "packed twice",
    play: .answer(200, chunkHeaders("1:1", more: ["content-encoding": "br, gzip"]), [1]),
    defect: .compression),
  BadChunk(
    testDescription: "body without an end",
    play: .raw("HTTP/1.1 200 OK\r\nmex-messagetype: DATA\r\nmex-chunk-range: 1:1\r\n\r\nabc"),
    defect: .unboundedBody),
]

@Suite struct DownloadTests {
  @Test func `a plain chunk is handed over with what is known of it`() async throws {
    let more = [
      "mex-filename": "f.dat", "mex-localid": "L", "mex-subject": "S",
      "mex-content-type": "text/csv", "mex-statustimestamp": "20261123231905",
    ]
    try await onStage([.answer(200, chunkHeaders("1:1", more: more), [1, 2, 3])]) { stage in
      let sink = Sink()
      let download = try await stage.client.download(MessageID(message)) { sink.append($0) }
      #expect(sink.bytes == [1, 2, 3])
      #expect(sink.chunks.map(\.number) == [1] && sink.chunks.map(\.total) == [1])
      #expect(download.byteCount == 3)
      #expect(download.message.kind == .data)
      #expect(download.message.sender?.description == serviceMailbox)
      #expect(download.message.workflow?.description == "SPINE_NTT_UPHOLDING")
      #expect(download.message.fileName == "f.dat")
      #expect(download.message.localID == "L")
      #expect(download.message.subject == "S")
      #expect(download.message.contentType == "text/csv")
      #expect(download.message.timestamp == "20261123231905")
      let seen = try #require(stage.server.seen.first)
      #expect(seen.line == "GET /messageexchange/X26HC999/inbox/M1")
      #expect(seen.headers["accept-encoding"] == ["gzip"])
    }
  }

  @Test func `each chunk is unpacked by its own encoding`() async throws {
    let packed = ["content-encoding": "gzip", "mex-content-compressed": "Y"]
    try await onStage([
      .answer(206, chunkHeaders("1:3", more: packed), pythonGzip),
      .answer(206, chunkHeaders("2:3", more: ["mex-content-compressed": "Y"]), [7, 8]),
      .answer(200, chunkHeaders("3:3", type: nil, more: packed), try gzip([9])),
    ]) { stage in
      let sink = Sink()
      let download = try await stage.client.download(MessageID(message)) { sink.append($0) }
      let first = Array(String(repeating: "9990000018,\n", count: 3).utf8)
      #expect(sink.chunks.map(\.bytes) == [first, [7, 8], [9]])
      #expect(sink.chunks.map(\.number) == [1, 2, 3])
      #expect(download.byteCount == 39)
      #expect(download.message.chunkCount == 3)
      #expect(
        stage.server.seen.map(\.uri) == [
          "/messageexchange/X26HC999/inbox/M1", "/messageexchange/X26HC999/inbox/M1/2",
          "/messageexchange/X26HC999/inbox/M1/3",
        ])
    }
  }

  @Test func `a message without a range has one chunk`() async throws {
    try await onStage([.answer(200, chunkHeaders(nil), [5])]) { stage in
      let sink = Sink()
      try await stage.client.download(MessageID(message)) { sink.append($0) }
      #expect(sink.bytes == [5])
    }
  }

  @Test(arguments: badFirstChunks)
  func `a first chunk that breaks the protocol is refused`(_ bad: BadChunk) async throws {
    try await onStage([bad.play]) { stage in
      let sink = Sink()
      let error = await meshError {
        try await stage.client.download(MessageID(message)) { sink.append($0) }
      }
      let expected = MESHError.malformedAnswer(try operation(), bad.defect)
      #expect(error == expected)
      #expect(sink.chunks.isEmpty)
    }
  }

  @Test(
    arguments: [
      (nil, 1, 1), ("1:3", 1, 3), ("3:3", 3, 3), ("2:4", 2, 4), ("2:2", 2, 2),
    ] as [(String?, Int, Int)])
  func `a later chunk of another number or total is refused`(
    _ range: String?, _ number: Int, _ total: Int
  ) async throws {
    try await onStage([
      .answer(206, chunkHeaders("1:3"), [1]), .answer(206, chunkHeaders(range), [2]),
    ]) { stage in
      let sink = Sink()
      let error = await meshError {
        try await stage.client.download(MessageID(message)) { sink.append($0) }
      }
      let defect = MESHError.Defect.chunk(number: number, of: total, expected: 2, ofExpected: 3)
      let expected = MESHError.malformedAnswer(try operation(2), defect)
      #expect(error == expected)
      #expect(sink.bytes == [1])
    }
  }

  @Test func `the last chunk must come with 200 and the others with 206`() async throws {
    try await onStage([
      .answer(206, chunkHeaders("1:2"), [1]), .answer(206, chunkHeaders("2:2"), [2]),
    ]) { stage in
      let error = await meshError { try await stage.client.download(MessageID(message)) { _ in } }
      let defect = MESHError.Defect.statusOfChunk(status: 206, number: 2, of: 2)
      let expected = MESHError.malformedAnswer(try operation(2), defect)
      #expect(error == expected)
    }
  }

  @Test func `a chunk that breaks off is fetched again and handed over once`() async throws {
    let packed = chunkHeaders("2:2", more: ["content-encoding": "gzip"])
    let whole = try gzip([3, 4, 5, 6])
    try await onStage([
      .cut(206, chunkHeaders("1:2"), [1], announced: 2), .hangUp,
      .answer(206, chunkHeaders("1:2"), [1, 2]),
      .cut(200, packed, Array(whole.prefix(20)), announced: whole.count),
      .answer(200, packed, Array(whole.dropLast(6))), .answer(200, packed, whole),
    ]) { stage in
      let sink = Sink()
      try await stage.client.download(MessageID(message)) { sink.append($0) }
      #expect(sink.chunks.map(\.bytes) == [[1, 2], [3, 4, 5, 6]])
      #expect(Set(stage.server.seen.map(\.authorization)).count == 6)
    }
  }

  @Test func `gone, refused and unknown messages are told apart`() async throws {
    let empty = MESHError.Refusal(event: "", code: "")
    let operation = try operation()
    let rows: [(Int, MESHError)] = [
      (410, .gone(operation)), (404, .notFound(operation)),
      (403, .authenticationRefused(operation, empty)),
    ]
    for (status, expected) in rows {
      try await onStage([.answer(status)]) { stage in
        let error = await meshError { try await stage.client.download(MessageID(message)) { _ in } }
        #expect(error == expected)
      }
    }
  }

  @Test func `a sink that throws ends the download with its own error`() async throws {
    struct Full: Error {}
    try await onStage([.answer(206, chunkHeaders("1:2"), [1])]) { stage in
      await #expect(throws: Full.self) {
        try await stage.client.download(MessageID(message)) { _ in throw Full() }
      }
      #expect(stage.server.seen.count == 1)
    }
  }

  @Test func `a report of non-delivery hands over nothing and tells its facts`() async throws {
    let headers = [
      "mex-chunk-range": "1:0", "mex-total-chunks": "0", "mex-messagetype": "REPORT",
      "mex-messageid": "R1", "mex-linkedmsgid": "M9", "mex-localid": "L9",
      "mex-to": clientMailbox, "mex-subject": "NDR: S", "mex-statuscode": "14",
      "mex-statusevent": "SEND", "mex-statussuccess": "ERROR",
      "mex-statusdescription": "Message not collected by recipient after 5 days",
    ]
    let facts = IncomingMessage.ReportFacts(
      undelivered: try MessageID("M9"), localID: "L9", event: "SEND", code: "14",
      reason: "Message not collected by recipient after 5 days")
    try await onStage([.answer(200, headers), .answer(200, headers)]) { stage in
      let sink = Sink()
      let download = try await stage.client.download(MessageID("R1")) { sink.append($0) }
      #expect(download.message.kind == .report(facts))
      #expect(download.message.sender == nil)
      #expect(sink.chunks.isEmpty && download.byteCount == 0)
      #expect(try await stage.client.head(MessageID("R1")).kind == .report(facts))
      #expect(stage.server.seen[1].line == "HEAD /messageexchange/X26HC999/inbox/R1")
    }
  }

  @Test func `headers can be read without the content, packed or not`() async throws {
    let packed = chunkHeaders("1:3", more: ["content-encoding": "gzip"])
    try await onStage([
      .answer(206, packed, pythonGzip), .answer(200, chunkHeaders("1:1"), [1]), .answer(410),
    ]) { stage in
      let id = try MessageID(message)
      #expect(try await stage.client.head(id).chunkCount == 3)
      #expect(try await stage.client.head(id).chunkCount == 1)
      #expect(await meshError { _ = try await stage.client.head(id) } == .gone(.head(id)))
    }
  }
}
