internal import NIOHTTP1

/// What lies in the inbox, oldest first, reports included, without what was acknowledged.
public struct InboxListing: Hashable, Sendable {
  /// The names of the messages, each once.
  public let messages: [MessageID]
  /// Whether these are all; if not, list again after acknowledging them.
  public let isComplete: Bool
}

extension MESHClient {
  /// Lists the inbox, following the service's pages up to `mostListed` messages.
  public func inbox() async throws(MESHError) -> InboxListing {
    let limits = configuration.limits
    var messages: [MessageID] = []
    var known: Set<MessageID> = []
    var next: String? = "\(mailboxPath)/inbox?max_results=\(limits.listPage)"
    var visited: Set<String> = []
    while let path = next {
      guard visited.insert(path).inserted else { throw .malformedAnswer(.list, .nextPage) }
      let answer = try await perform(Call(operation: .list, path: path))
      try expect([200], answer, .list)
      let page = try JSONAnswer.page(answer)
      // A page that was cut where a message was acknowledged meanwhile begins anew.
      for id in page.messages where known.insert(id).inserted {
        guard messages.count < limits.mostListed else {
          return InboxListing(messages: messages, isComplete: false)
        }
        messages.append(id)
      }
      // A service that keeps inventing pages without messages would never be done with.
      guard visited.count <= limits.mostListed else { throw .malformedAnswer(.list, .nextPage) }
      next = try page.next.map { (link) throws(MESHError) in try checkedLink(link) }
    }
    return InboxListing(messages: messages, isComplete: true)
  }

  /// The link, if it leads to this mailbox's inbox on the same server.
  private func checkedLink(_ link: String) throws(MESHError) -> String {
    guard link.hasPrefix("\(mailboxPath)/inbox?"), link.utf8.count <= 4_000,
      link.utf8.allSatisfy({ (0x21...0x7E).contains($0) }), !link.contains("#")
    else { throw .malformedAnswer(.list, .nextPage) }
    return link
  }

  /// Reads what the service says about a message, without its content.
  public func head(_ id: MessageID) async throws(MESHError) -> IncomingMessage {
    let operation = MESHOperation.head(id)
    // On a connection of its own, where nothing waits for a body to unpack.
    let answer = try await perform(
      Call(
        operation: operation, method: .HEAD, path: "\(mailboxPath)/inbox/\(id)",
        connection: .fresh))
    try expect([200, 206], answer, operation)
    return try IncomingMessage(id, answer.headers, operation)
  }

  /// Takes a message over for good: it leaves the inbox and can be downloaded no more.
  ///
  /// To be called when what was downloaded is safe on disk, and not before.
  public func acknowledge(_ id: MessageID) async throws(MESHError) {
    let operation = MESHOperation.acknowledge(id)
    let answer = try await perform(
      Call(
        operation: operation, method: .PUT,
        path: "\(mailboxPath)/inbox/\(id)/status/acknowledged"))
    // The message is gone because an earlier try, whose answer was lost, acknowledged it.
    if answer.status == 410, answer.isAfterUnknownOutcome { return }
    try expect([200], answer, operation)
  }
}
