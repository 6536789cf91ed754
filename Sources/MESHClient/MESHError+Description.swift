extension MESHError: CustomStringConvertible {
  /// One line: what failed, on what, what was expected, and what to do.
  public var description: String {
    switch self {
    case .configuration(let key, let reason): "MESH configuration, \(key): \(reason)"
    case .invalidField(let name, let reason): "cannot use the \(name): \(reason)"
    case .authenticationRefused(let operation, let refusal):
      """
      cannot \(operation): the service refused access (403\(refusal)); check the mailbox, its \
      password, the shared key, the clock and the client certificate
      """
    case .unknownRecipient(let mailbox, let localID):
      """
      cannot send message \(localID): no mailbox has the address \(mailbox) (417); check the \
      recipient
      """
    case .notFound(let operation):
      "cannot \(operation): the service does not know it for this mailbox (404)"
    case .gone(let operation):
      """
      cannot \(operation): it is no longer available (410), because it was acknowledged, has \
      expired or was not delivered
      """
    case .locked(let operation):
      "cannot \(operation): its upload has ended (423); track the message"
    case .refused(let operation, let status, let refusal):
      "cannot \(operation): the service answered \(status)\(refusal), which a retry will not change"
    case .unavailable(let operation, let status):
      "cannot \(operation): the service is busy or away (\(status)); try later"
    case .malformedAnswer(let operation, let defect):
      "cannot \(operation): the answer breaks the protocol: \(defect)"
    case .tooLarge(let operation, let key, let limit):
      "cannot \(operation): it exceeds \(key) = \(limit); raise the limit if this is expected"
    default: transportDescription
    }
  }

  private var transportDescription: String {
    switch self {
    case .timeout(let operation, let seconds):
      "cannot \(operation): no complete answer within \(seconds) s; try later"
    case .connection(let operation, let reason):
      """
      cannot \(operation): no lasting connection (\(reason)); check the address and the network, \
      and over https the client certificate
      """
    case .tls(let operation, let reason):
      "cannot \(operation): no secure connection (\(reason)); check the certificates"
    case .cancelled(let operation): "did not \(operation): cancelled"
    case .shutDown(let operation): "cannot \(operation): the client was shut down"
    case .file(let path, let reason): "cannot use \(path): \(reason)"
    case .sendOutcomeUnknown(let localID, let chunks, let cause):
      """
      cannot tell whether the service took message \(localID) (chunk 1 of \(chunks)); look for its \
      local id before sending it again; cause: \(cause)
      """
    case .uploadIncomplete(let id, let chunk, let chunks, let cause):
      """
      cannot complete message \(id): chunk \(chunk) of \(chunks) was not sent and the message \
      will not be delivered; send it anew; cause: \(cause)
      """
    default: "MESH request failed"
    }
  }

  /// The reason alone, for when the caller names the field in its own way.
  var fieldReason: String {
    if case .invalidField(_, let reason) = self { return reason }
    return description
  }
}

extension MESHError.Refusal: CustomStringConvertible {
  /// Empty, or a continuation such as `, SEND code 12`.
  public var description: String {
    switch (event.isEmpty, code.isEmpty) {
    case (true, true): ""
    case (false, true): ", \(event)"
    case (true, false): ", code \(code)"
    case (false, false): ", \(event) code \(code)"
    }
  }
}

extension MESHError.Defect: CustomStringConvertible {
  /// A phrase without any text of the answer.
  public var description: String {
    switch self {
    case .header(let name): "the header \(name) is absent or malformed"
    case .chunk(let number, let total, let expected, let ofExpected):
      "it is chunk \(number) of \(total), expected \(expected) of \(ofExpected)"
    case .statusOfChunk(let status, let number, let total):
      "chunk \(number) of \(total) came with status \(status), expected 206 before the last, 200 then"
    case .otherMessage: "another message came than was asked for"
    case .body: "the body is not the expected JSON"
    case .compression: "the body is not the gzip that its headers say"
    case .unboundedBody: "neither Content-Length nor chunked coding tells where the body ends"
    case .nextPage: "links.next leads outside the inbox or to a page already read"
    case .status(let status): "status \(status) is not the one that the protocol names"
    }
  }
}
