/// A message to be sent.
///
/// The local id and the subject travel in the clear to people who run the service: neither may say
/// anything about a person.
public struct OutgoingMessage: Sendable {
  /// The bytes to be sent.
  public enum Content: Sendable {
    /// Bytes in memory.
    case bytes([UInt8])
    /// The file at this path, read chunk by chunk; it must not change meanwhile.
    case file(path: String)
  }

  /// The mailbox of the recipient.
  public let recipient: MailboxID
  /// The business flow that the message belongs to.
  public let workflow: WorkflowID
  /// The name that the recipient sees the content under.
  public let fileName: String
  /// The sender's own id, by which a message can be found when the answer to its sending was lost.
  public let localID: String
  /// A line for the recipient.
  public let subject: String?
  /// The media type of the content.
  public let contentType: String
  /// Whether each chunk travels as gzip.
  public let isCompressed: Bool
  /// What is sent.
  public let content: Content

  /// Checks that every text may stand in a header: visible ASCII of limited length.
  ///
  /// The local id is required here although the service can do without: it is the only way to find
  /// out what became of a message whose answer was lost, and should be used once.
  ///
  /// - Throws: ``MESHError/invalidField(name:reason:)``.
  public init(
    to recipient: MailboxID, workflow: WorkflowID, fileName: String, localID: String,
    subject: String? = nil, contentType: String = "application/octet-stream",
    isCompressed: Bool = true, content: Content
  ) throws(MESHError) {
    try FieldRule.checkHeader(fileName, as: "file name", most: 300)
    try FieldRule.checkLocalID(localID)
    if let subject { try FieldRule.checkHeader(subject, as: "subject", most: 500) }
    try FieldRule.checkHeader(contentType, as: "content type", most: 100)
    self.recipient = recipient
    self.workflow = workflow
    self.fileName = fileName
    self.localID = localID
    self.subject = subject
    self.contentType = contentType
    self.isCompressed = isCompressed
    self.content = content
  }
}
