public import EventLog
public import EventSchema
internal import SwiftProtobuf

/// A submission as the log tells of it.
public struct SubmissionRecord: Sendable {
  /// The place among all submissions, counted from 1 in the order of receipt.
  public let number: UInt64
  /// The position of the event that tells of its receipt, in front of all its records.
  public let receivedPosition: Position
  /// When the log took that event.
  public let receivedAt: Timestamp
  /// The body of that event: provider, period, file and rows.
  public let received: SchemaSubmissionReceived
  /// What became of it, as far as the model's size of the log tells.
  public let outcome: Outcome

  /// What became of a submission.
  public enum Outcome: Sendable {
    /// Its records are being appended, or were when the process ended.
    case unfinished
    case accepted(Position, SchemaSubmissionAccepted)
    case rejected(Position, SchemaSubmissionRejected)
    case abandoned(Position)
  }

  /// Where it took effect, nil where it did not.
  public var acceptedPosition: Position? {
    if case .accepted(let position, _) = outcome { position } else { nil }
  }

  init(number: UInt64, encoded: [UInt8], before size: UInt64) throws(ProjectionError) {
    do {
      let history = try SchemaSubmissionHistory(serializedBytes: encoded)
      self.number = number
      receivedPosition = Position(history.receivedPosition)
      receivedAt = Timestamp(microseconds: history.receivedAtMicroseconds)
      received = try SchemaSubmissionReceived(serializedBytes: history.received)
      if !history.hasEndedPosition || history.endedPosition >= size {
        outcome = .unfinished
      } else if history.abandoned {
        outcome = .abandoned(Position(history.endedPosition))
      } else if history.hasRejected {
        outcome = .rejected(
          Position(history.endedPosition),
          try SchemaSubmissionRejected(serializedBytes: history.rejected))
      } else {
        outcome = .accepted(
          Position(history.endedPosition),
          try SchemaSubmissionAccepted(serializedBytes: history.accepted))
      }
    } catch {
      throw .malformedState(projection: Submissions.name)
    }
  }
}

/// Questions about submissions, answered as of a size of the log.
public struct SubmissionModel: ~Escapable {
  private let reader: ProjectionReader
  /// Events at this position and later are as if they had not happened.
  public let size: UInt64

  /// The model at the position of the reader, or at an earlier size of the log.
  @_lifetime(copy reader)
  public init(_ reader: ProjectionReader, asOfSize size: UInt64 = .max) {
    self.reader = reader
    self.size = min(size, reader.position)
  }

  /// One submission, nil where the log has none of that number yet.
  public func submission(_ number: UInt64) throws(ProjectionError) -> SubmissionRecord? {
    guard let value = try reader.value(of: SubmissionKey.submission(number)) else { return nil }
    return try record(number, value)
  }

  /// The newest submission, whatever became of it.
  public func newest() throws(ProjectionError) -> SubmissionRecord? {
    guard let entry = try reader.lastEntry(prefix: SubmissionKey.submissions) else { return nil }
    return try record(readBigEndian(entry.key.span, at: 1), entry.value)
  }

  /// Up to `limit` submissions from a number on, in the order in which they came.
  public func submissions(
    from number: UInt64 = 1, limit: Int = .max
  ) throws(ProjectionError) -> [SubmissionRecord] {
    let entries = try reader.entries(
      prefix: SubmissionKey.submissions, from: SubmissionKey.submission(number), limit: limit)
    var records: [SubmissionRecord] = []
    for entry in entries {
      guard let found = try record(readBigEndian(entry.key.span, at: 1), entry.value)
      else { break }
      records.append(found)
    }
    return records
  }

  /// The number of the submission that counts for a provider and period: the last one accepted.
  ///
  /// - Parameter period: year * 100 + month.
  public func latest(
    provider: String, period: UInt32
  ) throws(ProjectionError) -> UInt64? {
    try accepted(under: SubmissionKey.period(provider: provider, period: period)).last
  }

  /// The accepted submissions of a file, by the digest of its bytes, in order.
  public func submissions(ofFile digest: [UInt8]) throws(ProjectionError) -> [UInt64] {
    try accepted(under: SubmissionKey.file(digest: digest))
  }

  private func record(
    _ number: UInt64, _ value: [UInt8]
  ) throws(ProjectionError) -> SubmissionRecord? {
    let record = try SubmissionRecord(number: number, encoded: value, before: size)
    return record.receivedPosition.rawValue < size ? record : nil
  }

  private func accepted(under key: [UInt8]) throws(ProjectionError) -> [UInt64] {
    guard let value = try reader.value(of: key) else { return [] }
    guard let index = try? SchemaSubmissionIndex(serializedBytes: value) else {
      throw .malformedState(projection: Submissions.name)
    }
    return index.entries.filter { $0.position < size }.map { UInt64($0.submission) }
  }
}
