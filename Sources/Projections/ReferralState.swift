public import EventLog
public import EventSchema
internal import SwiftProtobuf

/// One entry in the history of a referral: an event that told of it.
public struct ReferralEntry: Sendable {
  /// The position of the event, which decides from which size of the log on it is seen.
  public let position: Position
  /// The number of the patient whose referral it is.
  public let personNumber: UInt64
  /// The readable part of the event: submission, provider, period, days and rows.
  public let body: SchemaReferralSubmitted

  /// Everything that was submitted of a referral before a size of the log, in order.
  public static func history(
    ofReferral number: UInt64, in reader: ProjectionReader, asOfSize size: UInt64 = .max
  ) throws(ProjectionError) -> [ReferralEntry] {
    guard let value = try reader.value(of: ReferralKey.referral(number)) else { return [] }
    return try history(value, before: size)
  }

  static func history(
    _ value: [UInt8], before size: UInt64
  ) throws(ProjectionError) -> [ReferralEntry] {
    do {
      return try SchemaReferralHistory(serializedBytes: value).entries
        .filter { $0.position < size }
        .map { entry in
          ReferralEntry(
            position: Position(entry.position), personNumber: entry.personNumber,
            body: try SchemaReferralSubmitted(serializedBytes: entry.body))
        }
    } catch {
      throw .malformedState(projection: Referrals.name)
    }
  }
}

/// One time that a referral came and was not kept.
public struct WithheldEntry: Sendable {
  /// The position of the event, which decides from which size of the log on it is seen.
  public let position: Position
  /// The number of the patient whose referral it is.
  public let personNumber: UInt64
  /// The event: submission, reason, path and rows.
  public let body: SchemaRecordWithheld

  /// Every time before a size of the log, in order.
  public static func history(
    ofReferral number: UInt64, in reader: ProjectionReader, asOfSize size: UInt64 = .max
  ) throws(ProjectionError) -> [WithheldEntry] {
    guard let value = try reader.value(of: ReferralKey.withheld(number)) else { return [] }
    return try history(value, before: size)
  }

  static func history(
    _ value: [UInt8], before size: UInt64
  ) throws(ProjectionError) -> [WithheldEntry] {
    do {
      return try SchemaReferralHistory(serializedBytes: value).entries
        .filter { $0.position < size }
        .map { entry in
          WithheldEntry(
            position: Position(entry.position), personNumber: entry.personNumber,
            body: try SchemaRecordWithheld(serializedBytes: entry.body))
        }
    } catch {
      throw .malformedState(projection: Referrals.name)
    }
  }
}

/// What is known of a referral: the months in which it was submitted and counts.
public struct ReferralState: Sendable {
  /// The months in order, each with the entries of the submission that counts for it.
  public let months: [Month]

  /// A referral in one period.
  public struct Month: Sendable {
    /// The month as a number: year * 100 + month.
    public let period: UInt32
    /// The number of the submission that counts for the period.
    public let submission: UInt64
    /// One entry, or several where one event could not hold all rows.
    public let entries: [ReferralEntry]

    /// Rows by the digits of the table's name.
    public var rows: [UInt32: UInt32] {
      entries.flatMap(\.body.rows).reduce(into: [:]) { $0[$1.table, default: 0] += $1.rows }
    }
  }

  /// The month that says how the referral stands, nil where no submission of it counts.
  public var current: Month? { months.last }

  /// Keeps of a history what counts: of each period, the entries of the last accepted submission.
  ///
  /// An entry of a submission that was superseded, abandoned or not accepted yet has no effect.
  public init<Failure: Error>(
    _ history: [ReferralEntry],
    latest: (_ provider: String, _ period: UInt32) throws(Failure) -> UInt64?
  ) throws(Failure) {
    var byPeriod: [UInt32: [ReferralEntry]] = [:]
    for entry in history {
      let counting = try latest(entry.body.provider, entry.body.period)
      if counting == UInt64(entry.body.submission) {
        byPeriod[entry.body.period, default: []].append(entry)
      }
    }
    months = byPeriod.sorted { $0.key < $1.key }.map { period, entries in
      Month(
        period: period, submission: UInt64(entries[0].body.submission), entries: entries)
    }
  }
}
