public import EventLog
public import EventSchema
internal import SwiftProtobuf

/// One thing on record of a choice, or a restriction.
public struct ChoiceRecord: Sendable {
  /// The position of the event, which decides from which size of the log on it is seen.
  public let position: Position
  /// What was recorded.
  public let content: Content

  /// What can be on record.
  public enum Content: Sendable {
    case consent(SchemaConsentRecorded)
    case informed(SchemaPatientInformed)
    case restriction(SchemaRestrictionApplied)
    case lifting(SchemaRestrictionLifted)
    /// Another number of the same person, whose history is part of this one.
    case formerly(person: UInt64)
  }

  fileprivate init(_ entry: SchemaChoiceEntry) throws {
    position = Position(entry.position)
    content =
      switch entry.type {
      case .consentRecorded: .consent(try SchemaConsentRecorded(serializedBytes: entry.body))
      case .patientInformed: .informed(try SchemaPatientInformed(serializedBytes: entry.body))
      case .restrictionApplied:
        .restriction(try SchemaRestrictionApplied(serializedBytes: entry.body))
      case .restrictionLifted: .lifting(try SchemaRestrictionLifted(serializedBytes: entry.body))
      case .personLinked: .formerly(person: entry.personNumber)
      default: throw ProjectionError.malformedState(projection: Choices.name)
      }
  }
}

/// Questions about choices, answered as of a size of the log.
public struct ChoiceModel: ~Escapable {
  private let reader: ProjectionReader
  private let size: UInt64

  /// The model at the position of the reader, or at an earlier size of the log.
  @_lifetime(copy reader)
  public init(_ reader: ProjectionReader, asOfSize size: UInt64 = .max) {
    self.reader = reader
    self.size = size
  }

  /// Everything on record of a referral, and of the person whose it is under every number of theirs,
  /// in the order of the log.
  public func records(
    ofReferral referral: UInt64, person: UInt64
  ) throws(ProjectionError) -> [ChoiceRecord] {
    let own = try history(ChoiceKey.referral(referral))
    return (own + (try records(ofPerson: person))).sorted { $0.position < $1.position }
  }

  /// Everything on record of a person as a whole, under every number of theirs, in order.
  public func records(ofPerson person: UInt64) throws(ProjectionError) -> [ChoiceRecord] {
    var found: [ChoiceRecord] = []
    var waiting = [person]
    var seen: Set<UInt64> = [person]
    while let next = waiting.popLast() {
      for record in try history(ChoiceKey.person(next)) {
        if case .formerly(let former) = record.content {
          if seen.insert(former).inserted { waiting.append(former) }
        } else {
          found.append(record)
        }
      }
    }
    return found.sorted { $0.position < $1.position }
  }

  private func history(_ key: [UInt8]) throws(ProjectionError) -> [ChoiceRecord] {
    guard let value = try reader.value(of: key) else { return [] }
    do {
      return try SchemaChoiceHistory(serializedBytes: value).entries
        .filter { $0.position < size }
        .map { try ChoiceRecord($0) }
    } catch {
      throw .malformedState(projection: Choices.name)
    }
  }
}
