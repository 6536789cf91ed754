internal import NIOHTTP1

/// What the service says about a message that this mailbox sent.
public struct TrackedMessage: Hashable, Sendable {
  /// How far a message has come.
  ///
  /// None of these says that anyone has acted on it.
  public enum State: Hashable, Sendable {
    /// Chunks are missing.
    case uploading
    /// It lies in the recipient's inbox.
    case accepted
    /// The recipient has taken it over.
    case acknowledged
    /// It was not collected or had nowhere to go; a report lies in the sender's inbox.
    case undeliverable
    /// The service failed on it.
    case failed
    /// A state of another name.
    case other

    init(_ text: String) {
      self =
        switch text.lowercased() {
        case "uploading": .uploading
        case "accepted": .accepted
        case "acknowledged": .acknowledged
        case "undeliverable": .undeliverable
        case "error": .failed
        default: .other
        }
    }
  }

  /// The name of the message.
  public let id: MessageID
  /// How far it has come.
  public let state: State
  /// The sender's own id.
  public let localID: String?
  /// The mailbox that it was sent to.
  public let recipient: MailboxID?
  /// When it was taken over, as the service writes it: UTC without saying so.
  public let uploadTimestamp: String?
  /// When it will be given up, as the service writes it.
  public let expiryTime: String?
}

/// What a search by the sender's own id found.
public enum SentSearch: Hashable, Sendable {
  /// Nothing was taken over under this id.
  case none
  /// One message was.
  case one(TrackedMessage)
  /// Several messages were; the service does not say which.
  case several
}

extension MESHClient {
  /// Asks what became of a message that this mailbox sent; not to be asked often.
  public func track(_ id: MessageID) async throws(MESHError) -> TrackedMessage {
    let operation = MESHOperation.track(id)
    let answer = try await perform(
      Call(operation: operation, path: "\(mailboxPath)/outbox/tracking?messageID=\(id)"))
    try expect([200], answer, operation)
    let tracked = try JSONAnswer.tracking(answer, operation)
    guard tracked.id.isSame(as: id) else { throw .malformedAnswer(operation, .otherMessage) }
    return tracked
  }

  /// Looks for what this mailbox sent under its own id, after an answer was lost.
  ///
  /// The service calls this way of asking deprecated but offers no other by local id.
  public func find(localID: String) async throws(MESHError) -> SentSearch {
    try FieldRule.checkLocalID(localID)
    let operation = MESHOperation.find(localID: localID)
    let answer = try await perform(
      Call(operation: operation, path: "\(mailboxPath)/outbox/tracking/\(localID)"))
    switch answer.status {
    case 404: return .none
    case 300: return .several
    default:
      try expect([200], answer, operation)
      return .one(try JSONAnswer.tracking(answer, operation))
    }
  }
}
