internal import DataSet
internal import EventLog
internal import EventSchema
internal import Intake

extension SubmissionAppender {
  /// Appends which rows were refused or warned of, and every rule that they failed.
  ///
  /// The content of a refused row is not kept.
  mutating func appendFailures() throws(LedgerError) {
    var rejected = FailureBatch(type: .recordRejected)
    var warned = FailureBatch(type: .recordWarned)
    let failures = report.failures
    var start = 0
    while start < failures.count {
      let first = failures[start]
      var end = start + 1
      while end < failures.count, failures[end].row == first.row, failures[end].table == first.table
      {
        end += 1
      }
      let row = failures[start..<end]
      if row.allSatisfy({ $0.severity == .warning }) {
        if let full = warned.add(row) { try addFailures(full) }
      } else if let full = rejected.add(row) {
        try addFailures(full)
      }
      start = end
    }
    for batch in [rejected, warned] where !batch.failures.rows.isEmpty { try addFailures(batch) }
  }

  private mutating func addFailures(_ batch: FailureBatch) throws(LedgerError) {
    let body: [UInt8]
    if batch.type == .recordRejected {
      var rejected = SchemaRecordRejected()
      rejected.submission = encoder.submission
      rejected.table = batch.table
      rejected.failures = batch.failures
      body = try serialized(rejected)
    } else {
      var warned = SchemaRecordWarned()
      warned.submission = encoder.submission
      warned.table = batch.table
      warned.failures = batch.failures
      body = try serialized(warned)
    }
    try add(EventDraft(encoder.fields(batch.type, stream, body: body)))
  }
}

/// Failures of the rows of one table, as many as one event holds.
struct FailureBatch {
  let type: EventType
  private(set) var table: UInt32 = 0
  private(set) var failures = SchemaRowFailures()

  private var lastRow: UInt32 = 0
  private var places: [String: UInt32] = [:]

  /// Failures of an event, at most about: the largest takes half of what an event may hold.
  static let limit = 4_000

  init(type: EventType) {
    self.type = type
  }

  /// Adds the failures of one row; gives what was gathered before it where they begin a new batch.
  mutating func add(_ row: Slice<RowFailures>) -> FailureBatch? {
    guard let first = row.first else { return nil }
    let number = tableNumber(first.table)
    var full: FailureBatch?
    if table != number || failures.rows.count + row.count > Self.limit {
      if !failures.rows.isEmpty { full = self }
      self = FailureBatch(type: type)
      table = number
    }
    for failure in row {
      let place = places[failure.code] ?? UInt32(places.count)
      if places[failure.code] == nil {
        places[failure.code] = place
        failures.codes.append(failure.code)
      }
      failures.rows.append(failure.row - lastRow)
      failures.rules.append(place)
      failures.causes.append(failure.causeRow?.row ?? 0)
      lastRow = failure.row
    }
    return full
  }
}
