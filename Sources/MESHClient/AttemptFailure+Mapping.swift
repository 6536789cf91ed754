internal import AsyncHTTPClient
internal import NIOCore
internal import NIOHTTPCompression
internal import NIOPosix
internal import NIOSSL

#if canImport(Darwin)
internal import Darwin
#elseif canImport(Glibc)
internal import Glibc
#endif

extension AttemptFailure {
  /// Tells apart what never left the machine, what may be tried again, and what will not change.
  ///
  /// Whatever is not known to have stayed here counts as possibly sent.
  init(
    _ error: any Error, during operation: MESHOperation, seconds: Int,
    limits: MESHConfiguration.Limits
  ) {
    switch error {
    case let error as HTTPClientError:
      self.init(error, operation, seconds)
    case let error as NIOConnectionError:
      self.init(
        error: .connection(operation, reason: "cannot reach \(error.host):\(error.port)"),
        isTransient: true, wasNotSent: true)
    case let error as IOError where error.errnoCode == ECONNREFUSED:
      // An address in numbers fails without the wrapping that a name's addresses get.
      self.init(
        error: .connection(operation, reason: "connection refused"), isTransient: true,
        wasNotSent: true)
    case NIOSSLError.uncleanShutdown:
      self.init(
        error: .connection(operation, reason: "closed in the middle"), isTransient: true,
        wasNotSent: false)
    case NIOSSLError.handshakeFailed(let reason):
      self.init(
        error: .tls(operation, reason: Self.oneLine(reason)), isTransient: false, wasNotSent: true)
    case NIOSSLError.unableToValidateCertificate, NIOSSLError.noCertificateToValidate:
      self.init(
        error: .tls(operation, reason: Self.oneLine(error)), isTransient: false, wasNotSent: true)
    case let error as NIOSSLExtraError where error == .failedToValidateHostname:
      self.init(
        error: .tls(operation, reason: Self.oneLine(error)), isTransient: false, wasNotSent: true)
    case is NIOSSLError, is BoringSSLError, is NIOSSLExtraError:
      self.init(
        error: .tls(operation, reason: Self.oneLine(error)), isTransient: false, wasNotSent: false)
    case NIOHTTPDecompression.DecompressionError.limit:
      self.init(
        error: .tooLarge(operation, key: "largestChunkBytes", limit: limits.largestChunkBytes),
        isTransient: false, wasNotSent: false)
    case let error as NIOHTTPDecompression.ExtraDecompressionError where error == .truncatedData:
      self.init(
        error: .malformedAnswer(operation, .compression), isTransient: true, wasNotSent: false)
    case is NIOHTTPDecompression.DecompressionError,
      is NIOHTTPDecompression.ExtraDecompressionError:
      self.init(
        error: .malformedAnswer(operation, .compression), isTransient: false, wasNotSent: false)
    case is CancellationError:
      self.init(error: .cancelled(operation), isTransient: false, wasNotSent: false)
    default:
      // An errno of the socket, or an answer that is not HTTP.
      let reason = (error as? IOError)?.description ?? "\(type(of: error))"
      self.init(
        error: .connection(operation, reason: reason), isTransient: true, wasNotSent: false)
    }
  }

  private init(_ error: HTTPClientError, _ operation: MESHOperation, _ seconds: Int) {
    switch error {
    case .alreadyShutdown:
      self.init(error: .shutDown(operation), isTransient: false, wasNotSent: true)
    case .cancelled:
      self.init(error: .cancelled(operation), isTransient: false, wasNotSent: false)
    case .connectTimeout, .getConnectionFromPoolTimeout, .tlsHandshakeTimeout:
      self.init(
        error: .connection(operation, reason: error.shortDescription.lowercased()),
        isTransient: true, wasNotSent: true)
    case .deadlineExceeded, .readTimeout, .writeTimeout:
      self.init(
        error: .timeout(operation, seconds: seconds), isTransient: true, wasNotSent: false)
    default:
      self.init(
        error: .connection(operation, reason: error.shortDescription.lowercased()),
        isTransient: true, wasNotSent: false)
    }
  }

  private static func oneLine(_ error: any Error) -> String {
    String("\(error)".prefix(300).map { $0.isNewline ? " " : $0 })
  }
}
