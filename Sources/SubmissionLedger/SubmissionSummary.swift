public import Agreements
internal import DataSet
internal import EventSchema
public import EventLog
internal import Intake
internal import Projections
internal import TransparencyLog

/// A submission and what became of it, as its provider sees it.
public struct SubmissionSummary: Sendable {
  /// The number of the submission.
  public let number: UInt64
  /// What became of it; only an accepted submission has any effect.
  public let status: Status
  /// The code of the organisation whose data it is.
  public let provider: String
  /// The code of the organisation that sent it; nil where the file did not say.
  public let submitter: String?
  /// The month, written YYYY-MM; nil where the file did not say.
  public let period: String?
  /// The use of the submission window: primary, refresh or none.
  public let window: String
  /// The version of the data set by which it was read; nil where the file did not show it.
  public let dataSetVersion: String?
  /// Lower-case hexadecimal SHA-256 of the file as received.
  public let fileDigest: String
  /// The position at which it was received.
  public let firstPosition: Position
  /// The last position, with which it took effect or ended.
  public let position: Position?
  /// When the log took the receipt.
  public let receivedAt: Timestamp
  /// The counts of each table; unless it was accepted or rejected, only of the rows received.
  public let tables: [TableOutcome]
  /// What the checks found; empty for a submission that was not finished.
  public internal(set) var findings: [RuleCount]
  /// The codes of rules that were not checked, because the reference data that they need was not
  /// loaded.
  public let rulesNotChecked: [String]
  /// Whether it is the one that counts for its provider and period.
  public let isLatest: Bool
  /// The submission that brought the same file before.
  public let duplicateOf: UInt64?
  /// The positions of the instruments that were in force on its day (R23).
  public let instruments: [UInt64]
  /// The kinds of instrument of which none was.
  public let instrumentGaps: [Instrument.Kind]

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
public struct RuleCount: Sendable, Hashable {
  /// The national code of the rule, or one of the project's own.
  public let code: String
  /// How far the failure reaches: `warning`, `record`, `group` or `file`.
  public let severity: String
  /// The name of the table; nil for a rule about the file as a whole.
  public let table: String?
  /// The times that the rule failed.
  public let count: Int
  /// What is wrong and what is expected, in one line.
  public let message: String
}

extension SubmissionSummary {
  /// A submission of the ledger, read back.
  init(
    _ record: SubmissionRecord, isLatest: Bool, duplicateOf: UInt64? = nil,
    instrumentGaps: [Instrument.Kind]
  ) {
    let received = record.received
    instruments = received.instruments
    self.instrumentGaps = instrumentGaps
    number = record.number
    provider = received.provider
    submitter = received.submitter.isEmpty ? nil : received.submitter
    period = received.period == 0 ? nil : periodText(received.period)
    window = received.window
    dataSetVersion = received.dataSetVersion
    fileDigest = Hash(Array(received.fileDigest).span)?.hex ?? ""
    firstPosition = record.receivedPosition
    receivedAt = record.receivedAt
    self.isLatest = isLatest
    let sameContent = received.hasSameContentAs ? UInt64(received.sameContentAs) : nil
    self.duplicateOf = duplicateOf ?? sameContent
    let names = tableNames(ofVersion: received.dataSetVersion)
    let rules = rulesByCode(ofVersion: received.dataSetVersion)
    switch record.outcome {
    case .accepted(let position, let accepted):
      status = .accepted
      self.position = position
      tables = accepted.tables.map { TableOutcome($0, names) }
      findings = accepted.findings.map { RuleCount($0, rules) }
      rulesNotChecked = accepted.rulesNotChecked
    case .rejected(let position, let rejected):
      status = .rejected
      self.position = position
      tables = rejected.tables.map { TableOutcome($0, names) }
      findings = rejected.findings.map { RuleCount($0, rules) }
      rulesNotChecked = rejected.rulesNotChecked
    case .abandoned(let position):
      status = .abandoned
      self.position = position
      tables = received.received.map { TableOutcome(received: $0, names) }
      findings = []
      rulesNotChecked = []
    case .unfinished:
      status = .unfinished
      position = nil
      tables = received.received.map { TableOutcome(received: $0, names) }
      findings = []
      rulesNotChecked = []
    }
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

extension RuleCount {
  /// What the log keeps, with the sentence of the rule where it kept none.
  init(_ finding: SchemaFindingCount, _ rules: [String: Rule]) {
    let rule = rules[finding.code]
    let sentence = finding.message.isEmpty ? rule?.sentence : finding.message
    let place = ([finding.table] + [(rule?.fields ?? []).joined(separator: "+")])
      .filter { !$0.isEmpty }.joined(separator: ".")
    self.init(
      code: finding.code, severity: finding.severity,
      table: finding.table.isEmpty ? nil : finding.table, count: Int(finding.count),
      message:
        "\(finding.code)\(place.isEmpty ? "" : " \(place)"): \(sentence ?? "no longer known")")
  }

  /// What the check has just found.
  init(_ finding: Finding) {
    self.init(
      code: finding.code, severity: finding.severity.rawValue, table: finding.table,
      count: finding.count, message: finding.description)
  }
}
