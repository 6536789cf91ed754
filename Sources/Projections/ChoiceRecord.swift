public import EventLog
public import EventSchema
internal import Foundation
internal import SwiftProtobuf

/// One thing on record of a choice, or a restriction.
public struct ChoiceRecord: Sendable {
  /// The position of the event, which decides from which size of the log on it is seen.
  public let position: Position
  /// What was recorded.
  public let content: Content

  /// What can be on record.
  public enum Content: Sendable, Equatable {
    case consent(SchemaConsentRecorded)
    case informed(SchemaPatientInformed)
    case restriction(SchemaRestrictionApplied)
    case lifting(SchemaRestrictionLifted)
  }

  /// Puts a record together.
  public init(position: Position, content: Content) {
    self.position = position
    self.content = content
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
    let own = try records(ofReferral: referral)
    return (own + (try records(ofPerson: person))).sorted { $0.position < $1.position }
  }

  /// Everything on record of a referral alone or as one of a cohort, and nothing of its person as a
  /// whole, in order.
  public func records(ofReferral referral: UInt64) throws(ProjectionError) -> [ChoiceRecord] {
    let own = try records(try entries(of: ChoiceKey.referral(referral)))
    return (own + (try cohorts(ofReferral: referral))).sorted { $0.position < $1.position }
  }

  /// The informing of cohorts to which a referral belongs.
  private func cohorts(ofReferral referral: UInt64) throws(ProjectionError) -> [ChoiceRecord] {
    guard let value = try reader.value(of: ChoiceKey.cohorts(ofReferral: referral)) else {
      return []
    }
    guard let history = try? SchemaCohortHistory(serializedBytes: value) else {
      throw .malformedState(projection: Choices.name)
    }
    var found: [ChoiceRecord] = []
    let member = UInt8(truncatingIfNeeded: referral)
    for entry in history.entries where entry.position < size && entry.members.contains(member) {
      guard let told = try reader.value(of: ChoiceKey.cohort(entry.position)),
        let body = try? SchemaPatientInformed(serializedBytes: told)
      else { throw .malformedState(projection: Choices.name) }
      found.append(
        ChoiceRecord(position: Position(entry.position), content: .informed(body)))
    }
    return found
  }

  /// Everything on record of a person as a whole, under every number of theirs, in order.
  public func records(ofPerson person: UInt64) throws(ProjectionError) -> [ChoiceRecord] {
    var found: [ChoiceRecord] = []
    var waiting = [person]
    var seen: Set<UInt64> = [person]
    while let next = waiting.popLast() {
      let entries = try entries(of: ChoiceKey.person(next))
      // A link leads to another number of the same person, whose history is part of this one.
      for link in entries where link.type == .personLinked {
        if seen.insert(link.personNumber).inserted { waiting.append(link.personNumber) }
      }
      found += try records(entries.filter { $0.type != .personLinked })
    }
    return found.sorted { $0.position < $1.position }
  }

  private func entries(of key: [UInt8]) throws(ProjectionError) -> [SchemaChoiceEntry] {
    guard let value = try reader.value(of: key) else { return [] }
    guard let history = try? SchemaChoiceHistory(serializedBytes: value) else {
      throw .malformedState(projection: Choices.name)
    }
    return history.entries.filter { $0.position < size }
  }

  private func records(
    _ entries: [SchemaChoiceEntry]
  ) throws(ProjectionError) -> [ChoiceRecord] {
    do {
      return try entries.map { try ChoiceRecord($0) }
    } catch {
      throw .malformedState(projection: Choices.name)
    }
  }
}
