internal import DataSet
internal import EventLog
internal import EventSchema
internal import Projections
internal import SwiftProtobuf

/// What the events of one submission say of each of its rows, read once.
///
/// Rows take a bit each for what was kept and what was refused, failures 16 bytes each.
struct SubmissionTrail {
  /// What became of a row.
  enum Outcome: String {
    case accepted, rejected, withheld
  }

  let record: SubmissionRecord
  /// The position of the event that ended the submission.
  let end: Position
  /// Whether the file was refused whole.
  let isRefused: Bool
  /// The tables of the file by number, in the data set's order, which is that of the numbers.
  let tables: [SchemaTableOutcome]
  /// What is said of each rule that failed.
  let findings: [SchemaFindingCount]
  let quality: [SchemaFieldQuality]
  let rulesNotChecked: [String]
  private(set) var book: ReportBook
  /// In order of table, row and rule.
  private(set) var failures: [FailureMark] = []
  /// The sealed events, by whose content they hold.
  private(set) var looks = ContentLooks()

  /// Why rows were not kept, by table, in the words of the events.
  private var withheld: [TrailPlace: String] = [:]
  private var kept: [UInt32: RowSet]
  private var refused: [UInt32: RowSet]

  /// Sets out the trail of a submission that ended with a word on its rows; nil for any other.
  init?(of record: SubmissionRecord) {
    switch record.outcome {
    case .accepted(let position, let body):
      (end, isRefused) = (position, false)
      (tables, findings, quality) = (body.tables, body.findings, body.quality)
      rulesNotChecked = body.rulesNotChecked
    case .rejected(let position, let body):
      (end, isRefused) = (position, true)
      (tables, findings, quality) = (body.tables, body.findings, body.quality)
      rulesNotChecked = body.rulesNotChecked
    case .abandoned, .unfinished:
      return nil
    }
    self.record = record
    book = ReportBook(version: record.received.dataSetVersion, findings: findings)
    let sets = tables.map { ($0.table, RowSet(count: Int($0.received))) }
    kept = Dictionary(sets) { first, _ in first }
    refused = kept
  }

  /// Adds what one event of the submission says.
  mutating func add(_ event: RecordedEvent) throws(LedgerError) {
    looks.count(event.header)
    let said = try event.saidOfRows()
    for table in said.kept {
      for row in table.numbers { kept[table.table]?.insert(row) }
    }
    for table in said.withheld.rows {
      for row in table.numbers {
        withheld[TrailPlace(table: table.table, row: row)] = said.withheld.reason
      }
    }
    guard let failed = said.failed else { return }
    for failure in failed.failures.unpacked {
      failures.append(
        FailureMark(
          table: failed.table, row: failure.row, rule: book.place(of: failure.code),
          cause: failure.cause))
      if failed.isRefused { refused[failed.table]?.insert(failure.row) }
    }
  }

  /// Ends the reading.
  mutating func finish() {
    failures.sort()
  }

  /// What became of a row that the file has.
  func outcome(_ place: TrailPlace) -> Outcome {
    if isRefused || isRefused(place) { return .rejected }
    return kept[place.table]?.contains(place.row) == true ? .accepted : .withheld
  }

  /// Why a withheld row was not kept; nil for any other.
  func reasonWithheld(_ place: TrailPlace) -> String? { withheld[place] }

  /// Whether the file has the row.
  func has(_ place: TrailPlace) -> Bool { kept[place.table]?.has(place.row) ?? false }

  /// Whether a rule refused the row, and not only the file.
  func isRefused(_ place: TrailPlace) -> Bool {
    refused[place.table]?.contains(place.row) ?? false
  }

  /// The rules that a row failed, in order.
  func failures(of place: TrailPlace) -> ArraySlice<FailureMark> {
    var low = 0
    var high = failures.count
    while low < high {
      let middle = (low + high) / 2
      if failures[middle].place < place { low = middle + 1 } else { high = middle }
    }
    return failures[low...].prefix { $0.place == place }
  }
}

/// What an event says of rows.
struct SaidOfRows {
  /// The rows that it holds.
  var kept: [SchemaTableRows] = []
  /// The rows that are not kept, and why.
  var withheld: (reason: String, rows: [SchemaTableRows]) = ("", [])
  /// The rows that failed rules.
  var failed: (table: UInt32, failures: SchemaRowFailures, isRefused: Bool)?
}

extension RecordedEvent {
  /// What the event says of rows; nothing where it is of another type.
  func saidOfRows() throws(LedgerError) -> SaidOfRows {
    var said = SaidOfRows()
    do {
      switch header.type {
      case .patientSubmitted: said.kept = try SchemaPatientSubmitted(serializedBytes: body).rows
      case .referralSubmitted: said.kept = try SchemaReferralSubmitted(serializedBytes: body).rows
      case .personnelSubmitted: said.kept = try SchemaPersonnelSubmitted(serializedBytes: body).rows
      case .recordWithheld:
        let withheld = try SchemaRecordWithheld(serializedBytes: body)
        said.withheld = (withheld.reason, withheld.rows)
      case .recordRejected:
        let rejected = try SchemaRecordRejected(serializedBytes: body)
        said.failed = (rejected.table, rejected.failures, true)
      case .recordWarned:
        let warned = try SchemaRecordWarned(serializedBytes: body)
        said.failed = (warned.table, warned.failures, false)
      default: break
      }
    } catch {
      throw .projection(.malformedBody(position))
    }
    return said
  }
}
