public import EventLog
public import EventSchema
internal import SwiftProtobuf

/// One event that told of a referral.
public struct ReferralRecord: Sendable {
  /// The position of the event, which decides from which size of the log on it is seen.
  public let position: Position
  /// The number of the patient whose referral it is.
  public let personNumber: UInt64
  /// The readable part of the event: submission, provider, period, days and rows.
  public let body: SchemaReferralSubmitted

  /// Everything that was submitted of a referral before a size of the log, in order.
  public static func history(
    ofReferral number: UInt64, in reader: ProjectionReader, asOfSize size: UInt64 = .max
  ) throws(ProjectionError) -> [ReferralRecord] {
    guard let value = try reader.value(of: ReferralKey.referral(number)) else { return [] }
    do {
      return try SchemaReferralHistory(serializedBytes: value).entries
        .filter { $0.position < size }
        .map { entry in
          ReferralRecord(
            position: Position(entry.position), personNumber: entry.personNumber,
            body: try SchemaReferralSubmitted(serializedBytes: entry.body))
        }
    } catch {
      throw .malformedState(projection: Referrals.name)
    }
  }
}

/// What is known of a referral: the months in which it was submitted and counts.
public struct ReferralState: Sendable {
  /// The months in order, each with the records of the submission that counts for it.
  public let months: [Month]

  /// A referral in one period.
  public struct Month: Sendable {
    /// The month as a number: year * 100 + month.
    public let period: UInt32
    /// The number of the submission that counts for the period.
    public let submission: UInt64
    /// One record, or several where one event could not hold all rows.
    public let records: [ReferralRecord]

    /// Rows by the digits of the table's name.
    public var rows: [UInt32: UInt32] {
      records.flatMap(\.body.rows).reduce(into: [:]) { $0[$1.table, default: 0] += $1.rows }
    }
  }

  /// The month that says how the referral stands, nil where no submission of it counts.
  public var current: Month? { months.last }

  /// Keeps of a history what counts: of each period, the records of the last accepted submission.
  ///
  /// A record of a submission that was superseded, abandoned or not accepted yet has no effect.
  public init<Failure: Error>(
    _ history: [ReferralRecord],
    latest: (_ provider: String, _ period: UInt32) throws(Failure) -> UInt64?
  ) throws(Failure) {
    var byPeriod: [UInt32: [ReferralRecord]] = [:]
    for record in history {
      let counting = try latest(record.body.provider, record.body.period)
      if counting == UInt64(record.body.submission) {
        byPeriod[record.body.period, default: []].append(record)
      }
    }
    months = byPeriod.sorted { $0.key < $1.key }.map { period, records in
      Month(
        period: period, submission: UInt64(records[0].body.submission), records: records)
    }
  }
}
