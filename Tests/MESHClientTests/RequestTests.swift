import Foundation
import NIOHTTP1
import Testing

@testable import MESHClient

/// A status and what it must become.
struct StatusCase: Sendable, CustomTestStringConvertible {
  let status: Int
  let error: MESHError
  var testDescription: String { "\(status)" }
}

private let empty = MESHError.Refusal(event: "", code: "")

@Suite struct RequestTests {
  @Test func `a handshake sends what the interface asks for`() async throws {
    try await onStage([.answer(200)]) { stage in
      try await stage.client.handshake()
      let seen = try #require(stage.server.seen.first)
      #expect(seen.line == "GET /messageexchange/X26HC999")
      #expect(seen.headers["accept"] == ["application/vnd.mesh.v2+json"])
      for name in ["mex-clientversion", "mex-osname", "mex-osversion"] {
        #expect(seen.headers[name].count == 1 && seen.headers[name] != [""], "\(name)")
      }
      #expect(seen.authorization.hasPrefix("NHSMESH X26HC999:"))
      #expect(!seen.headers.description.contains(secretPassword))
    }
  }

  @Test(arguments: [425, 429, 502, 503, 504])
  func `a busy service is asked again, with a new token each time`(_ status: Int) async throws {
    try await onStage([.answer(status), .hangUp, .answer(status), .answer(200)]) { stage in
      try await stage.client.handshake()
      #expect(
        stage.waits.all == [.milliseconds(500), .milliseconds(1_000), .milliseconds(2_000)])
      let tokens = stage.server.seen.map(\.authorization)
      #expect(tokens.count == 4)
      #expect(Set(tokens).count == 4, "a token was used twice")
      let nonces = tokens.compactMap { $0.split(separator: ":").dropFirst().first }
      #expect(Set(nonces).count == 4, "a nonce was used twice")
    }
  }

  @Test func `every token is signed with the secrets`() async throws {
    try await onStage([.answer(503), .answer(200)]) { stage in
      try await stage.client.handshake()
      let credentials = try MESHCredentials(
        mailbox: MailboxID(clientMailbox), password: secretPassword, sharedKey: secretKey)
      for seen in stage.server.seen {
        let parts = seen.authorization.split(separator: ":").map(String.init)
        try #require(parts.count == 5)
        #expect(UUID(uuidString: parts[1]) != nil)
        let now = Int64(Date().timeIntervalSince1970)
        let candidates = [now, now - 60].map { seconds in
          AuthorizationToken.header(
            for: credentials, nonce: parts[1], count: 0, unixSeconds: seconds)
        }
        #expect(candidates.contains(seen.authorization))
      }
    }
  }

  @Test func `a service that stays away is given up after the last try`() async throws {
    try await onStage(Array(repeating: .answer(503), count: 4)) { stage in
      let error = await meshError { try await stage.client.handshake() }
      #expect(error == .unavailable(.handshake, status: 503))
      #expect(error?.isTransient == true)
      #expect(stage.waits.all.count == 3)
    }
  }

  @Test func `Retry-After is waited for, and given up on when it is too long`() async throws {
    try await onStage([.answer(429, ["Retry-After": "17"]), .answer(200)]) { stage in
      try await stage.client.handshake()
      #expect(stage.waits.all == [.seconds(17)])
    }
    try await onStage([.answer(429, ["Retry-After": "100000"])]) { stage in
      let error = await meshError { try await stage.client.handshake() }
      #expect(error == .unavailable(.handshake, status: 429))
      #expect(stage.waits.all.isEmpty)
    }
  }

  @Test(arguments: [
    StatusCase(status: 403, error: .authenticationRefused(.handshake, empty)),
    StatusCase(status: 404, error: .notFound(.handshake)),
    StatusCase(status: 410, error: .gone(.handshake)),
    StatusCase(status: 423, error: .locked(.handshake)),
    StatusCase(status: 400, error: .refused(.handshake, status: 400, empty)),
    StatusCase(status: 417, error: .refused(.handshake, status: 417, empty)),
    StatusCase(status: 500, error: .refused(.handshake, status: 500, empty)),
    StatusCase(status: 204, error: .malformedAnswer(.handshake, .status(204))),
    StatusCase(status: 202, error: .malformedAnswer(.handshake, .status(202))),
  ])
  func `a status is not asked about twice and becomes its error`(_ row: StatusCase) async throws {
    try await onStage([.answer(row.status)]) { stage in
      #expect(await meshError { try await stage.client.handshake() } == row.error)
      #expect(stage.waits.all.isEmpty)
    }
  }

  @Test(arguments: [301, 302, 303, 307, 308])
  func `a redirect is refused and not followed`(_ status: Int) async throws {
    let other = try await ScriptedServer.start([.answer(200)])
    let location = ["Location": "http://127.0.0.1:\(other.port)/x"]
    try await onStage([.answer(status, location)]) { stage in
      let error = await meshError { try await stage.client.handshake() }
      #expect(error == .refused(.handshake, status: status, empty))
    }
    #expect(other.seen.isEmpty, "the token went where the redirect pointed")
    try await other.stop()
  }

  @Test(arguments: [
    (#"{"detail":[{"event":"SEND","code":"EPL-151","msg":"x"}]}"#, "SEND", "EPL-151"),
    (#"{"errorEvent":"SEND","errorCode":"EPL-151","errorDescription":"x"}"#, "SEND", "EPL-151"),
    (#"{"detail":[{"event":"","code":"","msg":"Invalid Authentication Token"}]}"#, "", ""),
    (#"{"detail":[{"type":"missing","loc":["header","to"]}]}"#, "header to", "missing"),
    (#"{"message":"An internal error occurred."}"#, "", ""), (#"{"detail":"Not Found"}"#, "", ""),
    ("<html>", "", ""), ("", "", ""),
  ])
  func `all shapes of a refusal are understood`(
    _ body: String, _ event: String, _ code: String
  ) async throws {
    try await onStage([.json(403, body)]) { stage in
      let error = await meshError { try await stage.client.handshake() }
      #expect(error == .authenticationRefused(.handshake, .init(event: event, code: code)))
    }
  }

  @Test func `a refusal with a huge body is a refusal all the same`() async throws {
    let body = [UInt8](repeating: UInt8(ascii: "x"), count: 300_000)
    try await onStage([.answer(403, [:], body)]) { stage in
      let error = await meshError { try await stage.client.handshake() }
      #expect(error == .authenticationRefused(.handshake, empty))
    }
  }

  @Test func `silence ends in a timeout`() async throws {
    try await onStage(
      [.silence], timeoutSeconds: 1, retry: RetryPolicy(attempts: 1)
    ) { stage in
      let error = await meshError { try await stage.client.handshake() }
      #expect(error == .timeout(.handshake, seconds: 1))
    }
  }

  @Test func `an answer that trickles ends in a timeout`() async throws {
    try await onStage([.drip], timeoutSeconds: 1, retry: RetryPolicy(attempts: 1)) { stage in
      let error = await meshError { try await stage.client.handshake() }
      #expect(error == .timeout(.handshake, seconds: 1))
    }
  }

  @Test func `an answer that breaks off is a broken connection`() async throws {
    let head = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc"
    try await onStage([.raw(head)], retry: RetryPolicy(attempts: 1)) { stage in
      let error = await meshError { try await stage.client.handshake() }
      guard case .connection(.handshake, _) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
  }

  @Test(arguments: ["NONSENSE\r\n\r\n", "HTTP/1.1 2000 OK\r\n\r\n", "\0\0\0\0"])
  func `what is not HTTP is a broken connection`(_ bytes: String) async throws {
    try await onStage([.raw(bytes)], retry: RetryPolicy(attempts: 1)) { stage in
      let error = await meshError { try await stage.client.handshake() }
      guard case .connection(.handshake, _) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
  }

  @Test(arguments: ["127.0.0.1", "localhost"])
  func `where nobody listens, nothing was sent and nothing is unknown`(_ host: String) async throws
  {
    let port = try SilentPort()
    let waits = Waits()
    let client = try MESHClient(
      MESHConfiguration(url: "http://\(host):\(port.number)", retry: RetryPolicy(attempts: 3)),
      MESHCredentials(mailbox: MailboxID("A"), password: "p", sharedKey: "k"),
      surroundings: Surroundings(sleep: { waits.append($0) }))
    let handshake = await meshError { try await client.handshake() }
    let sending = await meshError { try await client.send(outgoing([1])) }
    await client.shutdown()
    guard case .connection(.handshake, _) = handshake,
      case .connection(.send(localID: "LOCAL-1"), _) = sending
    else {
      Issue.record("\(String(describing: handshake)), \(String(describing: sending))")
      return
    }
    #expect(waits.all.count == 4, "both are tried three times")
    withExtendedLifetime(port) {}
  }

  @Test func `a client that was shut down says so`() async throws {
    try await onStage([]) { stage in
      await stage.client.shutdown()
      #expect(await meshError { try await stage.client.handshake() } == .shutDown(.handshake))
      #expect(
        await meshError { try await stage.client.send(outgoing([1])) }
          == .shutDown(.send(localID: "LOCAL-1")))
    }
  }

  @Test func `cancelling ends the wait for an answer`() async throws {
    try await onStage([.silence]) { stage in
      let task = Task { await meshError { try await stage.client.handshake() } }
      while stage.server.seen.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
      task.cancel()
      #expect(await task.value == .cancelled(.handshake))
    }
  }

  @Test func `a cancelled task sends nothing`() async throws {
    try await onStage([]) { stage in
      let task = Task {
        while !Task.isCancelled { await Task.yield() }
        return await meshError { try await stage.client.send(outgoing([1])) }
      }
      task.cancel()
      #expect(await task.value == .cancelled(.send(localID: "LOCAL-1")))
      #expect(stage.server.seen.isEmpty)
    }
  }
}
