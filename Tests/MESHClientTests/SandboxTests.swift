import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOSSL
import Testing

@testable import MESHClient

/// The running sandbox, as `Tools/mesh-sandbox start` describes it in the environment.
enum Sandbox {
  static let variables = ProcessInfo.processInfo.environment
  static let port = variables["MESH_SANDBOX_PORT"]
  static let tlsPort = variables["MESH_SANDBOX_TLS_PORT"]
  static let tlsDirectory = variables["MESH_SANDBOX_TLS_DIRECTORY"]
  static let isRequired = variables["REQUIRE_MESH_SANDBOX"] == "1"

  /// Whether its tests run; when they are required and it is not there, they run and fail.
  static var isOn: Bool { port != nil || isRequired }
  static var hasTLS: Bool { (tlsPort != nil && tlsDirectory != nil) || isRequired }

  /// The mailboxes, passwords and key that `Tools/mesh-sandbox` sets up.
  static func credentials(
    _ mailbox: String, password: String? = nil, key: String = "sandbox-key"
  ) throws -> MESHCredentials {
    let own = mailbox == serviceMailbox ? "service-password" : "client-password"
    return try MESHCredentials(
      mailbox: MailboxID(mailbox), password: password ?? own, sharedKey: key)
  }

  static func with(
    _ credentials: MESHCredentials, limits: MESHConfiguration.Limits = .standard,
    _ body: (MESHClient) async throws -> Void
  ) async throws {
    let port = try #require(port, "MESH_SANDBOX_PORT is not set; use Tools/mesh-sandbox run")
    let configuration = try MESHConfiguration(url: "http://127.0.0.1:\(port)", limits: limits)
    try await MESHClient.withClient(configuration, credentials, body)
  }

  /// Both ends of an exchange, with empty inboxes.
  static func withBoth(
    limits: MESHConfiguration.Limits = .standard,
    _ body: (_ sender: MESHClient, _ receiver: MESHClient) async throws -> Void
  ) async throws {
    try await with(credentials(clientMailbox), limits: limits) { sender in
      try await with(credentials(serviceMailbox), limits: limits) { receiver in
        for client in [sender, receiver] {
          for id in try await client.inbox().messages { try await client.acknowledge(id) }
        }
        try await body(sender, receiver)
      }
    }
  }

  /// Does what only an operator of the sandbox can do, and returns the answer.
  static func administer(_ path: String, _ json: String) async throws -> String {
    let port = try #require(port)
    var request = HTTPClientRequest(url: "http://127.0.0.1:\(port)/messageexchange/admin/\(path)")
    request.method = .POST
    request.headers.add(name: "Content-Type", value: "application/json")
    request.body = .bytes(ByteBuffer(string: json))
    let response = try await HTTPClient.shared.execute(request, timeout: .seconds(20))
    #expect(response.status == .ok)
    return String(buffer: try await response.body.collect(upTo: 1 << 16))
  }
}

/// One exchange at a time: all share the sandbox's two mailboxes.
@Suite(.enabled(if: Sandbox.isOn, "needs Tools/mesh-sandbox"), .serialized)
struct SandboxTests {
  @Test func `a handshake succeeds, and fails with each wrong secret`() async throws {
    try await Sandbox.with(Sandbox.credentials(clientMailbox)) { try await $0.handshake() }
    let wrong = [
      try Sandbox.credentials(clientMailbox, password: "other"),
      try Sandbox.credentials(clientMailbox, key: "other"),
      try Sandbox.credentials("X26NOSUCH"),
    ]
    for credentials in wrong {
      try await Sandbox.with(credentials) { client in
        guard
          case .authenticationRefused(.handshake, _) = await meshError({
            try await client.handshake()
          })
        else {
          Issue.record("not refused")
          return
        }
      }
    }
  }

