import Foundation
import NIOCore
import Testing

@testable import MESHClient

private let packed = ["content-encoding": "gzip"]

private func gzip(_ bytes: [UInt8]) throws -> [UInt8] {
  Array(try #require(Gzip.compress(ByteBuffer(bytes: bytes))).readableBytesView)
}

/// What a download under small limits ends with, and what was handed over before.
private func attempt(
  _ script: [Play], _ limits: MESHConfiguration.Limits
) async throws -> (error: MESHError?, bytes: [UInt8]) {
  let sink = Sink()
  var error: MESHError?
  try await onStage(script, limits: limits) { stage in
    do {
      try await stage.client.download(MessageID("M1")) { sink.append($0) }
    } catch let failure as MESHError {
      error = failure
    }
  }
  return (error, sink.bytes)
}

@Suite struct DownloadLimitTests {
  let first: MESHOperation
  let second: MESHOperation

  init() throws {
    first = .download(try MessageID("M1"), chunk: 1)
    second = .download(try MessageID("M1"), chunk: 2)
  }

  @Test(arguments: 9...11)
  func `a chunk may be as large as the limit and no larger`(_ size: Int) async throws {
    let limits = try MESHConfiguration.Limits(largestChunkBytes: 10)
    let content = [UInt8](repeating: 7, count: size)
    let plays: [Play] = try [
      .answer(200, chunkHeaders("1:1"), content),
      .answer(200, chunkHeaders("1:1", more: packed), gzip(content)),
    ]
    for play in plays {
      let result = try await attempt([play], limits)
      if size <= 10 {
        #expect(result.error == nil)
        #expect(result.bytes == content)
      } else {
        #expect(result.error == .tooLarge(first, key: "largestChunkBytes", limit: 10))
        #expect(result.bytes.isEmpty)
      }
    }
  }

  @Test func `a length beyond the limit is refused before the body`() async throws {
    let limits = try MESHConfiguration.Limits(largestChunkBytes: 1_000)
    let result = try await attempt(
      [.cut(200, chunkHeaders("1:1"), [1], announced: 1_000_000_000)], limits)
    #expect(result.error == .tooLarge(first, key: "largestChunkBytes", limit: 1_000))
  }

  @Test func `a body without a length is refused when it passes the limit`() async throws {
    let limits = try MESHConfiguration.Limits(largestChunkBytes: 1_000)
    let lines = chunkHeaders("1:1").map { "\($0.key): \($0.value)\r\n" }.joined()
    let part = "200\r\n" + String(repeating: "x", count: 512) + "\r\n"
    let text =
      "HTTP/1.1 200 OK\r\n\(lines)Transfer-Encoding: chunked\r\n\r\n"
      + String(repeating: part, count: 3) + "0\r\n\r\n"
    let result = try await attempt([.raw(text)], limits)
    #expect(result.error == .tooLarge(first, key: "largestChunkBytes", limit: 1_000))
  }

  @Test func `a chunk that unpacks to a thousand times its size is refused`() async throws {
    let bomb = try gzip([UInt8](repeating: 0, count: 64 << 20))
    try #require(bomb.count < 100_000)
    let limits = try MESHConfiguration.Limits(largestChunkBytes: 1 << 20)
    let result = try await attempt(
      [.answer(200, chunkHeaders("1:1", more: packed), bomb)], limits)
    #expect(result.error == .tooLarge(first, key: "largestChunkBytes", limit: 1 << 20))
    #expect(result.bytes.isEmpty)
  }

  @Test func `a gzip stream with something behind it is refused`() async throws {
    let content = try gzip([1, 2, 3]) + [0x1F, 0x8B, 8, 0]
    let result = try await attempt(
      [.answer(200, chunkHeaders("1:1", more: packed), content)], .standard)
    #expect(result.error == .malformedAnswer(first, .compression))
    #expect(result.bytes.isEmpty)
  }

  @Test func `a gzip stream with a wrong checksum is refused`() async throws {
    var content = try gzip([UInt8](repeating: 5, count: 1_000))
    content[content.count - 6] ^= 1
    let result = try await attempt(
      [.answer(200, chunkHeaders("1:1", more: packed), content)], .standard)
    #expect(result.error == .malformedAnswer(first, .compression))
    #expect(result.bytes.isEmpty)
  }

  @Test func `the chunks together may be as large as the message limit and no larger`()
    async throws
  {
    let limits = try MESHConfiguration.Limits(largestChunkBytes: 10, largestMessageBytes: 15)
    let ten = [UInt8](repeating: 1, count: 10)
    for (size, isGood) in [(5, true), (6, false)] {
      let rest = [UInt8](repeating: 2, count: size)
      for headers in [chunkHeaders("2:2"), chunkHeaders("2:2", more: packed)] {
        let body = headers["content-encoding"] == nil ? rest : try gzip(rest)
        let result = try await attempt(
          [.answer(206, chunkHeaders("1:2"), ten), .answer(200, headers, body)], limits)
        #expect(
          result.error
            == (isGood ? nil : .tooLarge(second, key: "largestMessageBytes", limit: 15)))
        #expect(result.bytes == (isGood ? ten + rest : ten))
      }
    }
  }

  @Test func `a message of too many chunks is refused at the first`() async throws {
    let limits = try MESHConfiguration.Limits(mostChunks: 3)
    let result = try await attempt([.answer(206, chunkHeaders("1:4"), [1])], limits)
    #expect(result.error == .tooLarge(first, key: "mostChunks", limit: 3))
    #expect(result.bytes.isEmpty)
  }

  /// The limit of the unpacking itself, apart from that of the unpacked body.
  @Test func `unpacking stops at the limit of a chunk in every answer`() async throws {
    let text = #"{"messages":[]}"# + String(repeating: " ", count: 5_000)
    let body = try gzip(Array(text.utf8))
    let small = try MESHConfiguration.Limits(largestChunkBytes: 1_000)
    try await onStage([.answer(200, packed, body)], limits: small) { stage in
      let error = await meshError { _ = try await stage.client.inbox() }
      #expect(error == .tooLarge(.list, key: "largestChunkBytes", limit: 1_000))
    }
    try await onStage([.answer(200, packed, body)]) { stage in
      let listing = try await stage.client.inbox()
      #expect(listing.messages.isEmpty)
    }
  }
}

