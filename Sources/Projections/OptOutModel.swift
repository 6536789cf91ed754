public import EventLog
public import EventSchema
internal import SwiftProtobuf

/// A check of opt-outs as the log tells of it.
public struct OptOutCheckRecord: Sendable {
  /// The place among all checks, from 1.
  public let number: UInt64
  /// The position of the event that tells what was asked; who is asked about was known before it.
  public let requestedPosition: Position
  /// When the log took that event.
  public let requestedAt: Timestamp
  /// The body of that event.
  public let requested: SchemaOptOutCheckRequested
  /// What became of it, as far as the model's size of the log tells.
  public let outcome: Outcome

  /// What became of a check.
  public enum Outcome: Sendable, Equatable {
    /// Answers are awaited, or were when the process ended.
    case open
    case complete(Position, Timestamp)
    case inconclusive(Position, Timestamp, reason: String)
  }

  fileprivate init(number: UInt64, encoded: [UInt8], before size: UInt64) throws {
    let history = try SchemaOptOutCheckHistory(serializedBytes: encoded)
    self.number = number
    requestedPosition = Position(history.requestedPosition)
    requestedAt = Timestamp(microseconds: history.requestedAtMicroseconds)
    requested = try SchemaOptOutCheckRequested(serializedBytes: history.requested)
    let position = Position(history.endedPosition)
    let time = Timestamp(microseconds: history.endedAtMicroseconds)
    if !history.hasEndedPosition || history.endedPosition >= size {
      outcome = .open
    } else if history.hasInconclusive {
      outcome = .inconclusive(position, time, reason: history.inconclusive)
    } else {
      outcome = .complete(position, time)
    }
  }
}

/// A person who can be asked about.
public struct NumberedPerson: Sendable {
  /// The number of the person.
  public let person: UInt64
  /// The position of the `PatientSubmitted` that holds the NHS number.
  public let position: Position
}

/// Questions about opt-outs, answered as of a size of the log.
public struct OptOutModel: ~Escapable {
  private let reader: ProjectionReader
  private let size: UInt64

  /// The model at the position of the reader, or at an earlier size of the log.
  @_lifetime(copy reader)
  public init(_ reader: ProjectionReader, asOfSize size: UInt64 = .max) {
    self.reader = reader
    self.size = min(size, reader.position)
  }

  /// Up to `limit` of those who can be asked about, by ascending number, beyond a person.
  ///
  /// The page may be shorter although more follow; it ends where `last` is nil.
  public func numbered(
    after person: UInt64, limit: Int
  ) throws(ProjectionError) -> (page: [NumberedPerson], last: UInt64?) {
    let entries = try reader.entries(
      prefix: OptOutKey.numbers, from: OptOutKey.number(of: person + 1), limit: limit)
    let found = entries.map { entry in
      NumberedPerson(
        person: readBigEndian(entry.key.span, at: 1),
        position: Position(readBigEndian(entry.value.span, at: 0)))
    }
    return (found.filter { $0.position.rawValue < size }, found.last?.person)
  }

  /// Where the log holds a person's NHS number; nil where nobody could be asked.
  public func numberPosition(of person: UInt64) throws(ProjectionError) -> Position? {
    guard let value = try reader.value(of: OptOutKey.number(of: person)) else { return nil }
    let position = readBigEndian(value.span, at: 0)
    return position < size ? Position(position) : nil
  }

  /// Where it stands what is known of a person, in the order of the log.
  public func statuses(of person: UInt64) throws(ProjectionError) -> [Position] {
    guard let value = try reader.value(of: OptOutKey.statuses(of: person)) else { return [] }
    guard let history = try? SchemaOptOutHistory(serializedBytes: value) else {
      throw .malformedState(projection: OptOuts.name)
    }
    return history.positions.filter { $0 < size }.map { Position($0) }
  }

  /// The number that a person goes by: another, where two numbers turned out to be one person.
  public func present(_ person: UInt64) throws(ProjectionError) -> UInt64 {
    var present = person
    var seen: Set<UInt64> = [person]
    while let value = try reader.value(of: OptOutKey.sameAs(present)) {
      let next = readBigEndian(value.span, at: 0)
      guard readBigEndian(value.span, at: 8) < size, seen.insert(next).inserted else { break }
      present = next
    }
    return present
  }

  /// Whom else an id has named that names a person, each by the number that they go by: whether they
  /// are one person nobody can tell.
  public func alsoNamed(_ person: UInt64) throws(ProjectionError) -> [UInt64] {
    guard let value = try reader.value(of: OptOutKey.alsoNamed(person)) else { return [] }
    guard value.count % 16 == 0 else { throw .malformedState(projection: OptOuts.name) }
    var others: Set<UInt64> = []
    for place in stride(from: 0, to: value.count, by: 16)
    where readBigEndian(value.span, at: place + 8) < size {
      others.insert(try present(readBigEndian(value.span, at: place)))
    }
    return others.subtracting([person]).sorted()
  }

  /// All checks in order.
  public func checks() throws(ProjectionError) -> [OptOutCheckRecord] {
    do {
      return try reader.entries(prefix: OptOutKey.checks).map { entry in
        try OptOutCheckRecord(
          number: readBigEndian(entry.key.span, at: 1), encoded: entry.value, before: size)
      }.filter { $0.requestedPosition.rawValue < size }
    } catch let error as ProjectionError {
      throw error
    } catch {
      throw .malformedState(projection: OptOuts.name)
    }
  }

  /// The checks that were answered in full, in order.
  ///
  /// Cost: every check is read; who asks about many
  /// people asks this once.
  public func complete() throws(ProjectionError) -> [OptOutCheckRecord] {
    try checks().filter { if case .complete = $0.outcome { true } else { false } }
  }
}
