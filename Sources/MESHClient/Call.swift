internal import NIOCore
internal import NIOHTTP1

/// One request as it is meant, before a token is made for it.
struct Call {
  /// Which connection a request may use.
  enum Connection {
    /// One that served an earlier request, if there is one.
    case reused
    /// A new one. The server may be closing an idle connection at the moment that a request goes
    /// out on it; for a request that must not be repeated that would leave its outcome unknown.
    case fresh
  }

  let operation: MESHOperation
  var method: HTTPMethod = .GET
  /// The path and the query, behind scheme and host.
  let path: String
  var headers: [(name: String, value: String)] = []
  var body: ByteBuffer?
  /// Whether the request may be sent again when nobody knows what became of it.
  var isRepeatable = true
  var connection: Connection = .reused
  /// How long a successful answer's body may be.
  var bodyLimit = BodyLimit(bytes: 1 << 20, key: "answer bytes", configured: 1 << 20)
  /// Looks at a successful answer before its body is read.
  var inspect: @Sendable (Int, HTTPHeaders) throws(MESHError) -> Void = { _, _ in }
}

/// How many bytes the body of an answer may have after decompression, and by which limit.
struct BodyLimit {
  let bytes: Int
  /// The name of the limit that this follows from, and its value.
  let key: String
  let configured: Int

  func exceeded(_ operation: MESHOperation) -> MESHError {
    .tooLarge(operation, key: key, limit: configured)
  }
}

/// A whole answer.
struct Answer {
  let status: Int
  let headers: HTTPHeaders
  let body: [UInt8]
  /// Whether an earlier try of the same call may have reached the service.
  var isAfterUnknownOutcome = false
}

/// Why a request got no whole answer.
struct AttemptFailure: Error {
  let error: MESHError
  /// Whether the same request may succeed when it is made anew.
  let isTransient: Bool
  /// Whether it is certain that no byte of the request reached the service.
  let wasNotSent: Bool
  /// How long the service asked to be left alone.
  var retryAfterSeconds: Int?
}
