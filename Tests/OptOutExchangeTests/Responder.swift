import Foundation
import NIOCore
import NIOHTTP1
import TestSupport
import Synchronization

@testable import MESHClient

/// Plays the opt-out service on its mailbox.
final class Responder: Sendable {
  /// What the service does with a request.
  enum Behaviour: String, Sendable, CaseIterable {
    case allClear, someOptedOut, everyoneOptedOut, invalidNumbers, interimReceipt, empty, duplicate
    case foreignNumbers, garbled, neverAnswers, answersTwice, contradictsItself, notDelivered
    case answersToAnOldRequest, tooLong
  }

  /// A request that came.
  struct Request: Sendable {
    let localID: String
    let fileName: String
    let numbers: [String]
  }

  private let stage: ExchangeStage.Service
  private let behaviour: Behaviour
  private let list: Mutex<[Request]> = Mutex([])
  var requests: [Request] { list.withLock { $0 } }
  /// Every number that was asked about.
  var numbers: [String] { requests.flatMap(\.numbers) }

  init(_ stage: ExchangeStage.Service, _ behaviour: Behaviour) {
    self.stage = stage
    self.behaviour = behaviour
  }

  /// Those of whom the service says that they have not opted out.
  static func clear(_ numbers: [String]) -> [String] {
    numbers.enumerated().filter { $0.offset % 3 != 1 }.map(\.element)
  }

  /// Serves until it is cancelled.
  func serve() async throws {
    try await MESHClient.withClient(stage.configuration, stage.credentials) { client in
      while !Task.isCancelled {
        for id in try await client.inbox().messages { try await answer(id, client) }
        try? await Task.sleep(for: .milliseconds(100))
      }
    }
  }

  private func answer(_ id: MessageID, _ client: MESHClient) async throws {
    let bytes = Mutex<[UInt8]>([])
    let download = try await client.download(id) { chunk in bytes.withLock { $0 += chunk.bytes } }
    let text = String(decoding: bytes.withLock { $0 }, as: UTF8.self)
    let message = download.message
    let request = Request(
      localID: message.localID ?? "", fileName: message.fileName ?? "",
      numbers: text.split(separator: "\n").map { String($0.dropLast()) })
    list.withLock { $0.append(request) }
    if behaviour == .notDelivered { return try await returnUndelivered(id, request) }
    for reply in replies(to: request) { try await send(reply, client) }
    try await client.acknowledge(id)
  }

  private struct Reply {
    let localID: String
    var subject: String?
    let content: [UInt8]

    init(_ request: Request, _ text: String, subject: String? = nil, localID: String? = nil) {
      self.localID = localID ?? request.localID
      self.subject = subject
      content = Array(text.utf8)
    }
  }

  private func lines(_ numbers: [String]) -> String { numbers.map { $0 + ",\n" }.joined() }

  private func replies(to request: Request) -> [Reply] {
    let (all, some) = (lines(request.numbers), lines(Self.clear(request.numbers)))
    let receipt = Reply(request, "{\"status\": \"accepted\"}", subject: "SUCCESS")
    return switch behaviour {
    case .allClear: [Reply(request, all)]
    case .someOptedOut: [Reply(request, some)]
    case .everyoneOptedOut: [Reply(request, "")]
    case .invalidNumbers: [Reply(request, "The file contains invalid NHS numbers")]
    case .interimReceipt: [receipt, Reply(request, some)]
    case .empty: [Reply(request, "\n")]
    case .duplicate: [Reply(request, all + lines([request.numbers[0]]))]
    case .foreignNumbers: [Reply(request, some + "9990000018,\n")]
    case .garbled: [Reply(request, some + "Server error\n")]
    case .neverAnswers, .notDelivered: [receipt]
    // The file that comes first alone: its second answer is there before the check can end.
    case .answersTwice: Array(repeating: Reply(request, some), count: requests.count == 1 ? 2 : 1)
    case .tooLong:
      [Reply(request, some + String(repeating: "\n", count: 13 * request.numbers.count + 1_000))]
    case .contradictsItself: [Reply(request, some), Reply(request, all)]
    case .answersToAnOldRequest:
      [Reply(request, all, localID: old(request.localID)), Reply(request, some)]
    }
  }

  /// The id of a file of a check long ago.
  private func old(_ localID: String) -> String {
    let parts = localID.split(separator: "-")
    return "\(parts[0])-\(parts[1])-0-1-0"
  }

  /// Below the checks of a message: the service may send what a client never would, such as nothing.
  private func send(_ reply: Reply, _ client: MESHClient) async throws {
    let headers = [
      ("Content-Type", "text/plain"), ("Content-Encoding", "gzip"),
      ("Mex-From", ExchangeStage.serviceMailbox), ("Mex-To", ExchangeStage.ledgerMailbox),
      ("Mex-WorkflowID", "SPINE_NTT_UPHOLDING"), ("Mex-FileName", "reply.dat"),
      ("Mex-LocalID", reply.localID), ("Mex-Subject", reply.subject ?? reply.localID),
    ]
    let call = Call(
      operation: .send(localID: reply.localID), method: .POST,
      path: "\(client.mailboxPath)/outbox", headers: headers.map { (name: $0, value: $1) },
      body: Gzip.compress(.init(bytes: reply.content)), connection: .fresh)
    let answer = try await client.perform(call)
    guard answer.status == 202 else { throw Refused(status: answer.status) }
  }

  private struct Refused: Error { let status: Int }

  private func returnUndelivered(_ id: MessageID, _ request: Request) async throws {
    try await Sandbox.administer("message/\(id)/event", #"{"status":"undeliverable"}"#)
    try await Sandbox.administer(
      "report",
      """
      {"mailbox_id": "\(ExchangeStage.ledgerMailbox)", "code": "14", "description": "x",
       "workflow_id": "SPINE_NTT_UPHOLDING", "subject": "x", "local_id": "\(request.localID)",
       "status": "undeliverable", "linked_message_id": "\(id)"}
      """)
  }
}

extension ExchangeStage {
  /// What it takes to play the service.
  struct Service: Sendable {
    let configuration: MESHConfiguration
    let credentials: MESHCredentials
  }

  func serviceSettings() throws -> Service {
    let (configuration, credentials) = try MESHConfiguration.load(path: home.path + "/service.json")
    return Service(configuration: configuration, credentials: credentials)
  }
}
