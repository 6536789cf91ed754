/// Why figures cannot be counted from the events of a pack.
public enum EvidenceError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The bytes are no event, or its body is not that of its type.
  case malformed(position: UInt64?)
  /// An event names another that is not in the pack.
  case missing(what: String, namedAt: UInt64)
  /// The pack would be larger than what is taken to be checked.
  case tooLarge(limit: UInt64)
  /// A document cannot be written as JSON.
  case notWritable(String)

  /// One line: what failed, and on what.
  public var description: String {
    switch self {
    case .malformed(nil): "the bytes are not those of an event"
    case .malformed(let position?):
      "the event at position \(position) cannot be read as its type"
    case .missing(let what, let position):
      "\(what), which the event at position \(position) names, is not in the pack"
    case .tooLarge(let limit):
      "the pack would have more than \(limit) bytes; expected a shorter span"
    case .notWritable(let reason): "the report cannot be written: \(reason)"
    }
  }
}
