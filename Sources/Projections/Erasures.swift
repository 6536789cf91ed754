public import EventLog
public import EventSchema
internal import SwiftProtobuf

/// Everybody whose keys were destroyed, and on which ground (R27).
///
/// The vault does not tell: it may be one that was restored from a backup. The log does.
public enum Erasures: Projection {
  /// `erasures`.
  public static let name = "erasures"
  /// The version of the fold.
  public static let version: UInt64 = 1
  /// The types of event that it folds.
  public static let types: Set<EventType> = [
    .personErased
  ]

  /// Adds erasures; other events change nothing.
  public static func apply<State: ProjectionState & ~Copyable>(
    _ event: StoredEvent, to state: inout State
  ) throws(ProjectionError) {
    guard event.header.type == .personErased else { return }
    guard let body = try? SchemaPersonErased(serializedBytes: event.bodyData) else {
      throw .malformedBody(event.header.position)
    }
    var entry = SchemaErasureEntry()
    entry.position = event.header.position.rawValue
    entry.recordedAtMicroseconds = event.header.recordedAt.microseconds
    entry.body = event.bodyData
    try state.set(try encode(entry), for: ErasureKey.erasure(entry.position))
    for person in body.persons {
      try state.set(bigEndian(entry.position), for: ErasureKey.person(person))
    }
  }
}

/// The keys of the erasures projection.
enum ErasureKey {
  static let erasures: [UInt8] = [0x65]
  static let persons: [UInt8] = [0x70]
  static func erasure(_ position: UInt64) -> [UInt8] { bigEndian(position, after: erasures) }
  static func person(_ number: UInt64) -> [UInt8] { bigEndian(number, after: persons) }
}

/// One erasure as the log tells of it.
public struct ErasureRecord: Sendable {
  /// The position of the event.
  public let position: Position
  /// When the log took it.
  public let recordedAt: Timestamp
  /// Whose keys were destroyed, and on which ground.
  public let body: SchemaPersonErased
}

/// Questions about erasures, answered as of a size of the log.
public struct ErasureModel: ~Escapable {
  private let reader: ProjectionReader
  private let size: UInt64

  /// The model at the position of the reader, or at an earlier size of the log.
  @_lifetime(copy reader)
  public init(_ reader: ProjectionReader, asOfSize size: UInt64 = .max) {
    self.reader = reader
    self.size = size
  }

  /// The erasure of a person; nil of anybody else.
  public func erasure(ofPerson person: UInt64) throws(ProjectionError) -> ErasureRecord? {
    guard let value = try reader.value(of: ErasureKey.person(person)) else { return nil }
    let position = readBigEndian(value.span, at: 0)
    guard position < size,
      let entry = try reader.value(of: ErasureKey.erasure(position))
    else { return nil }
    return try record(entry)
  }

  /// The numbers of everybody who was erased, ascending.
  public func persons() throws(ProjectionError) -> [UInt64] {
    try reader.entries(prefix: ErasureKey.persons)
      .filter { readBigEndian($0.value.span, at: 0) < size }
      .map { readBigEndian($0.key.span, at: 1) }
  }

  /// All erasures in the order of the log.
  public func erasures() throws(ProjectionError) -> [ErasureRecord] {
    var records: [ErasureRecord] = []
    for (_, value) in try reader.entries(prefix: ErasureKey.erasures) {
      let record = try record(value)
      if record.position.rawValue < size { records.append(record) }
    }
    return records
  }

  private func record(_ value: [UInt8]) throws(ProjectionError) -> ErasureRecord {
    guard let entry = try? SchemaErasureEntry(serializedBytes: value),
      let body = try? SchemaPersonErased(serializedBytes: entry.body)
    else { throw .malformedState(projection: Erasures.name) }
    return ErasureRecord(
      position: Position(entry.position),
      recordedAt: Timestamp(microseconds: entry.recordedAtMicroseconds), body: body)
  }
}
