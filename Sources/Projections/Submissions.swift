public import EventLog
public import EventSchema
internal import LMDB
internal import SwiftProtobuf

/// Every submission and what became of it; which one counts for a provider and period.
public enum Submissions: Projection {
  /// The name by which people and files know it.
  public static let name = "submissions"
  /// Raised whenever the fold changes; content of another version is built anew.
  public static let version: UInt64 = 2
  /// The types of event that it folds.
  public static let types: Set<EventType> = [
    .submissionReceived, .submissionAccepted, .submissionRejected, .submissionAbandoned,
  ]

  /// Folds the receipt, the acceptance, the refusal and the abandoning of submissions; other events
  /// change nothing.
  public static func apply<State: ProjectionState & ~Copyable>(
    _ event: StoredEvent, to state: inout State
  ) throws(ProjectionError) {
    switch event.header.type {
    case .submissionReceived: try begin(event, &state)
    case .submissionAccepted: try accept(event, &state)
    case .submissionRejected: try reject(event, &state)
    case .submissionAbandoned: try abandon(event, &state)
    default: break
    }
  }

  private static func begin<State: ProjectionState & ~Copyable>(
    _ event: StoredEvent, _ state: inout State
  ) throws(ProjectionError) {
    var history = SchemaSubmissionHistory()
    history.receivedPosition = event.header.position.rawValue
    history.receivedAtMicroseconds = event.header.recordedAt.microseconds
    history.received = event.bodyData
    try state.set(
      try encode(history), for: SubmissionKey.submission(event.header.stream.number))
  }

  /// Fields are added behind those of `begin`: together they are one message.
  private static func accept<State: ProjectionState & ~Copyable>(
    _ event: StoredEvent, _ state: inout State
  ) throws(ProjectionError) {
    let number = event.header.stream.number
    var end = SchemaSubmissionHistory()
    end.endedPosition = event.header.position.rawValue
    end.accepted = event.bodyData
    let begun = try finish(event, end, &state)
    guard let history = try? SchemaSubmissionHistory(serializedBytes: begun),
      let received = try? SchemaSubmissionReceived(serializedBytes: history.received)
    else { throw .malformedBody(event.header.position) }
    var entry = SchemaSubmissionIndexEntry()
    entry.submission = UInt32(truncatingIfNeeded: number)
    entry.position = event.header.position.rawValue
    var index = SchemaSubmissionIndex()
    index.entries = [entry]
    let bytes = try encode(index)
    try state.extend(
      SubmissionKey.period(provider: received.provider, period: received.period), with: bytes)
    try state.extend(SubmissionKey.file(digest: Array(received.fileDigest)), with: bytes)
  }

  private static func reject<State: ProjectionState & ~Copyable>(
    _ event: StoredEvent, _ state: inout State
  ) throws(ProjectionError) {
    var end = SchemaSubmissionHistory()
    end.endedPosition = event.header.position.rawValue
    end.rejected = event.bodyData
    _ = try finish(event, end, &state)
  }

  private static func abandon<State: ProjectionState & ~Copyable>(
    _ event: StoredEvent, _ state: inout State
  ) throws(ProjectionError) {
    var end = SchemaSubmissionHistory()
    end.endedPosition = event.header.position.rawValue
    end.abandoned = true
    _ = try finish(event, end, &state)
  }

  /// Adds the end of a submission to its history, and gives the history as it was.
  private static func finish<State: ProjectionState & ~Copyable>(
    _ event: StoredEvent, _ end: SchemaSubmissionHistory, _ state: inout State
  ) throws(ProjectionError) -> [UInt8] {
    let number = event.header.stream.number
    let key = SubmissionKey.submission(number)
    guard let begun = try state.value(of: key) else {
      throw .unknownSubmission(number, at: event.header.position)
    }
    try state.set(begun + (try encode(end)), for: key)
    return begun
  }
}

/// The keys of the submissions projection.
enum SubmissionKey {
  static func submission(_ number: UInt64) -> [UInt8] { bigEndian(number, after: [0x73]) }

  static let submissions: [UInt8] = [0x73]

  /// - Parameter period: year * 100 + month.
  static func period(provider: String, period: UInt32) -> [UInt8] {
    [0x70] + Array(provider.utf8) + [0] + bigEndian(UInt64(period))
  }

  static func file(digest: [UInt8]) -> [UInt8] { [0x64] + digest }
}

/// The encoded message; its fields are plain values, so this fails only without memory.
func encode(_ message: some Message) throws(ProjectionError) -> [UInt8] {
  do {
    return try message.serializedBytes()
  } catch {
    throw .malformedState(projection: String(describing: error))
  }
}
