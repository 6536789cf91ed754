import Foundation
import NIOHTTP1
import Testing

@testable import MESHClient

private let accepted = Play.json(202, #"{"message_id":"M1"}"#)
private let operation = MESHOperation.send(localID: "LOCAL-1")

private func small(_ chunkBytes: Int = 4, mostChunks: Int = 10) throws -> MESHConfiguration.Limits {
  try MESHConfiguration.Limits(
    chunkBytes: chunkBytes, largestMessageBytes: 40, mostChunks: mostChunks)
}

@Suite struct SendingTests {
  @Test func `one chunk goes out with all its headers`() async throws {
    try await onStage([accepted]) { stage in
      let id = try await stage.client.send(outgoing(Array("9990000018,\n".utf8)))
      #expect(id.description == "M1")
      let seen = try #require(stage.server.seen.first)
      #expect(seen.line == "POST /messageexchange/X26HC999/outbox")
      #expect(seen.body == Array("9990000018,\n".utf8))
      let expected = [
        "accept": "application/vnd.mesh.v2+json", "mex-from": "X26HC999", "mex-to": "X26OT154",
        "mex-workflowid": "SPINE_NTT_UPHOLDING", "mex-filename": "X26HC999-010126-0001.dat",
        "mex-localid": "LOCAL-1", "mex-subject": "SUBJECT-1", "mex-chunk-range": "1:1",
        "content-type": "application/octet-stream", "content-length": "12",
      ]
      for (name, value) in expected { #expect(seen.headers[name] == [value], "\(name)") }
      #expect(seen.headers["content-encoding"].isEmpty)
    }
  }

  /// All sizes up to three chunks and one byte: every boundary is among them.
  @Test(arguments: 1...13)
  func `a message of any size is cut without loss`(_ size: Int) async throws {
    let content = (0..<size).map { UInt8($0) }
    let chunks = (size + 3) / 4
    let script = [accepted] + Array(repeating: Play.json(202, "null"), count: chunks - 1)
    try await onStage(script, limits: small()) { stage in
      try await stage.client.send(outgoing(content))
      let seen = stage.server.seen
      #expect(seen.flatMap(\.body) == content)
      #expect(
        seen.map { $0.headers["mex-chunk-range"] } == (1...chunks).map { ["\($0):\(chunks)"] })
      #expect(
        seen.dropFirst().map(\.line)
          == (1...chunks).dropFirst().map { "POST /messageexchange/X26HC999/outbox/M1/\($0)" })
      #expect(seen.allSatisfy { $0.body.count <= 4 })
    }
  }

  @Test func `a file is sent as the same bytes would be`() async throws {
    try await withFolder { folder in
      let path = folder.appendingPathComponent("content").path
      let content = (0..<10).map { UInt8($0) }
      try Data(content).write(to: URL(fileURLWithPath: path))
      try await onStage(
        [accepted, .json(202, "null"), .json(202, "null")], limits: small()
      ) { stage in
        try await stage.client.send(
          OutgoingMessage(
            to: MailboxID(serviceMailbox), workflow: WorkflowID("W"), fileName: "F", localID: "L",
            isCompressed: false, content: .file(path: path)))
        #expect(stage.server.seen.flatMap(\.body) == content)
      }
    }
  }

  @Test(arguments: [0, 1, 5, 9, 11, 30])
  func `a file that changes its size while being sent is noticed`(_ size: Int) async throws {
    try await withFolder { folder in
      let url = folder.appendingPathComponent("content")
      try Data(repeating: 1, count: 10).write(to: url)
      let limits = try small()
      let source = try await ChunkSource(.file(path: url.path), limits, operation)
      let handle = try FileHandle(forWritingTo: url)
      try handle.truncate(atOffset: UInt64(size))
      let error = await meshError { for number in 1...3 { _ = try await source.chunk(number) } }
      #expect(
        error == .file(path: url.path, reason: "its size changed while it was being sent"))
    }
  }

  @Test func `each chunk is a gzip stream of its own`() async throws {
    let content = Array(String(repeating: "9990000018,\n", count: 50_000).utf8)
    let limits = try MESHConfiguration.Limits(chunkBytes: 250_000)
    try await onStage(
      [accepted, .json(202, "null"), .json(202, "null")], limits: limits
    ) { stage in
      try await stage.client.send(outgoing(content, isCompressed: true))
      for seen in stage.server.seen {
        #expect(seen.headers["content-encoding"] == ["gzip"])
        #expect(seen.headers["content-length"] == ["\(seen.body.count)"])
        #expect(seen.body.starts(with: [0x1F, 0x8B, 8]))
        #expect(seen.body.count < 10_000)
      }
    }
  }

  /// The service may have the message in all of these, and one request only may have been made.
  @Test(
    arguments: [
      .hangUp, .answer(500), .answer(502), .answer(503), .answer(504), .json(202, "{}"),
      .json(202, "null"), .json(202, #"{"message_id":"../x"}"#), .answer(200), .answer(204),
      .raw("HTTP/1.1 202 OK\r\nContent-Length: 99\r\n\r\n{"), .raw("NONSENSE\r\n\r\n"),
      .answer(202, ["Content-Encoding": "gzip"], [1]),
    ] as [Play])
  func `the first request is never repeated when its outcome is unknown`(_ play: Play) async throws
  {
    try await onStage([play]) { stage in
      let error = await meshError { try await stage.client.send(outgoing([1])) }
      guard case .sendOutcomeUnknown("LOCAL-1", 1, _) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(stage.server.seen.count == 1)
      #expect(stage.waits.all.isEmpty)
    }
  }

  @Test func `a first request without an answer in time has an unknown outcome`() async throws {
    try await onStage([.silence], timeoutSeconds: 1) { stage in
      let error = await meshError { try await stage.client.send(outgoing([1])) }
      #expect(
        error
          == .sendOutcomeUnknown(
            localID: "LOCAL-1", chunks: 1, cause: .timeout(operation, seconds: 1)))
    }
  }

  @Test func `a first request that is cancelled on its way has an unknown outcome`() async throws {
    try await onStage([.silence]) { stage in
      let task = Task { await meshError { try await stage.client.send(outgoing([1])) } }
      while stage.server.seen.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
      task.cancel()
      #expect(
        await task.value
          == .sendOutcomeUnknown(localID: "LOCAL-1", chunks: 1, cause: .cancelled(operation)))
    }
  }

  @Test func `a refusal of the first request is a refusal`() async throws {
    let empty = MESHError.Refusal(event: "", code: "")
    let recipient = try MailboxID(serviceMailbox)
    let rows: [(Play, MESHError)] = [
      (
        .json(417, #"{"detail":[{"event":"SEND","code":"12","msg":"Unregistered"}]}"#),
        .unknownRecipient(recipient, localID: "LOCAL-1")
      ),
      (.answer(417), .unknownRecipient(recipient, localID: "LOCAL-1")),
      (
        .json(417, #"{"detail":[{"event":"SEND","code":"17","msg":"Workflow"}]}"#),
        .refused(operation, status: 417, .init(event: "SEND", code: "17"))
      ),
      (.answer(403), .authenticationRefused(operation, empty)),
      (.answer(400), .refused(operation, status: 400, empty)),
      (.answer(302), .refused(operation, status: 302, empty)),
      (.answer(429), .unavailable(operation, status: 429)),
      (.answer(425), .unavailable(operation, status: 425)),
    ]
    for (play, expected) in rows {
      try await onStage([play]) { stage in
        #expect(await meshError { try await stage.client.send(outgoing([1])) } == expected)
      }
    }
  }

  @Test func `the first request has a connection of its own`() async throws {
    try await onStage([.answer(200), accepted, .answer(200), accepted]) { stage in
      try await stage.client.handshake()
      try await stage.client.send(outgoing([1]))
      try await stage.client.handshake()
      try await stage.client.send(outgoing([1]))
      let connections = stage.server.seen.map(\.connection)
      #expect(Set([connections[0], connections[1], connections[3]]).count == 3)
      #expect(connections[0] == connections[2], "other requests share one")
    }
  }

  @Test func `later chunks are repeated, with new tokens`() async throws {
    try await onStage(
      [accepted, .answer(503), .hangUp, .json(202, "null"), .json(202, "null")], limits: small()
    ) { stage in
      try await stage.client.send(outgoing(Array(0..<12)))
      let seen = stage.server.seen
      let ranges = seen.flatMap { $0.headers["mex-chunk-range"] }
      #expect(ranges == ["1:3", "2:3", "2:3", "2:3", "3:3"])
      #expect(seen[1].body == seen[3].body)
      #expect(Set(seen.map(\.authorization)).count == 5)
    }
  }

  @Test func `a chunk that fails for good leaves the upload incomplete`() async throws {
    let id = try MessageID("M1")
    try await onStage([accepted, .answer(400)], limits: small()) { stage in
      let error = await meshError { try await stage.client.send(outgoing(Array(0..<8))) }
      let chunk = MESHOperation.sendChunk(id, number: 2, of: 2)
      let cause = MESHError.refused(chunk, status: 400, .init(event: "", code: ""))
      #expect(error == .uploadIncomplete(id, chunk: 2, of: 2, cause: cause))
    }
  }

  @Test(arguments: [("accepted", true), ("acknowledged", true), ("uploading", false)])
  func `a last chunk whose answer was lost is looked up`(
    _ status: String, _ isDone: Bool
  ) async throws {
    let tracking = Play.json(200, #"{"message_id":"M1","status":"\#(status)"}"#)
    try await onStage([accepted, .hangUp, .answer(423), tracking], limits: small()) { stage in
      if isDone {
        #expect(try await stage.client.send(outgoing(Array(0..<8))).description == "M1")
      } else {
        let id = try MessageID("M1")
        let cause = MESHError.locked(.sendChunk(id, number: 2, of: 2))
        let error = await meshError { try await stage.client.send(outgoing(Array(0..<8))) }
        #expect(error == .uploadIncomplete(id, chunk: 2, of: 2, cause: cause))
      }
    }
  }

  @Test func `a locked upload at the first try is an error`() async throws {
    let id = try MessageID("M1")
    try await onStage([accepted, .answer(423)], limits: small()) { stage in
      let error = await meshError { try await stage.client.send(outgoing(Array(0..<8))) }
      let cause = MESHError.locked(.sendChunk(id, number: 2, of: 2))
      #expect(error == .uploadIncomplete(id, chunk: 2, of: 2, cause: cause))
    }
  }

  @Test func `what is empty or too large is not sent`() async throws {
    try await onStage([], limits: small(4, mostChunks: 2)) { stage in
      guard
        case .invalidField("content", _) = await meshError({
          try await stage.client.send(outgoing([]))
        })
      else {
        Issue.record("an empty message was not refused")
        return
      }
      #expect(
        await meshError { try await stage.client.send(outgoing(Array(0..<9))) }
          == .tooLarge(operation, key: "mostChunks", limit: 2))
      #expect(
        await meshError { try await stage.client.send(outgoing(Array(0..<41))) }
          == .tooLarge(operation, key: "largestMessageBytes", limit: 40))
      let absent = try OutgoingMessage(
        to: MailboxID("B"), workflow: WorkflowID("W"), fileName: "F", localID: "L",
        content: .file(path: "no-such-file"))
      #expect(
        await meshError { try await stage.client.send(absent) }
          == .file(path: "no-such-file", reason: "it cannot be opened for reading"))
      #expect(stage.server.seen.isEmpty)
    }
  }
}
