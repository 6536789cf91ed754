import AsyncHTTPClient
import DataSet
import EventLog
import EventSchema
import Foundation
import Intake
import MESHClient
import NIOCore
import NIOHTTP1
import OptOutExchange
import Policy
import Projections
import SubmissionLedger
import TestSupport
import Testing

/// The running sandbox, as `Tools/mesh-sandbox run` describes it in the environment.
enum Sandbox {
  static let port = ProcessInfo.processInfo.environment["MESH_SANDBOX_PORT"]
  /// Whether its tests run; when they are required and it is not there, they run and fail.
  static let isOn =
    port != nil || ProcessInfo.processInfo.environment["REQUIRE_MESH_SANDBOX"] == "1"

  /// Does what only an operator of the sandbox can do.
  static func administer(_ path: String, _ json: String) async throws {
    let port = try #require(port)
    var request = HTTPClientRequest(url: "http://127.0.0.1:\(port)/messageexchange/admin/\(path)")
    request.method = .POST
    request.headers.add(name: "Content-Type", value: "application/json")
    request.body = .bytes(ByteBuffer(string: json))
    let response = try await HTTPClient.shared.execute(request, timeout: .seconds(20))
    #expect(response.status == .ok)
    _ = try await response.body.collect(upTo: 1 << 16)
  }
}

/// What runs against the sandbox, one after the other: all share two mailboxes.
@Suite(.enabled(if: Sandbox.isOn, "needs Tools/mesh-sandbox"), .serialized)
struct OptOutExchangeSuites {}

/// A ledger with 107 numbered people, the settings of its exchange, and both mailboxes, emptied.
final class ExchangeStage {
  static let ledgerMailbox = "X26HC998"
  static let serviceMailbox = "X26OT155"
  static let time = "2020-10-12T09:30:00Z"
  static let people = 107

  let home = TemporaryDirectory()
  var ledgerPath: String { home.path + "/ledger" }
  var settingsPath: String { home.path + "/opt-out.json" }

  /// - Parameter gate: where the ledger finds the service; the sandbox itself where none is given.
  init(replySeconds: Int = 60, through gate: ServiceGate? = nil) throws {
    try Self.create(at: ledgerPath)
    try use { ledger in
      let request = SubmissionRequest(
        path: FixtureFiles.path("small-2.0"), provider: try #require(OrganisationCode("RX4")))
      #expect(try ledger.submit(request).status == .accepted)
    }
    let port = try #require(
      Sandbox.port, "MESH_SANDBOX_PORT is not set; use Tools/mesh-sandbox run")
    for (name, mailbox, password, port) in [
      ("mesh.json", Self.ledgerMailbox, "client-password", gate.map { String($0.port) } ?? port),
      ("service.json", Self.serviceMailbox, "service-password", port),
    ] {
      try write(password, to: "\(name).password")
      try write(
        """
        {"url": "http://127.0.0.1:\(port)", "mailbox": "\(mailbox)",
         "password": {"file": "\(name).password"}, "sharedKey": {"file": "key"},
         "retry": {"firstDelayMilliseconds": 10, "longestDelayMilliseconds": 100}}
        """, to: name)
    }
    try write("sandbox-key", to: "key")
    try setReplySeconds(replySeconds)
  }

  /// Says how long a check waits for its answers.
  func setReplySeconds(_ seconds: Int) throws {
    try write(
      """
      {"mesh": "mesh.json", "recipient": "\(Self.serviceMailbox)", "numbersPerFile": 60,
       "replySeconds": \(seconds), "pollSeconds": 1}
      """, to: "opt-out.json")
  }

  private static func create(at path: String) throws {
    let ledger = try SubmissionLedger.create(
      at: path, origin: "example.org/iapt", simulatedClock: true, session: session)
    try ledger.log.close()
  }

  private static var session: LedgerSession {
    LedgerSession(
      actor: "tester", simulatedTime: Timestamp(time),
      readerProgram: BuiltPrograms.path("iapt-intake-reader"))
  }

  private func write(_ text: String, to name: String) throws {
    try text.write(toFile: "\(home.path)/\(name)", atomically: true, encoding: .utf8)
  }

  func use<Result>(_ body: (SubmissionLedger) throws -> Result) throws -> Result {
    let ledger = try SubmissionLedger.open(at: ledgerPath, session: Self.session)
    do {
      let result = try body(ledger)
      try ledger.log.close()
      return result
    } catch {
      try ledger.log.close()
      throw error
    }
  }

  /// Runs a check, or goes on with the open one.
  func check(_ steps: Steps = Steps()) async throws -> OptOutCheckResult {
    let settings = try ExchangeSettings.load(path: settingsPath)
    let ledger = try SubmissionLedger.open(at: ledgerPath, session: Self.session)
    do {
      let result = try await MESHClient.withClient(settings.mesh, settings.credentials) { client in
        try await OptOutExchange(ledger, client, settings) { steps.append($0) }.run()
      }
      try ledger.log.close()
      return result
    } catch {
      try ledger.log.close()
      throw error
    }
  }

  /// Runs the body with a client of the service's mailbox.
  func service<Result>(_ body: (MESHClient) async throws -> Result) async throws -> Result {
    let (mesh, credentials) = try MESHConfiguration.load(path: home.path + "/service.json")
    return try await MESHClient.withClient(mesh, credentials, body)
  }

  func empty() async throws {
    try await service { client in
      for id in try await client.inbox().messages { try await client.acknowledge(id) }
    }
    let settings = try ExchangeSettings.load(path: settingsPath)
    try await MESHClient.withClient(settings.mesh, settings.credentials) { client in
      for id in try await client.inbox().messages { try await client.acknowledge(id) }
    }
  }

  /// What is left in the ledger's inbox.
  func inbox() async throws -> [MessageID] {
    let settings = try ExchangeSettings.load(path: settingsPath)
    return try await MESHClient.withClient(settings.mesh, settings.credentials) { client in
      try await client.inbox().messages
    }
  }

  func events(_ type: EventType) throws -> [RecordedEvent] {
    try use { ledger in
      var events: [RecordedEvent] = []
      try ledger.replay(ReplayFilter()) {
        if $0.event.header.type == type { events.append($0.event) }
      }
      return events
    }
  }

  /// Checks that the log is what its tree says, and every projection the fold of it.
  func verify() throws {
    try use { ledger in
      #expect(try ledger.verify().isGood)
      try ledger.catchUp()
      #expect(try ledger.verifyProjections().allSatisfy { $0.isEqual })
    }
  }

  /// The standing of everybody in the files, by number.
  func standings(of numbers: [String]) throws -> [String: String] {
    try use { ledger in
      var standings: [String: String] = [:]
      for number in numbers {
        let status = try ledger.optOutStatus(of: NHSNumber(number), reason: "test")
        standings[number] = status.standing.standing.rawValue
      }
      return standings
    }
  }
}
