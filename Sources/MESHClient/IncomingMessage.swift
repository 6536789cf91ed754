internal import NIOHTTP1

/// What the service says about a message in the inbox.
///
/// The texts are those of the sender, passed on as they are: a file name is no path to write to.
public struct IncomingMessage: Hashable, Sendable {
  /// What a message is.
  public enum Kind: Hashable, Sendable {
    /// Content from another mailbox.
    case data
    /// The service's word that a message sent from this mailbox was not delivered.
    case report(ReportFacts)
  }

  /// What a report of non-delivery is about.
  public struct ReportFacts: Hashable, Sendable {
    /// The message that was not delivered, if the report says so.
    public let undelivered: MessageID?
    /// The sender's own id of that message, if it had one.
    public let localID: String?
    /// The step that failed, such as `SEND`.
    public let event: String
    /// The reason's code; `14` is "not collected in time".
    public let code: String
    /// The reason in the service's words.
    public let reason: String
  }

  /// The name of the message.
  public let id: MessageID
  /// Whether it is content or a report.
  public let kind: Kind
  /// How many chunks it has; a report counts as one.
  public let chunkCount: Int
  /// The sender; nil in a report.
  public let sender: MailboxID?
  /// The business flow, nil when the service names none or one outside the rules.
  public let workflow: WorkflowID?
  /// The name of the content.
  public let fileName: String?
  /// The sender's own id.
  public let localID: String?
  /// The sender's line.
  public let subject: String?
  /// The media type that the sender gave.
  public let contentType: String?
  /// When the service took the message over, as it writes it: `yyyyMMddHHmmss` in UTC.
  public let timestamp: String?
}

extension IncomingMessage {
  /// Reads the headers of an answer about `id`.
  init(
    _ id: MessageID, _ headers: HTTPHeaders, _ operation: MESHOperation
  ) throws(MESHError) {
    func text(_ name: String) -> String? {
      headers.first(name: name).flatMap { $0.isEmpty ? nil : $0 }
    }
    if let named = text("mex-messageid") {
      guard let other = try? MessageID(named), other.isSame(as: id) else {
        throw .malformedAnswer(operation, .otherMessage)
      }
    }
    switch text("mex-messagetype")?.uppercased() {
    case "DATA": kind = .data
    case "REPORT":
      kind = .report(
        ReportFacts(
          undelivered: text("mex-linkedmsgid").flatMap { try? MessageID($0) },
          localID: text("mex-localid"), event: text("mex-statusevent") ?? "",
          code: text("mex-statuscode") ?? "", reason: text("mex-statusdescription") ?? ""))
    default: throw .malformedAnswer(operation, .header("Mex-MessageType"))
    }
    let range = try Self.range(headers, operation)
    guard range.number == 1, range.total >= 1 || kind != .data else {
      throw .malformedAnswer(
        operation,
        .chunk(number: range.number, of: range.total, expected: 1, ofExpected: max(1, range.total)))
    }
    self.id = id
    chunkCount = max(1, range.total)
    sender = text("mex-from").flatMap { try? MailboxID($0) }
    workflow = text("mex-workflowid").flatMap { try? WorkflowID($0) }
    fileName = text("mex-filename")
    localID = text("mex-localid")
    subject = text("mex-subject")
    contentType = text("mex-content-type") ?? text("content-type")
    timestamp = text("mex-statustimestamp")
  }

  /// The chunk that an answer carries; a message without the header has one chunk.
  static func range(
    _ headers: HTTPHeaders, _ operation: MESHOperation
  ) throws(MESHError) -> ChunkRange {
    guard let text = headers.first(name: "mex-chunk-range"), !text.isEmpty else {
      return ChunkRange(number: 1, total: 1)
    }
    guard let range = ChunkRange(text) else {
      throw .malformedAnswer(operation, .header("Mex-Chunk-Range"))
    }
    return range
  }
}
