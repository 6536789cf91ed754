internal import FoundationEssentials

/// The JSON bodies of successful answers.
enum JSONAnswer {
  /// A page of the inbox.
  struct Page {
    let messages: [MessageID]
    /// The path and query of the next page.
    let next: String?
  }

  /// The name that was given to a sent message.
  static func sentID(_ answer: Answer, _ operation: MESHOperation) throws(MESHError) -> MessageID {
    struct Body: Decodable { let message_id: String }
    guard let body = decode(Body.self, answer), let id = try? MessageID(body.message_id) else {
      throw .malformedAnswer(operation, .body)
    }
    return id
  }

  static func page(_ answer: Answer) throws(MESHError) -> Page {
    struct Links: Decodable { let next: String? }
    struct Body: Decodable {
      let messages: [String]
      let links: Links?
    }
    guard let body = decode(Body.self, answer) else { throw .malformedAnswer(.list, .body) }
    var messages: [MessageID] = []
    for text in body.messages {
      guard let id = try? MessageID(text) else { throw .malformedAnswer(.list, .body) }
      messages.append(id)
    }
    return Page(messages: messages, next: body.links?.next)
  }

  /// The state of a sent message, in either version's names for it.
  static func tracking(
    _ answer: Answer, _ operation: MESHOperation
  ) throws(MESHError) -> TrackedMessage {
    struct Body: Decodable {
      let message_id: String?
      let messageId: String?
      let local_id: String?
      let localId: String?
      let recipient: String?
      let status: String?
      let upload_timestamp: String?
      let uploadTimestamp: String?
      let expiry_time: String?
      let expiryTime: String?
    }
    guard let body = decode(Body.self, answer), let status = body.status,
      let id = try? MessageID(body.message_id ?? body.messageId ?? "")
    else { throw .malformedAnswer(operation, .body) }
    return TrackedMessage(
      id: id, state: TrackedMessage.State(status), localID: body.local_id ?? body.localId,
      recipient: body.recipient.flatMap { try? MailboxID($0) },
      uploadTimestamp: body.upload_timestamp ?? body.uploadTimestamp,
      expiryTime: body.expiry_time ?? body.expiryTime)
  }

  private static func decode<Body: Decodable>(_ type: Body.Type, _ answer: Answer) -> Body? {
    try? JSONDecoder().decode(type, from: Data(answer.body))
  }
}
