public import EventLog

/// A read model: a pure fold over the events of the log, in order.
///
/// What it keeps depends on the events alone: not on the time, the machine, or what else is stored.
/// So a rebuild gives the same content as the live one, and `projection verify` can show it.
public protocol Projection: Sendable {
  /// The name by which people and files know it.
  static var name: String { get }

  /// Raised whenever the fold changes; content of another version is built anew.
  static var version: UInt64 { get }

  /// The types of event that it folds; it is shown no other.
  static var types: Set<EventType> { get }

  /// Folds one event, of one of its types, into the state.
  static func apply<State: ProjectionState & ~Copyable>(
    _ event: StoredEvent, to state: inout State
  ) throws(ProjectionError)
}

/// What a projection keeps: byte strings by key, in the order of their bytes.
public protocol ProjectionState: ~Copyable {
  /// The value of a key, nil where there is none.
  mutating func value(of key: [UInt8]) throws(ProjectionError) -> [UInt8]?

  /// Sets the value of a key.
  mutating func set(_ value: [UInt8], for key: [UInt8]) throws(ProjectionError)

  /// Adds bytes to the value of a key, which is empty where there is none.
  ///
  /// To values that are encoded messages this adds fields.
  mutating func extend(_ key: [UInt8], with bytes: [UInt8]) throws(ProjectionError)
}

/// Why a projection could not be read, folded or built.
public enum ProjectionError: Error, Sendable, CustomStringConvertible {
  /// The name is not that of a projection.
  case unknownProjection(String, known: [String])
  /// An event does not hold what its type promises.
  case malformedBody(Position)
  /// An event ends a submission that the log never said was received.
  case unknownSubmission(UInt64, at: Position)
  /// A value that was folded earlier cannot be read.
  case malformedState(projection: String)
  /// The projection was folded from another, longer log.
  case aheadOfLog(projection: String, position: UInt64, size: UInt64)
  /// The work was stopped on request; it can be resumed.
  case cancelled(position: UInt64)
  /// Another process is building the projection anew, or removing it.
  case beingBuilt(path: String)
  /// A file of the projection could not be read, written or moved.
  case file(path: String, reason: String)
  case log(EventLogError)
  case storage(String)

  /// One line: what failed, on what, and how to get the content back.
  public var description: String {
    switch self {
    case .unknownProjection(let name, let known):
      "there is no projection '\(name)'; there are \(known.joined(separator: ", "))"
    case .malformedBody(let position):
      "the body of the event at position \(position) cannot be read as its type"
    case .unknownSubmission(let number, let position):
      "the event at position \(position) ends submission \(number), which was never received"
    case .malformedState(let name):
      "the content of projection '\(name)' cannot be read; drop it and it is built anew"
    case .aheadOfLog(let name, let position, let size):
      "projection '\(name)' was folded up to position \(position), but the log has only \(size) "
        + "events; drop it and it is built anew"
    case .cancelled(let position): "stopped at position \(position); run it again to go on"
    case .beingBuilt(let path):
      "\(path): another process is building this projection anew; try again when it has finished"
    case .file(let path, let reason): "\(path): \(reason)"
    case .log(let error): error.description
    case .storage(let text): text
    }
  }
}
