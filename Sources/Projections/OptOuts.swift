public import EventLog
public import EventSchema
internal import LMDB
internal import SwiftProtobuf

/// Who can be asked about, where in the log their opt-out stands, and every check.
///
/// Whether anybody has opted out is sealed and is not here: only where it can be read with the
/// person's key. What it means at a moment is decided by policy.
public enum OptOuts: Projection {
  /// `opt-outs`.
  public static let name = "opt-outs"
  /// The version of the fold.
  public static let version: UInt64 = 2
  /// The types of event that it folds.
  public static let types: Set<EventType> = [
    .patientSubmitted, .personLinked, .optOutStatusChanged, .optOutCheckRequested,
    .optOutCheckCompleted, .optOutCheckInconclusive,
  ]

  /// Adds NHS numbers that arrived, links between people, statuses, and checks.
  public static func apply<State: ProjectionState & ~Copyable>(
    _ event: StoredEvent, to state: inout State
  ) throws(ProjectionError) {
    switch event.header.type {
    case .patientSubmitted: try addNumber(event, &state)
    case .personLinked: try link(event, &state)
    case .optOutStatusChanged: try addStatus(event, &state)
    case .optOutCheckRequested: try begin(event, &state)
    case .optOutCheckCompleted: try end(event, because: nil, &state)
    case .optOutCheckInconclusive:
      let body: SchemaOptOutCheckInconclusive = try decode(event)
      try end(event, because: body.reason, &state)
    default: break
    }
  }

  /// Keeps the first event that holds a person's NHS number: it never changes.
  private static func addNumber<State: ProjectionState & ~Copyable>(
    _ event: StoredEvent, _ state: inout State
  ) throws(ProjectionError) {
    let key = OptOutKey.number(of: try person(event))
    guard try state.value(of: key) == nil, try holdsNumber(event) else { return }
    try state.set(bigEndian(event.header.position.rawValue), for: key)
  }

  /// Whether an event of a patient holds the NHS number: `has_nhs_number` of its body.
  ///
  /// The one field is looked for and no message made: each patient of a month has such an event.
  private static func holdsNumber(_ event: StoredEvent) throws(ProjectionError) -> Bool {
    var holdsNumber = false
    do throws(MalformedEvent) {
      var fields = WireReader(event.body)
      while let field = try fields.next() {
        if field.number == 7, case .number(let flag) = field.value { holdsNumber = flag != 0 }
      }
    } catch {
      throw .malformedBody(event.header.position)
    }
    return holdsNumber
  }

  private static func link<State: ProjectionState & ~Copyable>(
    _ event: StoredEvent, _ state: inout State
  ) throws(ProjectionError) {
    let body: SchemaPersonLinked = try decode(event)
    let (person, position) = (try person(event), bigEndian(event.header.position.rawValue))
    if body.hasSameAs {
      try state.set(bigEndian(body.sameAs) + position, for: OptOutKey.sameAs(person))
    }
    // What is on record of one of the two is asked about for the other.
    if body.hasAlsoNamed {
      let other = body.alsoNamed
      try state.extend(OptOutKey.alsoNamed(person), with: bigEndian(other) + position)
      try state.extend(OptOutKey.alsoNamed(other), with: bigEndian(person) + position)
    }
  }

  private static func addStatus<State: ProjectionState & ~Copyable>(
    _ event: StoredEvent, _ state: inout State
  ) throws(ProjectionError) {
    var history = SchemaOptOutHistory()
    history.positions = [event.header.position.rawValue]
    try state.extend(OptOutKey.statuses(of: try person(event)), with: try encode(history))
  }

  private static func begin<State: ProjectionState & ~Copyable>(
    _ event: StoredEvent, _ state: inout State
  ) throws(ProjectionError) {
    var history = SchemaOptOutCheckHistory()
    history.requestedPosition = event.header.position.rawValue
    history.requestedAtMicroseconds = event.header.recordedAt.microseconds
    history.requested = event.bodyData
    try state.set(try encode(history), for: OptOutKey.check(event.header.stream.number))
  }

  /// Fields are added behind those of `begin`: together they are one message.
  private static func end<State: ProjectionState & ~Copyable>(
    _ event: StoredEvent, because reason: String?, _ state: inout State
  ) throws(ProjectionError) {
    var history = SchemaOptOutCheckHistory()
    history.endedPosition = event.header.position.rawValue
    history.endedAtMicroseconds = event.header.recordedAt.microseconds
    if let reason { history.inconclusive = reason }
    try state.extend(OptOutKey.check(event.header.stream.number), with: try encode(history))
  }

  private static func person(_ event: StoredEvent) throws(ProjectionError) -> UInt64 {
    guard let person = event.header.personNumber else {
      throw .malformedBody(event.header.position)
    }
    return person
  }

  private static func decode<Body: Message>(_ event: StoredEvent) throws(ProjectionError) -> Body {
    guard let body = try? Body(serializedBytes: event.bodyData) else {
      throw .malformedBody(event.header.position)
    }
    return body
  }
}

/// The keys of the opt-outs projection.
enum OptOutKey {
  static let numbers: [UInt8] = [0x6e]
  static let checks: [UInt8] = [0x63]
  static func number(of person: UInt64) -> [UInt8] { bigEndian(person, after: numbers) }
  static func sameAs(_ person: UInt64) -> [UInt8] { bigEndian(person, after: [0x6c]) }
  /// Whom an id has named too, each with the position of the event that says so.
  static func alsoNamed(_ person: UInt64) -> [UInt8] { bigEndian(person, after: [0x61]) }
  static func statuses(of person: UInt64) -> [UInt8] { bigEndian(person, after: [0x73]) }
  static func check(_ number: UInt64) -> [UInt8] { bigEndian(number, after: checks) }
}
