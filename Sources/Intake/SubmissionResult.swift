public import DataSet

/// What became of a submission that could be read.
public enum SubmissionResult: Sendable {
  /// The file is good; single rows of it may have been rejected.
  case checked(CheckedSubmission)
  /// The file as a whole is rejected.
  case rejected(RejectedSubmission)
}

/// The facts that the header of a submission states.
public struct SubmissionHeader: Sendable, Equatable {
  /// The provider whose data it is.
  public let provider: OrganisationCode
  /// The organisation that sent it.
  public let submitter: OrganisationCode
  /// The reporting period.
  public let period: Period
  /// The first day of the reporting period.
  public let periodStart: Day
  /// The last day of the reporting period.
  public let periodEnd: Day
  /// When the provider's system made the data set, by that system's clock.
  public let created: DayAndTime
  /// The system that made it.
  public let systemInUse: String
}

/// What the caller knows about the submission; a header that says otherwise is rejected.
public struct Expectations: Sendable {
  /// The provider for which the file is submitted.
  public var provider: OrganisationCode
  /// The organisation that sends the file, or nil to take the header's word.
  public var submitter: OrganisationCode?
  /// The reporting period, or nil to take the header's word.
  public var period: Period?

  /// Expectations of the provider and, where known, of the sender and the month.
  public init(
    provider: OrganisationCode, submitter: OrganisationCode? = nil, period: Period? = nil
  ) {
    self.provider = provider
    self.submitter = submitter
    self.period = period
  }
}

/// How many rows of a table came and what became of them.
public struct TableCount: Sendable, Equatable {
  /// The name of the table.
  public let table: String
  /// Rows in the file.
  public let received: Int
  /// Rows that passed every check above a warning.
  public let accepted: Int
  /// Rows that did not.
  public var rejected: Int { received - accepted }
}

/// How often a rule failed, with a plain sentence.
public struct Finding: Sendable, Equatable, CustomStringConvertible {
  /// The code of the rule.
  public let code: String
  /// What the rule does to what it finds.
  public let severity: Severity
  /// The table; nil for the file as a whole.
  public let table: String?
  /// The fields.
  public let fields: [String]
  /// The number of rows, or of cells or items where the sentence says so.
  public let count: Int
  /// The first row, from 1, where the finding is about rows.
  public let firstRow: UInt32?
  /// What is wrong and what was expected, without any value of a patient.
  public let message: String

  /// The finding as one line.
  public var description: String {
    let place = [table, fields.isEmpty ? nil : fields.joined(separator: "+")].compactMap { $0 }
    let rows = firstRow.map { count == 1 ? " (row \($0))" : " (\(count) rows, first \($0))" } ?? ""
    let subject = place.isEmpty ? code : "\(code) \(place.joined(separator: "."))"
    return "\(subject): \(message)\(rows)"
  }
}

/// A submission that passed, and the way to its records.
public final class CheckedSubmission: Sendable {
  /// The digest of the file as received.
  public let digest: FileDigest
  /// What kind of file it was.
  public let kind: FileKind
  /// The version of the data set.
  public let version: DataSetVersion
  /// What the header states.
  public let header: SubmissionHeader
  /// Every table of the version, in the data set's order.
  public let tables: [TableCount]
  /// Rules that failed, with counts; file first, warnings last.
  public let findings: [Finding]
  /// Every failing rule and row, warnings included, by table and row.
  public let failures: RowFailures
  /// The rejected rows by table and row, each with the first rule that rejected it.
  public let rejectedRows: RowFailures

  let records: RecordStore

  init(common: ResultParts, header: SubmissionHeader, records: RecordStore) {
    digest = common.digest
    kind = common.kind
    version = common.version
    self.header = header
    tables = common.tables
    findings = common.findings
    failures = common.failures
    rejectedRows = common.rejectedRows
    self.records = records
  }
}

/// A submission that is rejected as a whole.
public struct RejectedSubmission: Sendable {
  /// The digest of the file as received.
  public let digest: FileDigest
  /// What kind of file it was.
  public let kind: FileKind
  /// The version of the data set against which the file was checked.
  public let version: DataSetVersion
  /// The tables as far as they were read; empty when the structure is wrong.
  public let tables: [TableCount]
  /// Why, one plain sentence each; file first, warnings last.
  public let findings: [Finding]
  /// Every failing rule and row, by table and row.
  public let failures: RowFailures

  init(common: ResultParts) {
    digest = common.digest
    kind = common.kind
    version = common.version
    tables = common.tables
    findings = common.findings
    failures = common.failures
  }
}

/// What both results hold.
struct ResultParts {
  var digest: FileDigest
  var kind: FileKind
  var version: DataSetVersion
  var tables: [TableCount]
  var findings: [Finding]
  var failures: RowFailures
  var rejectedRows: RowFailures
}
