/// What was being done when something failed.
public enum MESHOperation: Hashable, Sendable {
  /// Telling the service that the mailbox is in use.
  case handshake
  /// Sending the first or only chunk of the message with this local id.
  case send(localID: String)
  /// Sending a later chunk of a message.
  case sendChunk(MessageID, number: Int, of: Int)
  /// Listing the inbox.
  case list
  /// Reading the headers of a message.
  case head(MessageID)
  /// Downloading a chunk of a message, counted from 1.
  case download(MessageID, chunk: Int)
  /// Acknowledging a message.
  case acknowledge(MessageID)
  /// Asking what became of a sent message.
  case track(MessageID)
  /// Looking for sent messages by the sender's own id.
  case find(localID: String)
}

extension MESHOperation: CustomStringConvertible {
  /// A phrase that continues "cannot".
  public var description: String {
    switch self {
    case .handshake: "shake hands with MESH"
    case .send(let localID): "send message \(localID)"
    case .sendChunk(let id, let number, let total): "send chunk \(number) of \(total) of \(id)"
    case .list: "list the inbox"
    case .head(let id): "read the headers of \(id)"
    case .download(let id, let chunk): "download chunk \(chunk) of \(id)"
    case .acknowledge(let id): "acknowledge \(id)"
    case .track(let id): "track \(id)"
    case .find(let localID): "find what was sent as \(localID)"
    }
  }
}
