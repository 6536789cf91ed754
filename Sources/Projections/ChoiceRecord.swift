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

  /// Whether it is of a legal restriction on disclosure: applied, or lifted.
  public var restricts: Bool {
    switch content {
    case .restriction, .lifting: true
    case .consent, .informed: false
    }
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
  private let cohorts: CohortCache

  /// The model at the position of the reader, or at an earlier size of the log.
  ///
  /// - Parameter cohorts: what other models of the same content have decoded.
  @_lifetime(copy reader)
  public init(
    _ reader: ProjectionReader, asOfSize size: UInt64 = .max, _ cohorts: CohortCache = CohortCache()
  ) {
    self.reader = reader
    self.size = size
    self.cohorts = cohorts
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
    try cohorts.run(of: referral, in: reader).compactMap { cohort in
      cohort.record.position.rawValue < size && cohort.holds(referral) ? cohort.record : nil
    }
  }

  /// Everything on record of a person as a whole, under every number of theirs, and the restrictions
  /// on whoever may be the same person; in order.
  public func records(ofPerson person: UInt64) throws(ProjectionError) -> [ChoiceRecord] {
    let own = try histories(of: person)
    var found = own.records
    var seen = own.numbers
    for other in own.namedLikewise.sorted() where !seen.contains(other) {
      let theirs = try histories(of: other)
      seen.formUnion(theirs.numbers)
      found += theirs.records.filter(\.restricts)
    }
    return found.sorted { $0.position < $1.position }
  }

  /// Everything on record of a person as a whole, under every number of theirs, in order.
  public func ownRecords(ofPerson person: UInt64) throws(ProjectionError) -> [ChoiceRecord] {
    try histories(of: person).records.sorted { $0.position < $1.position }
  }

  /// Every number under which something of a person is on record: that one, and those that turned out to be the
  /// same person's.
  public func numbers(ofPerson person: UInt64) throws(ProjectionError) -> Set<UInt64> {
    try histories(of: person).numbers
  }

  /// What is on record under every number of one person.
  private struct Histories {
    var numbers: Set<UInt64>
    var records: [ChoiceRecord] = []
    /// Who was named by an id that named this person too.
    var namedLikewise: Set<UInt64> = []
  }

  private func histories(of person: UInt64) throws(ProjectionError) -> Histories {
    var found = Histories(numbers: [person])
    var waiting = [person]
    while let next = waiting.popLast() {
      var own: [SchemaChoiceEntry] = []
      for entry in try entries(of: ChoiceKey.person(next)) {
        guard entry.type == .personLinked else {
          own.append(entry)
          continue
        }
        guard let link = try? SchemaPersonLinked(serializedBytes: entry.body) else {
          throw .malformedState(projection: Choices.name)
        }
        // A link stands on both sides: each number's history is part of the other's.
        if !link.hasSameAs {
          found.namedLikewise.insert(entry.personNumber)
        } else if found.numbers.insert(entry.personNumber).inserted {
          waiting.append(entry.personNumber)
        }
      }
      found.records += try records(own)
    }
    return found
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
