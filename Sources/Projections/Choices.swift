public import EventLog
internal import EventSchema
internal import SwiftProtobuf

/// Everything that is on record of choices about referrals and people, and of restrictions.
///
/// The fold only adds an entry to the history of the referral, or of the person for what concerns all
/// of the person's referrals. What it means at a moment is decided by policy when it is read, so that
/// as-of costs nothing.
public enum Choices: Projection {
  /// `choices`.
  public static let name = "choices"
  /// The version of the fold.
  public static let version: UInt64 = 1

  /// Adds consent, informing, restrictions and links between people.
  public static func apply<State: ProjectionState & ~Copyable>(
    _ event: StoredEvent, to state: inout State
  ) throws(ProjectionError) {
    let header = event.header
    switch header.type {
    case .consentRecorded, .patientInformed, .restrictionApplied, .restrictionLifted:
      guard let person = header.personNumber else { throw .malformedBody(header.position) }
      let key = header.referralNumber.map { ChoiceKey.referral($0) } ?? ChoiceKey.person(person)
      try add(event, to: key, &state)
    case .personLinked:
      // What is on record of a person's former number is found from the present one.
      guard let body = try? SchemaPersonLinked(serializedBytes: event.bodyData) else {
        throw .malformedBody(header.position)
      }
      if body.hasSameAs { try add(event, to: ChoiceKey.person(body.sameAs), &state) }
    default: break
    }
  }

  private static func add<State: ProjectionState & ~Copyable>(
    _ event: StoredEvent, to key: [UInt8], _ state: inout State
  ) throws(ProjectionError) {
    guard let person = event.header.personNumber else {
      throw .malformedBody(event.header.position)
    }
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
  static func person(_ number: UInt64) -> [UInt8] { [0x70] + bigEndian(number) }
  static func referral(_ number: UInt64) -> [UInt8] { [0x72] + bigEndian(number) }
}
