public import EventLog
internal import EventSchema
internal import LMDB
internal import SwiftProtobuf

/// Every submission and what became of it; which one counts for a provider and period.
public enum Submissions: Projection {
  public static let name = "submissions"
  public static let version: UInt64 = 1

  public static func apply<State: ProjectionState & ~Copyable>(
    _ event: StoredEvent, to state: inout State
  ) throws(ProjectionError) {
    switch event.header.type {
    case .submissionReceived: try begin(event, &state)
    case .submissionAccepted: try accept(event, &state)
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
    let key = SubmissionKey.submission(number)
    try state.extend(key, with: try encode(end))
    guard let stored = try state.value(of: key),
      let history = try? SchemaSubmissionHistory(serializedBytes: stored),
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

  private static func abandon<State: ProjectionState & ~Copyable>(
    _ event: StoredEvent, _ state: inout State
  ) throws(ProjectionError) {
    var end = SchemaSubmissionHistory()
    end.endedPosition = event.header.position.rawValue
    end.abandoned = true
    try state.extend(
      SubmissionKey.submission(event.header.stream.number), with: try encode(end))
  }
}

/// The keys of the submissions projection.
enum SubmissionKey {
  static func submission(_ number: UInt64) -> [UInt8] { [0x73] + bigEndian(number) }

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
