/// Why something did not happen, as facts that never hold a secret or any of a message's content.
public enum MESHError: Error, Hashable, Sendable {
  /// A value of the configuration is missing or outside its range; `key` is its dotted name.
  case configuration(key: String, reason: String)
  /// A field of a message or an identifier breaks the rules for such fields.
  case invalidField(name: String, reason: String)
  /// The service refused the token, the certificate or the mailbox's right to the message (403).
  case authenticationRefused(MESHOperation, Refusal)
  /// No mailbox has the address that a message was sent to (417, code 12).
  case unknownRecipient(MailboxID, localID: String)
  /// The service has no such message, or not for this mailbox (404).
  case notFound(MESHOperation)
  /// The message was acknowledged, expired or not delivered: it cannot be downloaded (410).
  case gone(MESHOperation)
  /// The message takes no more chunks because its upload has ended (423).
  case locked(MESHOperation)
  /// The service answered with a status that no further try would change.
  case refused(MESHOperation, status: Int, Refusal)
  /// The service was busy or away at the last try (425, 429, 502, 503, 504).
  case unavailable(MESHOperation, status: Int)
  /// The answer breaks the protocol.
  case malformedAnswer(MESHOperation, Defect)
  /// Something exceeds a limit of this client's configuration, named by `key`.
  case tooLarge(MESHOperation, key: String, limit: Int)
  /// No complete answer came in time.
  case timeout(MESHOperation, seconds: Int)
  /// The connection could not be made or broke.
  case connection(MESHOperation, reason: String)
  /// The two sides did not agree on a secure connection.
  case tls(MESHOperation, reason: String)
  /// The task was cancelled.
  case cancelled(MESHOperation)
  /// The client was shut down before the request.
  case shutDown(MESHOperation)
  /// A file could not be read or written.
  case file(path: String, reason: String)
  /// The message may or may not have been taken over by the service.
  ///
  /// Look for `localID` with ``MESHClient/find(localID:)`` before sending it again. A message of
  /// several chunks is not delivered in this state, because its later chunks were not sent.
  indirect case sendOutcomeUnknown(localID: String, chunks: Int, cause: MESHError)
  /// The service has the first chunks of a message and will not deliver it.
  indirect case uploadIncomplete(MessageID, chunk: Int, of: Int, cause: MESHError)

  /// What the service gave as its reason, cut to what cannot carry content.
  public struct Refusal: Hashable, Sendable {
    /// The step at which the service refused, such as `SEND`, or the field at fault; may be empty.
    public let event: String
    /// The service's code, such as `12`; may be empty.
    public let code: String
  }

  /// In what way an answer breaks the protocol.
  public enum Defect: Hashable, Sendable {
    /// A header is absent or not of its form.
    case header(String)
    /// `Mex-Chunk-Range` names another chunk or another total than was expected.
    case chunk(number: Int, of: Int, expected: Int, ofExpected: Int)
    /// The status does not go with the number of chunks that are left.
    case statusOfChunk(status: Int, number: Int, of: Int)
    /// Another message came than was asked for.
    case otherMessage
    /// The body is not the expected JSON.
    case body
    /// The body is compressed in a way that is not known, or is not what its encoding says.
    case compression
    /// Neither a length nor chunks tell where the body ends, so a broken one would go unseen.
    case unboundedBody
    /// The link to the next page leaves the inbox, or leads back to a page already read.
    case nextPage
    /// A successful status other than the one the protocol names.
    case status(Int)
  }

  /// Whether the same call may succeed later without anything being changed.
  public var isTransient: Bool {
    switch self {
    case .unavailable, .timeout, .connection: true
    case .uploadIncomplete(_, _, _, let cause): cause.isTransient
    default: false
    }
  }
}
