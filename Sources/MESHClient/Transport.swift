internal import AsyncHTTPClient
internal import NIOCore
internal import NIOHTTP1
internal import NIOHTTPCompression
internal import NIOSSL

/// Makes single requests and hands back whole answers.
///
/// Redirects are not followed: a token must not go where another server points.
struct Transport: Sendable {
  private let url: String
  private let timeoutSeconds: Int
  private let limits: MESHConfiguration.Limits
  /// Keeps connections for a while and unpacks compressed answers.
  private let reusing: HTTPClient
  /// Makes a connection for each request and leaves answers as they come.
  private let single: HTTPClient

  /// Loads the TLS files; connects to nothing yet.
  init(_ configuration: MESHConfiguration) throws(MESHError) {
    url = configuration.url
    timeoutSeconds = configuration.timeoutSeconds
    limits = configuration.limits
    var settings = HTTPClient.Configuration(
      tlsConfiguration: try TLSSettings.load(configuration.tls),
      redirectConfiguration: .disallow,
      timeout: .init(
        connect: .seconds(Int64(min(10, timeoutSeconds))), read: .seconds(Int64(timeoutSeconds))))
    settings.httpVersion = .http1Only
    settings.connectionPool.idleTimeout = .seconds(4)
    settings.connectionPool.retryConnectionEstablishment = false
    var oneUse = settings
    oneUse.maximumUsesPerConnection = 1
    settings.decompression = .enabled(limit: .size(limits.largestChunkBytes))
    reusing = HTTPClient(eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: settings)
    single = HTTPClient(eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: oneUse)
  }

  /// Closes all connections; further requests fail.
  func shutdown() async {
    // The one error there is says that it was done before.
    _ = try? await reusing.shutdown()
    _ = try? await single.shutdown()
  }

  /// Sends the call once, with this token, and reads the whole answer.
  func attempt(_ call: Call, authorization: String) async throws(AttemptFailure) -> Answer {
    var request = HTTPClientRequest(url: url + call.path)
    request.method = call.method
    request.headers.add(name: "Authorization", value: authorization)
    request.headers.add(name: "Accept", value: "application/vnd.mesh.v2+json")
    for (name, value) in call.headers { request.headers.add(name: name, value: value) }
    if !request.headers.contains(name: "Accept-Encoding") {
      request.headers.add(name: "Accept-Encoding", value: "identity")
    }
    request.body = call.body.map { .bytes($0) }
    do {
      return try await exchange(request, for: call)
    } catch let error as MESHError {
      throw AttemptFailure(error: error, isTransient: false, wasNotSent: false)
    } catch {
      throw AttemptFailure(
        error, during: call.operation, seconds: timeoutSeconds, limits: limits)
    }
  }

  private func exchange(_ request: HTTPClientRequest, for call: Call) async throws -> Answer {
    let deadline = NIODeadline.now() + .seconds(Int64(timeoutSeconds))
    let client = call.connection == .fresh ? single : reusing
    let response = try await client.execute(request, deadline: deadline)
    let status = Int(response.status.code)
    let isSuccess = (200..<300).contains(status)
    if isSuccess {
      try checkEncoding(response.headers, isUnpacked: call.connection == .reused, call.operation)
      try call.inspect(status, response.headers)
    }
    // The reason of a refusal is short; a long one is left unread and does without.
    let limit = isSuccess ? call.bodyLimit.bytes : 1 << 16
    var body: [UInt8] = []
    if let length = response.headers.first(name: "content-length").flatMap({ Int($0) }) {
      body.reserveCapacity(max(0, min(length, limit)))
    }
    for try await part in response.body {
      guard NIODeadline.now() < deadline else { throw HTTPClientError.deadlineExceeded }
      guard body.count + part.readableBytes <= limit else {
        guard isSuccess else { break }
        throw call.bodyLimit.exceeded(call.operation)
      }
      body.append(contentsOf: part.readableBytesView)
    }
    return Answer(status: status, headers: response.headers, body: body)
  }

  /// Refuses an encoding that was not undone; the client undoes exactly one, and only if it is
  /// the first of the header.
  private func checkEncoding(
    _ headers: HTTPHeaders, isUnpacked: Bool, _ operation: MESHOperation
  ) throws(MESHError) {
    let codings = headers[canonicalForm: "content-encoding"].map { $0.lowercased() }
      .filter { $0 != "identity" }
    guard codings.isEmpty || (isUnpacked && codings == ["gzip"]) || operation.isHead else {
      throw .malformedAnswer(operation, .compression)
    }
  }
}

extension MESHOperation {
  /// Whether the answer has no body, whatever its headers say.
  fileprivate var isHead: Bool {
    if case .head = self { return true }
    return false
  }
}

/// Turns the named files into the settings of a TLS connection.
enum TLSSettings {
  static func load(_ files: MESHConfiguration.TLSFiles?) throws(MESHError) -> TLSConfiguration {
    var settings = TLSConfiguration.makeClientConfiguration()
    settings.minimumTLSVersion = .tlsv12
    settings.certificateVerification = .fullVerification
    if let path = files?.caFile {
      settings.trustRoots = .certificates(try certificates(path, key: "tls.caFile"))
    }
    if let path = files?.clientCertificateFile {
      settings.certificateChain = try certificates(path, key: "tls.clientCertificateFile")
        .map { .certificate($0) }
    }
    if let path = files?.clientKeyFile {
      guard let key = try? NIOSSLPrivateKey(file: path, format: .pem) else {
        throw .configuration(
          key: "tls.clientKeyFile", reason: "\(path) is not an unencrypted private key in PEM")
      }
      settings.privateKey = .privateKey(key)
    }
    return settings
  }

  private static func certificates(
    _ path: String, key: String
  ) throws(MESHError) -> [NIOSSLCertificate] {
    guard let certificates = try? NIOSSLCertificate.fromPEMFile(path), !certificates.isEmpty else {
      throw .configuration(key: key, reason: "\(path) has no certificate in PEM")
    }
    return certificates
  }
}