  @Test(arguments: [false, true])
  func `a message of one chunk arrives as it was sent`(_ isCompressed: Bool) async throws {
    try await Sandbox.withBoth { sender, receiver in
      let content = Array("9990000018,\n9990000026,\n".utf8)
      let localID = "ONE-\(UUID().uuidString)"
      let id = try await sender.send(
        outgoing(content, localID: localID, isCompressed: isCompressed))
      let listing = try await receiver.inbox()
      #expect(listing == InboxListing(messages: [id], isComplete: true))
      #expect(try await sender.track(id).state == .accepted)

      let head = try await receiver.head(id)
      let sink = Sink()
      let download = try await receiver.download(id) { sink.append($0) }
      #expect(sink.bytes == content)
      #expect(download.message == head)
      #expect(head.kind == .data && head.chunkCount == 1)
      #expect(head.sender?.description == clientMailbox)
      #expect(head.workflow?.description == "SPINE_NTT_UPHOLDING")
      #expect(head.fileName == "X26HC999-010126-0001.dat")
      #expect(head.localID == localID)
      #expect(head.subject == "SUBJECT-1")

      try await receiver.acknowledge(id)
      try await receiver.acknowledge(id)
      #expect(try await receiver.inbox().messages.isEmpty)
      #expect(try await sender.track(id).state == .acknowledged)
      guard case .one(let found) = try await sender.find(localID: localID) else {
        Issue.record("not found by its local id")
        return
      }
      #expect(found.id == id && found.state == .acknowledged)
      #expect(try await sender.find(localID: "NEVER-SENT") == SentSearch.none)

      let again = try await sender.send(outgoing(content, localID: localID))
      #expect(try await sender.find(localID: localID) == SentSearch.several)
      try await receiver.acknowledge(again)
    }
  }

  @Test(arguments: [false, true])
  func `a file of three chunks arrives as it was sent`(_ isCompressed: Bool) async throws {
    let limits = try MESHConfiguration.Limits(chunkBytes: 100_000)
    try await withFolder { folder in
      let source = folder.appendingPathComponent("sent")
      let target = folder.appendingPathComponent("received")
      let lines = (0..<20_000).map { "\(9_990_000_000 + $0),\n" }.joined()
      try Data(lines.utf8).write(to: source)
      try await Sandbox.withBoth(limits: limits) { sender, receiver in
        let id = try await sender.send(
          OutgoingMessage(
            to: MailboxID(serviceMailbox), workflow: WorkflowID("SPINE_NTT_UPHOLDING"),
            fileName: "f.dat", localID: "THREE-\(UUID().uuidString)", isCompressed: isCompressed,
            content: .file(path: source.path)))
        #expect(try await receiver.head(id).chunkCount == 3)
        let download = try await receiver.download(id, toFile: target.path)
        #expect(download.byteCount == 240_000)
        #expect(try Data(contentsOf: target) == Data(lines.utf8))
        try await receiver.acknowledge(id)
      }
    }
  }

  @Test func `a long inbox is listed over several pages, oldest first`() async throws {
    let limits = try MESHConfiguration.Limits(listPage: 10)
    try await Sandbox.withBoth(limits: limits) { sender, receiver in
      var sent: [MessageID] = []
      for number in 1...23 {
        sent.append(try await sender.send(outgoing([1], localID: "PAGE-\(number)")))
      }
      #expect(try await receiver.inbox().messages == sent)
      for id in sent { try await receiver.acknowledge(id) }
    }
  }

