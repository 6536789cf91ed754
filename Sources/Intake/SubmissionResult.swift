public import DataSet

/// What became of a submission that could be read.
public enum SubmissionResult: Sendable {
  /// The file is good; single rows of it may have been rejected.
  case checked(CheckedSubmission)
  /// The file as a whole is rejected.
  case rejected(RejectedSubmission)

  /// What the check found.
  public var report: CheckReport {
    switch self {
    case .checked(let submission): submission.report
    case .rejected(let submission): submission.report
    }
  }

  /// What the header states; nil where it cannot be understood.
  public var header: SubmissionHeader? {
    switch self {
    case .checked(let submission): submission.header
    case .rejected(let submission): submission.header
    }
  }

  /// The month that the header states, also where the rest of it cannot be understood; nil where that
  /// cannot be read.
  public var period: Period? {
    switch self {
    case .checked(let submission): submission.header.period
    case .rejected(let submission): submission.period
    }
  }

  /// Who sent the file, by its header; nil where that says it in another form than codes have.
  public var submitter: OrganisationCode? {
    switch self {
    case .checked(let submission): submission.header.submitter
    case .rejected(let submission): submission.submitter
    }
  }

  /// Whether the header names the version whose rules the file was checked by; else the one was taken
  /// whose tables are most like the file's.
  public var isVersionStated: Bool {
    switch self {
    case .checked: true
    case .rejected(let submission): submission.isVersionStated
    }
  }
}

/// The facts that the header of a submission states.
public struct SubmissionHeader: Sendable, Equatable {
  /// The provider whose data it is.
  public let provider: OrganisationCode
  /// The organisation that sent it; nil where the header says it in another form than codes have.
  public let submitter: OrganisationCode?
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
  /// The day on which the file came.
  public var submittedOn: Day
  /// The lists of codes that rules may need; a rule without its list is not checked.
  public var reference: ReferenceData

  /// Expectations of the provider and, where known, of the sender and the month.
  public init(
    provider: OrganisationCode, submitter: OrganisationCode? = nil, period: Period? = nil,
    submittedOn: Day, reference: ReferenceData = .none
  ) {
    self.provider = provider
    self.submitter = submitter
    self.period = period
    self.submittedOn = submittedOn
    self.reference = reference
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
  /// The sentence where it is not that of the rule, without any text of the file; nil elsewhere.
  public let messageToKeep: String?

  /// The finding as one line.
  public var description: String {
    let place = [table, fields.isEmpty ? nil : fields.joined(separator: "+")].compactMap { $0 }
    let rows = firstRow.map { count == 1 ? " (row \($0))" : " (\(count) rows, first \($0))" } ?? ""
    let subject = place.isEmpty ? code : "\(code) \(place.joined(separator: "."))"
    return "\(subject): \(message)\(rows)"
  }
}

/// A rule that was not checked, because the list of codes that it needs is not loaded.
public struct UncheckedRule: Sendable, Equatable {
  /// The code of the rule.
  public let code: String
  /// The table; nil for the file as a whole.
  public let table: String?
  /// The fields.
  public let fields: [String]
  /// The kind of the list.
  public let needs: String

  init(_ rule: Rule) {
    code = rule.code
    table = rule.table
    fields = rule.fields
    needs = rule.needs ?? ""
  }
}

/// What the check of a submission found, whatever became of the file.
public struct CheckReport: Sendable {
  /// The digest of the file as received.
  public let digest: FileDigest
  /// What kind of file it was.
  public let kind: FileKind
  /// The version of the data set against which the file was checked.
  public let version: DataSetVersion
  /// The SHA-256 digest of the tables, rules and scales that the file was checked by.
  public let rulesDigest: [UInt8]
  /// Every table of the version, in the data set's order.
  public let tables: [TableCount]
  /// Rules that failed, with counts; file first, warnings last.
  public let findings: [Finding]
  /// What is wrong with the tables and columns of the file.
  public let structureFaults: [StructureFault]
  /// The rules that were not checked.
  public let notChecked: [UncheckedRule]
  /// Every failing rule and row, warnings included, by table and row.
  public let failures: RowFailures
  /// How good the values of each field are, in the data set's order.
  public let quality: [FieldQuality]
}

/// A submission that passed, and the way to its records.
public final class CheckedSubmission: Sendable {
  /// What the check found.
  public let report: CheckReport
  /// What the header states.
  public let header: SubmissionHeader

  let records: RecordStore

  init(report: CheckReport, header: SubmissionHeader, records: RecordStore) {
    self.report = report
    self.header = header
    self.records = records
  }
}

/// A submission that is rejected as a whole.
public struct RejectedSubmission: Sendable {
  /// What the check found, and so why.
  public let report: CheckReport
  /// What the header states; nil where it cannot be understood.
  public let header: SubmissionHeader?
  /// The month that the header states, also where the rest of it cannot be understood.
  public let period: Period?
  /// Who sent the file, likewise.
  public let submitter: OrganisationCode?
  /// Whether the header names the version whose rules the file was checked by.
  public let isVersionStated: Bool
}