@Suite struct DownloadFileTests {
  @Test func `a download into a file leaves the file whole and closed to others`() async throws {
    try await withFolder { folder in
      let path = folder.appendingPathComponent("message").path
      try Data([9, 9, 9, 9]).write(to: URL(fileURLWithPath: path + ".part"))
      try await onStage([
        .answer(206, chunkHeaders("1:2"), [1, 2]), .answer(200, chunkHeaders("2:2"), [3]),
      ]) { stage in
        let download = try await stage.client.download(MessageID("M1"), toFile: path)
        #expect(download.byteCount == 3)
      }
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data([1, 2, 3]))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["message"])
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    }
  }

  @Test func `a failed download leaves no file`() async throws {
    try await withFolder { folder in
      let path = folder.appendingPathComponent("message").path
      try await onStage([.answer(206, chunkHeaders("1:2"), [1, 2]), .answer(410)]) { stage in
        let id = try MessageID("M1")
        let error = await meshError { try await stage.client.download(id, toFile: path) }
        #expect(error == .gone(.download(id, chunk: 2)))
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }
  }

  @Test func `a file that is there is not overwritten, and nothing is asked of the service`()
    async throws
  {
    try await withFolder { folder in
      let url = folder.appendingPathComponent("message")
      try Data([7]).write(to: url)
      try await onStage([]) { stage in
        let error = await meshError {
          try await stage.client.download(MessageID("M1"), toFile: url.path)
        }
        guard case .file(url.path, _) = error else {
          Issue.record("\(String(describing: error))")
          return
        }
        let elsewhere = folder.appendingPathComponent("absent/message").path
        let absent = await meshError {
          try await stage.client.download(MessageID("M1"), toFile: elsewhere)
        }
        guard case .file = absent else {
          Issue.record("\(String(describing: absent))")
          return
        }
        #expect(stage.server.seen.isEmpty)
      }
      #expect(try Data(contentsOf: url) == Data([7]))
    }
  }
}