  @Test func `an unknown recipient and an unknown message are told apart`() async throws {
    try await Sandbox.withBoth { sender, receiver in
      let nobody = try MailboxID("X26NOSUCH")
      let error = await meshError {
        try await sender.send(
          OutgoingMessage(
            to: nobody, workflow: WorkflowID("W"), fileName: "f", localID: "L",
            content: .bytes([1])))
      }
      #expect(error == .unknownRecipient(nobody, localID: "L"))
      let id = try MessageID("00000000000000000000000000000000")
      #expect(
        await meshError { try await receiver.download(id) { _ in } }
          == .notFound(.download(id, chunk: 1)))
      #expect(await meshError { _ = try await receiver.head(id) } == .notFound(.head(id)))
      #expect(
        await meshError { try await receiver.acknowledge(id) } == .notFound(.acknowledge(id)))
      #expect(await meshError { _ = try await sender.track(id) } == .notFound(.track(id)))
    }
  }

  @Test func `a message that is not collected comes back as a report`() async throws {
    try await Sandbox.withBoth { sender, receiver in
      let localID = "LOST-\(UUID().uuidString)"
      let id = try await sender.send(outgoing([1], localID: localID))
      _ = try await Sandbox.administer("message/\(id)/event", #"{"status":"undeliverable"}"#)
      _ = try await Sandbox.administer(
        "report",
        """
        {"mailbox_id": "\(clientMailbox)", "code": "14", "description": "x",
         "workflow_id": "SPINE_NTT_UPHOLDING", "subject": "SUBJECT-1", "local_id": "\(localID)",
         "status": "undeliverable", "linked_message_id": "\(id)"}
        """)
      #expect(
        await meshError { try await receiver.download(id) { _ in } }
          == .gone(.download(id, chunk: 1)))
      #expect(try await sender.track(id).state == .undeliverable)
      let report = try #require(try await sender.inbox().messages.first)
      let sink = Sink()
      let download = try await sender.download(report) { sink.append($0) }
      guard case .report(let facts) = download.message.kind else {
        Issue.record("no report")
        return
      }
      #expect(facts.undelivered == id && facts.localID == localID)
      #expect(facts.code == "14" && facts.event == "SEND")
      #expect(sink.chunks.isEmpty)
      #expect(try await sender.head(report) == download.message)
      try await sender.acknowledge(report)
      #expect(try await sender.inbox().messages.isEmpty)
    }
  }

  @Test(.enabled(if: Sandbox.hasTLS, "needs openssl"))
  func `mutual TLS takes the right certificate and name and nothing else`() async throws {
    let port = try #require(Sandbox.tlsPort, "MESH_SANDBOX_TLS_PORT is not set")
    let folder = try #require(Sandbox.tlsDirectory, "MESH_SANDBOX_TLS_DIRECTORY is not set")
    func path(_ name: String) -> String { "\(folder)/\(name)" }
    func files(_ ca: String?, _ client: String?) throws -> MESHConfiguration.TLSFiles {
      try MESHConfiguration.TLSFiles(
        caFile: ca.map { path("\($0).pem") },
        clientCertificateFile: client.map { path("\($0).pem") },
        clientKeyFile: client.map { path("\($0).key") })
    }
    func handshake(_ host: String, _ files: MESHConfiguration.TLSFiles) async throws {
      let configuration = try MESHConfiguration(
        url: "https://\(host):\(port)", retry: RetryPolicy(attempts: 1), tls: files)
      try await MESHClient.withClient(configuration, Sandbox.credentials(clientMailbox)) { client in
        try await client.handshake()
      }
    }
    try await handshake("localhost", files("ca", "client"))
    try await handshake("127.0.0.1", files("ca", "client"))
    let bad: [(String, String?, String?)] = [
      ("localhost", "ca", nil), ("localhost", "ca", "stranger"), ("localhost", nil, "client"),
      ("localhost", "otherca", "client"),
    ]
    for (host, ca, client) in bad {
      let error = await meshError { try await handshake(host, files(ca, client)) }
      switch error {
      // A refused client certificate may show only when the server hangs up.
      case .tls(.handshake, _): break
      case .connection(.handshake, _) where client != "client": break
      default: Issue.record("\(host) \(ca ?? "-") \(client ?? "-"): \(String(describing: error))")
      }
    }
  }
  @Test(
    .enabled(if: Sandbox.hasTLS, "needs openssl"),
    arguments: ["localhost", "127.0.0.1"], [("wrongname", "ca"), ("server", "otherca")])
  func `a server that does not prove its name gets no request`(
    _ host: String, _ files: (certificate: String, trusted: String)
  ) async throws {
    let folder = try #require(Sandbox.tlsDirectory, "MESH_SANDBOX_TLS_DIRECTORY is not set")
    let context = try NIOSSLContext(
      configuration: .makeServerConfiguration(
        certificateChain: NIOSSLCertificate.fromPEMFile("\(folder)/\(files.certificate).pem")
          .map { .certificate($0) },
        privateKey: .privateKey(
          NIOSSLPrivateKey(file: "\(folder)/\(files.certificate).key", format: .pem))))
    let server = try await ScriptedServer.start([.answer(200)], tls: context)
    let configuration = try MESHConfiguration(
      url: "https://\(host):\(server.port)",
      tls: MESHConfiguration.TLSFiles(caFile: "\(folder)/\(files.trusted).pem"))
    try await MESHClient.withClient(configuration, Sandbox.credentials(clientMailbox)) { client in
      let handshake = await meshError { try await client.handshake() }
      let sending = await meshError { try await client.send(outgoing([1])) }
      guard case .tls(.handshake, _) = handshake, case .tls(.send, _) = sending else {
        Issue.record("\(String(describing: handshake)), \(String(describing: sending))")
        return
      }
    }
    #expect(server.seen.isEmpty)
    try await server.stop()
  }
}
