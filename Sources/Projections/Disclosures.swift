public import EventLog
public import EventSchema
internal import LMDB
internal import SwiftProtobuf

/// Every disclosure that was asked for and what became of it.
///
/// Who was in one is sealed and is not here: only where it can be read with the system's key.
public enum Disclosures: Projection {
  /// `disclosures`.
  public static let name = "disclosures"
  /// The version of the fold.
  public static let version: UInt64 = 2
  /// The types of event that it folds.
  public static let types: Set<EventType> = [
    .disclosurePlanned, .disclosureMembers, .disclosureReleased, .disclosureRefused,
  ]

  /// Adds plans, members, releases and refusals; other events change nothing.
  public static func apply<State: ProjectionState & ~Copyable>(
    _ event: StoredEvent, to state: inout State
  ) throws(ProjectionError) {
    let key = DisclosureKey.disclosure(event.header.stream.number)
    switch event.header.type {
    case .disclosurePlanned:
      var history = SchemaDisclosureHistory(beginningWith: event)
      history.planned = event.bodyData
      try state.set(try encode(history), for: key)
    case .disclosureMembers:
      guard let body = try? SchemaDisclosureMembers(serializedBytes: event.bodyData) else {
        throw .malformedBody(event.header.position)
      }
      var piece = SchemaDisclosurePiece()
      piece.position = event.header.position.rawValue
      piece.firstChunk = body.firstChunk
      piece.lastChunk = body.lastChunk
      var history = SchemaDisclosureHistory()
      history.members = [piece]
      try state.extend(key, with: try encode(history))
    case .disclosureReleased:
      var history = SchemaDisclosureHistory(endingWith: event)
      history.released = event.bodyData
      try state.extend(key, with: try encode(history))
    case .disclosureRefused:
      // A request that is refused at once has no plan before it.
      var history = SchemaDisclosureHistory(endingWith: event)
      if event.header.streamVersion == 1 {
        history.beganPosition = history.endedPosition
        history.beganAtMicroseconds = history.endedAtMicroseconds
      }
      history.refused = event.bodyData
      try state.extend(key, with: try encode(history))
    default: break
    }
  }
}

extension SchemaDisclosureHistory {
  fileprivate init(beginningWith event: StoredEvent) {
    self.init()
    beganPosition = event.header.position.rawValue
    beganAtMicroseconds = event.header.recordedAt.microseconds
  }

  fileprivate init(endingWith event: StoredEvent) {
    self.init()
    endedPosition = event.header.position.rawValue
    endedAtMicroseconds = event.header.recordedAt.microseconds
  }
}

/// The keys of the disclosures projection.
enum DisclosureKey {
  static let disclosures: [UInt8] = [0x64]
  static func disclosure(_ number: UInt64) -> [UInt8] { bigEndian(number, after: disclosures) }
}
