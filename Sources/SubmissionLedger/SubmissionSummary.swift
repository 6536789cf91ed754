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
  public let status: Status
  public let provider: String
  public let submitter: String?
  /// The month, written YYYY-MM; nil where the file did not say.
  public let period: String?
  /// The use of the submission window: primary, refresh or none.
  public let window: String
  public let dataSetVersion: String?
  /// Lower-case hexadecimal SHA-256 of the file as received.
  public let fileDigest: String
  public let firstPosition: Position?
  /// The last position, with which it took effect or ended.
  public let position: Position?
  public let receivedAt: Timestamp?
  public let tables: [TableOutcome]
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
  public let table: String
  public let received: Int
  public let accepted: Int
  public let rejected: Int
  public let withheld: Int
}

/// How often a rule failed in a table.
public struct FindingSummary: Sendable, Hashable {
  public let code: String
  public let severity: String
  public let table: String?
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
