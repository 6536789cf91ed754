internal import DataSet
internal import EventSchema
public import EventLog
internal import Intake
internal import Projections
internal import TransparencyLog

/// A submission and what became of it, as its provider sees it.
public struct SubmissionSummary: Sendable {
  /// The number of the submission; nil for a file that was rejected whole and left no trace.
  public let number: UInt64?
  /// What became of it; only an accepted submission has any effect.
  public let status: Status
  /// The code of the organisation whose data it is.
  public let provider: String
  /// The code of the organisation that sent it; nil where a rejected request did not name one.
  public let submitter: String?
  /// The month, written YYYY-MM; nil where the file did not say.
  public let period: String?
  /// The use of the submission window: primary, refresh or none.
  public let window: String
  /// The version of the data set by which it was read; nil where the file did not show it.
  public let dataSetVersion: String?
  /// Lower-case hexadecimal SHA-256 of the file as received.
  public let fileDigest: String
  /// The position at which it was received; nil for a file that was rejected whole.
  public let firstPosition: Position?
  /// The last position, with which it took effect or ended.
  public let position: Position?
  /// When the log took the receipt; nil for a file that was rejected whole.
  public let receivedAt: Timestamp?
  /// The counts of each table; unless it was accepted or rejected, only of the rows received.
  public let tables: [TableOutcome]
  /// What the checks found; empty for a submission that was not finished.
  public let findings: [FindingSummary]
  /// Whether it is the one that counts for its provider and period.
  public let isLatest: Bool
  /// The submission that brought the same file before.
  public let duplicateOf: UInt64?

  /// What became of a submission.
  public enum Status: String, Sendable {
    case accepted
    case rejected
    case abandoned
    /// Its records are being appended, or were when the process ended.
    case unfinished
  }
}

/// How many rows of a table came and what became of them.
public struct TableOutcome: Sendable, Hashable {
  /// The name of the table, or its number where the data set has no such table.
  public let table: String
  /// The rows that the file holds.
  public let received: Int
  /// The rows that were appended and count; 0 unless the submission was accepted.
  public let accepted: Int
  /// The rows that a rule refused, alone or with the whole file.
  public let rejected: Int
  /// The rows that broke no rule and must not be kept (R2); always 0 so far.
  public let withheld: Int
}

/// How often a rule failed in a table.
public struct FindingSummary: Sendable, Hashable {
  /// The national code of the rule, or one of the project's own.
  public let code: String
  /// How far the failure reaches: `warning`, `record`, `group` or `file`.
  public let severity: String
  /// The name of the table; nil for a rule about the file as a whole.
  public let table: String?
  /// The times that the rule failed.
  public let count: Int
  /// One plain sentence; nil where only the counts were kept.
  public let message: String?
}

extension SubmissionSummary {
  /// A submission of the ledger, read back.
  init(_ record: SubmissionRecord, isLatest: Bool, duplicateOf: UInt64? = nil) {
    let received = record.received
    number = record.number
    provider = received.provider
    submitter = received.submitter
    period = periodText(received.period)
    window = received.window
    dataSetVersion = received.dataSetVersion
    fileDigest = Hash(Array(received.fileDigest).span)?.hex ?? ""
    firstPosition = record.receivedPosition
    receivedAt = record.receivedAt
    self.isLatest = isLatest
    let sameContent = received.hasSameContentAs ? UInt64(received.sameContentAs) : nil
    self.duplicateOf = duplicateOf ?? sameContent
    let names = tableNames(ofVersion: received.dataSetVersion)
    switch record.outcome {
    case .accepted(let position, let accepted):
      status = .accepted
      self.position = position
      tables = accepted.tables.map { TableOutcome($0, names) }
      findings = accepted.findings.map { FindingSummary($0) }
    case .abandoned(let position):
      status = .abandoned
      self.position = position
      tables = received.received.map { TableOutcome(received: $0, names) }
      findings = []
    case .unfinished:
      status = .unfinished
      position = nil
      tables = received.received.map { TableOutcome(received: $0, names) }
      findings = []
    }
  }

  /// A file that was refused whole.
  init(
    rejecting request: SubmissionRequest, digest: FileDigest, version: DataSetVersion?,
    tables: [TableCount], findings: [FindingSummary]
  ) {
    number = nil
    status = .rejected
    provider = request.provider.text
    submitter = request.submitter?.text
    period = request.period.map(String.init(describing:))
    window = "none"
    dataSetVersion = version?.text
    fileDigest = String(describing: digest)
    firstPosition = nil
    position = nil
    receivedAt = nil
    // Nothing of a rejected file is accepted, whatever its single rows deserve.
    self.tables = tables.map { count in
      TableOutcome(
        table: count.table, received: count.received, accepted: 0, rejected: count.received,
        withheld: 0)
    }
    self.findings = findings
    isLatest = false
    duplicateOf = nil
  }
}

extension TableOutcome {
  init(_ outcome: SchemaTableOutcome, _ names: [UInt32: String]) {
    table = names[outcome.table] ?? String(outcome.table)
    received = Int(outcome.received)
    accepted = Int(outcome.accepted)
    rejected = Int(outcome.rejected)
    withheld = Int(outcome.withheld)
  }

  init(received rows: SchemaTableRows, _ names: [UInt32: String]) {
    self.init(
      table: names[rows.table] ?? String(rows.table), received: Int(rows.rows), accepted: 0,
      rejected: 0, withheld: 0)
  }
}

extension FindingSummary {
  init(_ finding: SchemaFindingCount) {
    self.init(
      code: finding.code, severity: finding.severity,
      table: finding.table.isEmpty ? nil : finding.table, count: Int(finding.count), message: nil)
  }

  init(_ finding: Finding) {
    self.init(
      code: finding.code, severity: finding.severity.rawValue, table: finding.table,
      count: finding.count, message: finding.description)
  }
}
