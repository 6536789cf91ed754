internal import DataSet
internal import EventLog
internal import EventSchema
internal import Projections

/// The submissions that were accepted by a size of the log, and which of them counted.
///
/// Held in memory: a few dozen bytes for each submission.
struct AcceptedSubmissions {
  /// What a question about many referrals needs to know of a submission.
  struct Entry {
    let number: UInt64
    let provider: String
    /// Year * 100 + month.
    let period: UInt32
    let receivedPosition: Position
    let receivedOn: Day
  }

  private struct Place: Hashable {
    let provider: String
    let period: UInt32
  }

  private var entries: [UInt64: Entry] = [:]
  private var latest: [Place: UInt64] = [:]

  /// The submission with this number, nil where it was not accepted by then.
  subscript(number: UInt64) -> Entry? { entries[number] }

  /// The number of the submission that counts for a provider and period.
  func latest(provider: String, period: UInt32) -> UInt64? {
    latest[Place(provider: provider, period: period)]
  }

  /// Those that count, by provider and period.
  var counting: [Entry] {
    latest.values.compactMap { entries[$0] }
      .sorted { ($0.provider, $0.period) < ($1.provider, $1.period) }
  }

  /// Submissions are appended one after the other, so they are accepted in the order of their numbers.
  fileprivate mutating func add(_ record: SubmissionRecord) {
    guard record.acceptedPosition != nil else { return }
    let entry = Entry(
      number: record.number, provider: record.received.provider, period: record.received.period,
      receivedPosition: record.receivedPosition, receivedOn: record.receivedAt.calendarDay)
    entries[record.number] = entry
    latest[Place(provider: entry.provider, period: entry.period)] = entry.number
  }
}

extension SubmissionLedger {
  func acceptedSubmissions(asOfSize size: UInt64) throws(LedgerError) -> AcceptedSubmissions {
    try readSubmissions(asOfSize: size) { (model) throws(ProjectionError) in
      var accepted = AcceptedSubmissions()
      var next: UInt64 = 1
      while true {
        let records = try model.submissions(from: next, limit: 100)
        guard let last = records.last else { return accepted }
        for record in records { accepted.add(record) }
        next = last.number + 1
      }
    }
  }
}
