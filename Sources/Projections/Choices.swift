public import EventLog
public import EventSchema
internal import Foundation
internal import SwiftProtobuf

/// Everything that is on record of choices about referrals and people, and of restrictions.
///
/// The fold only adds an entry to the history of the referral, of the person for what concerns all of
/// the person's referrals, or of a run of referrals for what concerns a cohort. What it means at a
/// moment is decided by policy when it is read, so that as-of costs nothing.
public enum Choices: Projection {
  /// `choices`.
  public static let name = "choices"
  /// The version of the fold.
  public static let version: UInt64 = 3
  /// The types of event that it folds.
  public static let types: Set<EventType> = [
    .consentRecorded, .patientInformed, .restrictionApplied, .restrictionLifted, .personLinked,
    .cohortInformed,
  ]

  /// Adds consent, informing, alone or as a cohort, restrictions and links between people.
  public static func apply<State: ProjectionState & ~Copyable>(
    _ event: StoredEvent, to state: inout State
  ) throws(ProjectionError) {
    let header = event.header
    switch header.type {
    case .consentRecorded, .patientInformed, .restrictionApplied, .restrictionLifted:
      guard let person = header.personNumber else { throw .malformedBody(header.position) }
      let key = header.referralNumber.map { ChoiceKey.referral($0) } ?? ChoiceKey.person(person)
      try add(event, of: person, to: key, &state)
    case .personLinked:
      guard let body = try? SchemaPersonLinked(serializedBytes: event.bodyData),
        let person = header.personNumber
      else { throw .malformedBody(header.position) }
      // What is on record of one of the two is found from the other.
      guard let other = body.other else { break }
      try add(event, of: person, to: ChoiceKey.person(other), &state)
      try add(event, of: other, to: ChoiceKey.person(person), &state)
    case .cohortInformed: try addCohort(event, &state)
    default: break
    }
  }

  /// Adds what a cohort was told, once, and its members by runs of 256 referral numbers: a cohort of
  /// a million referrals changes a few thousand values and not a million.
  private static func addCohort<State: ProjectionState & ~Copyable>(
    _ event: StoredEvent, _ state: inout State
  ) throws(ProjectionError) {
    let position = event.header.position
    guard let cohort = try? SchemaCohortInformed(serializedBytes: event.bodyData) else {
      throw .malformedBody(position)
    }
    try state.set(
      try encode(SchemaPatientInformed(cohort)), for: ChoiceKey.cohort(position.rawValue))
    var members = cohort.members[...]
    while let first = members.first {
      let run = members.prefix { $0 >> 8 == first >> 8 }
      members = members.dropFirst(run.count)
      var entry = SchemaCohortMembers()
      entry.position = position.rawValue
      entry.members = Data(run.map { UInt8(truncatingIfNeeded: $0) })
      var history = SchemaCohortHistory()
      history.entries = [entry]
      try state.extend(ChoiceKey.cohorts(ofReferral: first), with: try encode(history))
    }
  }

  private static func add<State: ProjectionState & ~Copyable>(
    _ event: StoredEvent, of person: UInt64, to key: [UInt8], _ state: inout State
  ) throws(ProjectionError) {
    var entry = SchemaChoiceEntry()
    entry.position = event.header.position.rawValue
    entry.type = event.header.type
    entry.personNumber = person
    entry.body = event.bodyData
    var history = SchemaChoiceHistory()
    history.entries = [entry]
    try state.extend(key, with: try encode(history))
  }
}

/// The keys of the choices projection.
enum ChoiceKey {
  static func person(_ number: UInt64) -> [UInt8] { bigEndian(number, after: [0x70]) }
  static func referral(_ number: UInt64) -> [UInt8] { bigEndian(number, after: [0x72]) }
  /// What a cohort was told, by the position of its event.
  static func cohort(_ position: UInt64) -> [UInt8] { bigEndian(position, after: [0x63]) }
  /// The cohorts of the run of referral numbers in which one lies.
  static func cohorts(ofReferral number: UInt64) -> [UInt8] {
    bigEndian(number >> 8, after: [0x6d])
  }
}

extension SchemaPersonLinked {
  /// The other of the two numbers that are linked.
  fileprivate var other: UInt64? {
    hasSameAs ? sameAs : hasAlsoNamed ? alsoNamed : nil
  }
}

extension SchemaPatientInformed {
  /// What a cohort's event says of each of its members.
  public init(_ cohort: SchemaCohortInformed) {
    self.init()
    provider = cohort.provider
    wordingVersion = cohort.wordingVersion
    wordingPosition = cohort.wordingPosition
    informedOn = cohort.informedOn
  }
}
