internal import DataSet
public import EventLog
internal import EventSchema

/// What happened to one row of a submitted file, and why (R3).
public struct SubmittedRowHistory: Sendable {
  /// The submission: its file, window and outcome.
  public let summary: SubmissionSummary
  /// The name of the table.
  public let table: String
  /// From 1, in the submitted file.
  public let row: UInt32
  /// What became of the row: `accepted`, `rejected`, `withheld`.
  public let outcome: String
  /// Why it was not accepted, with the chain of causes; empty for an accepted row.
  public let cause: String
  /// Every rule that it failed, warnings included, in order.
  public let failures: [Failure]
  /// The event that holds the row, or else that says that it was refused or withheld, and why.
  public let position: Position?
  /// The event that names the rules that the row failed; nil where it failed none.
  public let failuresPosition: Position?

  /// A rule that a row failed.
  public struct Failure: Sendable {
    /// The code of the rule.
    public let code: String
    /// How far the failure reaches: `warning`, `record`, `group` or `file`.
    public let severity: String
    /// The names of the fields under test, joined by `+`.
    public let fields: String
    /// What is wrong and what is expected.
    public let message: String
    /// The row of another table whose refusal is the reason, and why that was refused.
    public let chain: String?
  }
}

extension SubmissionLedger {
  /// What happened to one row of a submission and why; no content is opened.
  ///
  /// Cost: two walks over the events of the submission.
  /// - Throws: ``LedgerError/notFound(what:)`` for a row that the file does not have.
  public func history(
    ofRow row: UInt32, in table: String, ofSubmission number: UInt64
  ) throws(LedgerError) -> SubmittedRowHistory {
    try catchUp()
    let summary = try submission(number)
    let trail = try trail(of: number)
    guard let known = trail.book.number(ofTable: table),
      trail.has(TrailPlace(table: known, row: row))
    else { throw .notFound(what: "row \(row) of \(table) of submission \(number)") }
    let place = TrailPlace(table: known, row: row)
    let found = try positions(of: place, in: trail)
    return SubmittedRowHistory(
      summary: summary, table: table, row: row, outcome: trail.outcome(place).rawValue,
      cause: trail.cause(place, fileCodes: trail.fileCodes),
      failures: trail.failures(of: place).map { mark in
        let rule = trail.book.rules[mark.rule]
        return SubmittedRowHistory.Failure(
          code: rule.code, severity: rule.severity.rawValue, fields: rule.fields,
          message: rule.sentence, chain: trail.chain(mark, after: [place]))
      },
      position: found.row ?? (trail.isRefused ? trail.end : nil), failuresPosition: found.failures)
  }

  /// The event that decides on a row, and the one that names its failures.
  private func positions(
    of place: TrailPlace, in trail: SubmissionTrail
  ) throws(LedgerError) -> (row: Position?, failures: Position?) {
    var found: (row: Position?, failures: Position?) = (nil, nil)
    try forEachEvent(of: trail.record, through: trail.end) { (event) throws(LedgerError) in
      let said = try event.saidOfRows()
      let rows = said.kept + said.withheld.rows
      if rows.contains(where: { $0.table == place.table && $0.numbers.contains(place.row) }) {
        found.row = event.position
      }
      if let failed = said.failed, failed.table == place.table,
        failed.failures.unpacked.contains(where: { $0.row == place.row })
      {
        found.failures = event.position
        if failed.isRefused { found.row = event.position }
      }
    }
    return found
  }
}
