import Foundation
import Synchronization
import Testing

@testable import MESHClient

let clientMailbox = "X26HC999"
let serviceMailbox = "X26OT154"

func mailboxID(_ text: String) throws -> MailboxID { try MailboxID(text) }

let secretPassword = "correct-horse-battery"
let secretKey = "shared-key-of-the-tests"

/// Waits that were asked for and not waited.
final class Waits: Sendable {
  private let list: Mutex<[Duration]> = Mutex([])
  var all: [Duration] { list.withLock { $0 } }
  func append(_ wait: Duration) { list.withLock { $0.append(wait) } }
}

/// What a test with a scripted server has at hand.
struct Stage: Sendable {
  let client: MESHClient
  let server: ScriptedServer
  let waits: Waits
}

/// Runs `body` with a client of a server that plays `script`, and expects the script to be used up.
func onStage(
  _ script: [Play], timeoutSeconds: Int = 20, limits: MESHConfiguration.Limits = .standard,
  retry: RetryPolicy = .standard, expectsAll: Bool = true,
  _ body: (Stage) async throws -> Void
) async throws {
  let server = try await ScriptedServer.start(script)
  let waits = Waits()
  let client = try MESHClient(
    MESHConfiguration(
      url: "http://127.0.0.1:\(server.port)", timeoutSeconds: timeoutSeconds, limits: limits,
      retry: retry),
    MESHCredentials(
      mailbox: MailboxID(clientMailbox), password: secretPassword, sharedKey: secretKey),
    surroundings: Surroundings(sleep: { waits.append($0) }, jitter: { 1 }))
  do {
    try await body(Stage(client: client, server: server, waits: waits))
  } catch {
    await client.shutdown()
    try await server.stop()
    throw error
  }
  await client.shutdown()
  try await server.stop()
  if expectsAll { #expect(server.unplayed == 0, "some plays were not reached") }
}

/// The error that `body` throws, if it is one of this module.
func meshError(
  sourceLocation: SourceLocation = #_sourceLocation, _ body: () async throws -> Void
) async -> MESHError? {
  do {
    try await body()
    Issue.record("nothing was thrown", sourceLocation: sourceLocation)
    return nil
  } catch let error as MESHError {
    return error
  } catch {
    Issue.record("thrown: \(error)", sourceLocation: sourceLocation)
    return nil
  }
}

/// A message of these bytes to the service.
func outgoing(
  _ content: [UInt8], localID: String = "LOCAL-1", isCompressed: Bool = false
) throws -> OutgoingMessage {
  try OutgoingMessage(
    to: MailboxID(serviceMailbox), workflow: WorkflowID("SPINE_NTT_UPHOLDING"),
    fileName: "X26HC999-010126-0001.dat", localID: localID, subject: "SUBJECT-1",
    isCompressed: isCompressed, content: .bytes(content))
}

/// The headers of a chunk of a message.
func chunkHeaders(
  _ range: String?, id: String? = "M1", type: String? = "DATA", more: [String: String] = [:]
) -> [String: String] {
  var headers = more
  headers["mex-chunk-range"] = range
  headers["mex-messageid"] = id
  headers["mex-messagetype"] = type
  headers["mex-from"] = serviceMailbox
  headers["mex-to"] = clientMailbox
  headers["mex-workflowid"] = "SPINE_NTT_UPHOLDING"
  return headers
}

/// A folder that is removed after `body`.
func withFolder(_ body: (URL) async throws -> Void) async throws {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "mesh-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  try await body(folder)
}

/// Collects what a download hands over.
final class Sink: Sendable {
  private let list: Mutex<[ReceivedChunk]> = Mutex([])
  var chunks: [ReceivedChunk] { list.withLock { $0 } }
  var bytes: [UInt8] { chunks.flatMap(\.bytes) }
  func append(_ chunk: ReceivedChunk) { list.withLock { $0.append(chunk) } }
}
