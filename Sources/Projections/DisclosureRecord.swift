public import EventLog
public import EventSchema
internal import SwiftProtobuf

/// A disclosure as the log tells of it.
public struct DisclosureRecord: Sendable {
  /// The place among all that were asked for, from 1.
  public let number: UInt64
  /// The position of the first event about it.
  public let beganPosition: Position
  /// When the log took that event.
  public let beganAt: Timestamp
  /// What was planned; nil where it was refused at once.
  public let planned: SchemaDisclosurePlanned?
  /// The events that hold who was in it and who was left out.
  public let pieces: [Piece]
  /// What became of it, as far as the model's size of the log tells.
  public let outcome: Outcome

  /// What became of a disclosure.
  public enum Outcome: Sendable {
    /// It is being made, or was when the process ended.
    case open
    case released(Position, Timestamp, SchemaDisclosureReleased)
    case refused(Position, Timestamp, SchemaDisclosureRefused)
  }

  /// Some of those who were in it or were left out of it, and where that stands.
  public struct Piece: Sendable {
    /// The position of the event.
    public let position: Position
    /// The chunks of 65,536 numbers in which the numbers of the people lie.
    public let chunks: ClosedRange<UInt32>
  }

  /// The positions of the events that hold who was in it and who was left out.
  public var members: [Position] { pieces.map(\.position) }

  /// What was asked for.
  public var request: SchemaDisclosureRequest {
    switch outcome {
    case .released(_, _, let body): body.request
    case .refused(_, _, let body): body.request
    case .open: planned?.request ?? SchemaDisclosureRequest()
    }
  }

  fileprivate init(number: UInt64, encoded: [UInt8], before size: UInt64) throws {
    let history = try SchemaDisclosureHistory(serializedBytes: encoded)
    self.number = number
    beganPosition = Position(history.beganPosition)
    beganAt = Timestamp(microseconds: history.beganAtMicroseconds)
    planned =
      history.hasPlanned ? try SchemaDisclosurePlanned(serializedBytes: history.planned) : nil
    pieces = history.members.filter { $0.position < size }.map { piece in
      Piece(
        position: Position(piece.position),
        chunks: piece.firstChunk...max(piece.firstChunk, piece.lastChunk))
    }
    let position = Position(history.endedPosition)
    let time = Timestamp(microseconds: history.endedAtMicroseconds)
    if !history.hasEndedPosition || history.endedPosition >= size {
      outcome = .open
    } else if history.hasReleased {
      outcome = .released(
        position, time, try SchemaDisclosureReleased(serializedBytes: history.released))
    } else {
      outcome = .refused(
        position, time, try SchemaDisclosureRefused(serializedBytes: history.refused))
    }
  }
}

/// Questions about disclosures, answered as of a size of the log.
public struct DisclosureModel: ~Escapable {
  private let reader: ProjectionReader
  private let size: UInt64

  /// The model at the position of the reader, or at an earlier size of the log.
  @_lifetime(copy reader)
  public init(_ reader: ProjectionReader, asOfSize size: UInt64 = .max) {
    self.reader = reader
    self.size = min(size, reader.position)
  }

  /// One disclosure, nil where the log has none of that number yet.
  public func disclosure(_ number: UInt64) throws(ProjectionError) -> DisclosureRecord? {
    guard let value = try reader.value(of: DisclosureKey.disclosure(number)) else { return nil }
    return try record(number, value)
  }

  /// The number of the newest disclosure, 0 where there is none.
  public func newest() throws(ProjectionError) -> UInt64 {
    let entry = try reader.lastEntry(prefix: DisclosureKey.disclosures)
    return entry.map { readBigEndian($0.key.span, at: 1) } ?? 0
  }

  /// Up to `limit` disclosures from a number on, in the order in which they were asked for.
  public func disclosures(
    from number: UInt64 = 1, limit: Int = .max
  ) throws(ProjectionError) -> [DisclosureRecord] {
    let entries = try reader.entries(
      prefix: DisclosureKey.disclosures, from: DisclosureKey.disclosure(number), limit: limit)
    var records: [DisclosureRecord] = []
    for entry in entries {
      guard let found = try record(readBigEndian(entry.key.span, at: 1), entry.value)
      else { break }
      records.append(found)
    }
    return records
  }

  private func record(
    _ number: UInt64, _ value: [UInt8]
  ) throws(ProjectionError) -> DisclosureRecord? {
    let record: DisclosureRecord
    do {
      record = try DisclosureRecord(number: number, encoded: value, before: size)
    } catch {
      throw .malformedState(projection: Disclosures.name)
    }
    return record.beganPosition.rawValue < size ? record : nil
  }
}
