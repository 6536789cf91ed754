public import LMDB

/// Why the log could not do what it was asked to.
public enum EventLogError: Error, Sendable, CustomStringConvertible {
  /// Nothing was appended: the stream is not as the caller believed.
  case wrongExpectedVersion(stream: StreamID, expected: ExpectedVersion, actual: UInt64)
  /// Nothing was appended: the key was used before for something else.
  case idempotencyConflict(first: Position)
  /// Nothing was appended: a batch holds at least one event.
  case emptyBatch
  /// Nothing was appended: an event is too large and must be split by its writer.
  case eventTooLarge(stream: StreamID, bytes: Int, limit: Int)
  /// The position is not in the log yet.
  case beyondEnd(Position, size: UInt64)
  /// There is no log at that place, or it is not finished being made.
  case notALog(path: String)
  /// There is a log at that place already, which was left as it is.
  case alreadyALog(path: String)
  /// The log was made by a program of another format.
  case unknownFormat(UInt64)
  /// The stored form contradicts itself.
  case damaged(LogDamage)
  /// LMDB refused.
  case storage(LMDBError)

  public var description: String {
    switch self {
    case .wrongExpectedVersion(let stream, let expected, let actual):
      "stream \(stream) is at version \(actual), but \(expected) was expected; read it and try again"
    case .idempotencyConflict(let first):
      "the idempotency key was used for other content at position \(first); use a new key"
    case .emptyBatch: "there is no event to append"
    case .eventTooLarge(let stream, let bytes, let limit):
      "an event of stream \(stream) takes \(bytes) bytes; at most \(limit) fit, so split it"
    case .beyondEnd(let position, let size):
      "position \(position) is not in the log, which has \(size) events"
    case .notALog(let path): "there is no event log at \(path)"
    case .alreadyALog(let path): "there is an event log at \(path) already; open it instead"
    case .unknownFormat(let version):
      "the log has format \(version), which this program does not know"
    case .damaged(let damage): "the log is damaged: \(damage)"
    case .storage(let error): error.description
    }
  }

  /// Whether the log must not be trusted or used until it has been looked at.
  public var isDamage: Bool {
    switch self {
    case .damaged: true
    case .storage(let error): error.isFatal
    default: false
    }
  }
}

/// A contradiction in the stored log.
public enum LogDamage: Error, Hashable, Sendable, CustomStringConvertible {
  case missingEvent(Position)
  case malformedEvent(Position, MalformedEvent)
  case misplacedEvent(at: Position, found: Position)
  case missingHash(storedIndex: UInt64)
  case rightEdgeDiffers(size: UInt64)
  case missingState(String)

  public var description: String {
    switch self {
    case .missingEvent(let position): "the event at position \(position) is not there"
    case .malformedEvent(let position, let why): "position \(position): \(why)"
    case .misplacedEvent(let position, let found):
      "position \(position) holds an event that says it stands at \(found)"
    case .missingHash(let index): "the tree hash number \(index) is not there"
    case .rightEdgeDiffers(let size):
      "the stored right edge of the tree of size \(size) does not follow from the stored hashes"
    case .missingState(let name): "the entry '\(name)' of the log's state is missing or malformed"
    }
  }
}
