internal import FoundationEssentials
internal import NIOHTTP1

/// A client of the Message Exchange for Social Care and Health (MESH) for one mailbox.
///
/// It sends, lists, downloads, acknowledges and tracks messages over version 2 of the service's
/// HTTP interface. Every request carries a token of its own. Requests that may be repeated are
/// repeated as ``RetryPolicy`` says when the connection breaks or the service is busy; the one that
/// may not, the first of a message, ends in ``MESHError/sendOutcomeUnknown(localID:chunks:cause:)``
/// when its answer is lost. At most one chunk of a message is in memory.
///
/// ```swift
/// let (configuration, credentials) = try MESHConfiguration.load(path: "mesh.json")
/// try await MESHClient.withClient(configuration, credentials) { client in
///   try await client.handshake()
///   for id in try await client.inbox().messages {
///     try await client.download(id, toFile: "incoming/\(id)")
///     try await client.acknowledge(id)
///   }
/// }
/// ```
///
/// A client may be used from several tasks at once. It must be shut down before it is released.
public final class MESHClient: Sendable {
  /// Where the service is and what this client puts up with.
  public let configuration: MESHConfiguration
  /// The mailbox that this client acts for.
  public var mailbox: MailboxID { credentials.mailbox }

  private let credentials: MESHCredentials
  private let transport: Transport
  private let surroundings: Surroundings

  /// Reads the TLS files; connects to nothing yet.
  ///
  /// - Throws: ``MESHError/configuration(key:reason:)`` when a certificate or key cannot be read.
  public convenience init(
    _ configuration: MESHConfiguration, _ credentials: MESHCredentials
  ) throws(MESHError) {
    try self.init(configuration, credentials, surroundings: Surroundings())
  }

  init(
    _ configuration: MESHConfiguration, _ credentials: MESHCredentials, surroundings: Surroundings
  ) throws(MESHError) {
    self.configuration = configuration
    self.credentials = credentials
    self.surroundings = surroundings
    transport = try Transport(configuration)
  }

  /// Makes a client for the time of `body` and shuts it down after it, also when `body` throws.
  public static func withClient<Result>(
    _ configuration: MESHConfiguration, _ credentials: MESHCredentials,
    _ body: (MESHClient) async throws -> Result
  ) async throws -> Result {
    let client = try MESHClient(configuration, credentials)
    do {
      let result = try await body(client)
      await client.shutdown()
      return result
    } catch {
      await client.shutdown()
      throw error
    }
  }

  /// Closes all connections; every later request fails with ``MESHError/shutDown(_:)``.
  public func shutdown() async {
    await transport.shutdown()
  }

  /// Tells the service that the mailbox is in use, and so checks address, TLS and credentials.
  ///
  /// The service expects it at least every 24 hours.
  public func handshake() async throws(MESHError) {
    let system = ProcessInfo.processInfo.operatingSystemVersion
    let version = "\(system.majorVersion).\(system.minorVersion).\(system.patchVersion)"
    #if os(Linux)
    let name = "Linux"
    #else
    let name = "macOS"
    #endif
    let answer = try await perform(
      Call(
        operation: .handshake, path: mailboxPath,
        headers: [
          ("Mex-ClientVersion", "MESHClient==1"), ("Mex-OSName", name),
          ("Mex-OSVersion", version),
        ]))
    try expect([200], answer, .handshake)
  }

  /// The path that everything of this mailbox lies under.
  var mailboxPath: String { "/messageexchange/\(mailbox)" }
}

extension MESHClient {
  /// Sends the call until there is an answer that no further try would change.
  func perform(_ call: Call) async throws(MESHError) -> Answer {
    do throws(AttemptFailure) { return try await repeated(call) } catch { throw error.error }
  }

  /// As ``perform(_:)``, with failures that tell whether the request can have arrived.
  ///
  /// A call that may not be repeated is tried again only when it certainly never left this machine.
  func repeated(_ call: Call) async throws(AttemptFailure) -> Answer {
    var failures = 0
    var mayHaveArrived = false
    while true {
      guard !Task.isCancelled else {
        throw AttemptFailure(
          error: .cancelled(call.operation), isTransient: false, wasNotSent: !mayHaveArrived)
      }
      let failure: AttemptFailure
      do throws(AttemptFailure) {
        var answer = try await attempt(call)
        answer.isAfterUnknownOutcome = mayHaveArrived
        return answer
      } catch {
        failure = error
      }
      failures += 1
      mayHaveArrived = mayHaveArrived || !failure.wasNotSent
      guard failure.isTransient, call.isRepeatable || failure.wasNotSent,
        let delay = configuration.retry.delay(
          afterFailure: failures, retryAfterSeconds: failure.retryAfterSeconds,
          jitter: surroundings.jitter())
      else { throw failure }
      // A cancelled wait is seen at the top of the loop.
      try? await surroundings.sleep(delay)
    }
  }

  private func attempt(_ call: Call) async throws(AttemptFailure) -> Answer {
    // A token is good for one request: each try signs a new nonce, at its own time.
    let token = AuthorizationToken.header(
      for: credentials, nonce: surroundings.nonce(), count: 0, unixSeconds: surroundings.now())
    let answer = try await transport.attempt(call, authorization: token)
    guard [425, 429, 502, 503, 504].contains(answer.status) else { return answer }
    throw AttemptFailure(
      error: .unavailable(call.operation, status: answer.status), isTransient: true,
      wasNotSent: false,
      retryAfterSeconds: RetryAfter.seconds(
        in: answer.headers.first(name: "retry-after"), now: surroundings.now()))
  }

  /// Turns every status but the expected ones into the error that it stands for.
  func expect(
    _ statuses: Set<Int>, _ answer: Answer, _ operation: MESHOperation
  ) throws(MESHError) {
    if statuses.contains(answer.status) { return }
    let refusal = MESHError.Refusal(body: answer.body)
    switch answer.status {
    case 403: throw .authenticationRefused(operation, refusal)
    case 404: throw .notFound(operation)
    case 410: throw .gone(operation)
    case 423: throw .locked(operation)
    case 200..<300: throw .malformedAnswer(operation, .status(answer.status))
    default: throw .refused(operation, status: answer.status, refusal)
    }
  }
}
