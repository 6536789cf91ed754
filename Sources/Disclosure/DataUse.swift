public import Agreements
internal import CSVText
public import DataSet

/// One line of the register of data uses: a file that was released.
///
/// In the columns and words of the public register. What only an agreement says is empty for a file that needed
/// none. No count of people stands in it.
public struct DataUse: Hashable, Sendable {
  /// The values by the columns, in their order.
  public let cells: [String]

  /// The names of the columns.
  public static let columns = Column.allCases.map(\.rawValue)

  /// A column of the register.
  public enum Column: String, CaseIterable, Sendable {
    case file = "File Reference"
    case agreement = "Agreement Reference"
    case title = "Agreement Title"
    case recipient = "Recipient"
    case controllers = "Data Controllers"
    case processors = "Data Processors"
    case dataSet = "Data Set"
    case periods = "Reporting Periods"
    case dataType = "Type of Data"
    case sensitivity = "Sensitivity"
    case optOuts = "Patient Opt-Outs Applied"
    case exemption = "Reason Opt-Outs Not Applied"
    case legalBasis = "Legal Basis for Provision of Data"
    case confidentiality = "Common Law Duty of Confidentiality"
    case purpose = "Purpose"
    case commercial = "Commercial Purpose"
    case sublicensing = "Sublicensing Permitted"
    case territory = "Territory of Processing"
    case start = "Agreement Start Date"
    case end = "Agreement End Date"
    case frequency = "Frequency"
    case month = "Month of Release"
  }

  /// The value of a column.
  public subscript(column: Column) -> String {
    cells[Column.allCases.firstIndex(of: column) ?? 0]
  }

  /// What the register needs to know of a release.
  public struct Facts: Sendable {
    /// The place among all disclosures.
    public var number: UInt64
    /// The name of the use.
    public var use: String
    /// The ODS code of who received it.
    public var recipient: String
    /// The months; nil where no program of ours wrote them.
    public var periods: ClosedRange<Period>?
    /// The versions of the data set that are in it, in order.
    public var versions: [DataSetVersion]
    /// The terms under which it was released; nil where the use needed none.
    public var terms: AgreementTerms?
    /// The basis on which the data were provided.
    public var legalBasis: String
    /// Whether people who opted out were left out.
    public var optOutApplied: Bool
    /// The ground on which opt-outs that would apply did not, and its document (R16).
    public var exemption: (ground: String, document: String)?
    /// The day on which it was released.
    public var releasedOn: Day

    /// Puts facts together.
    public init(
      number: UInt64, use: String, recipient: String, periods: ClosedRange<Period>?,
      versions: [DataSetVersion], terms: AgreementTerms?, legalBasis: String, optOutApplied: Bool,
      exemption: (ground: String, document: String)?, releasedOn: Day
    ) {
      self.number = number
      self.use = use
      self.recipient = recipient
      self.periods = periods
      self.versions = versions
      self.terms = terms
      self.legalBasis = legalBasis
      self.optOutApplied = optOutApplied
      self.exemption = exemption
      self.releasedOn = releasedOn
    }
  }

  /// The line of a release.
  public init(_ facts: Facts) {
    cells = Column.allCases.map { facts.cell($0) }
  }

  /// The register as CSV (RFC 4180), with the names of the columns first.
  public static func csv(_ uses: [DataUse]) -> String {
    CSVLine.text([columns] + uses.map(\.cells))
  }
}

extension DataUse.Facts {
  fileprivate func cell(_ column: DataUse.Column) -> String {
    switch column {
    case .file: "disclosure-\(number)"
    case .recipient: recipient
    case .dataSet:
      versions.map { "\(ApprovedData.dataSetName) v\($0.text)" }.joined(separator: "; ")
    case .periods: months
    case .dataType: dataType
    case .sensitivity: sensitivity
    case .optOuts: yesOrNo(optOutApplied)
    case .exemption: exemption.map { "\($0.ground): \($0.document)" } ?? ""
    case .legalBasis: legalBasis
    case .month: Period(year: releasedOn.date.year, month: releasedOn.date.month)?.description ?? ""
    case .frequency: uniqued(approved.compactMap(\.frequency)).joined(separator: "; ")
    case .agreement, .title, .controllers, .processors, .confidentiality, .purpose, .commercial,
      .sublicensing, .territory, .start, .end:
      terms?.cell(column) ?? ""
    }
  }

  private var months: String {
    guard let periods else { return "" }
    return periods.lowerBound == periods.upperBound
      ? periods.lowerBound.description : "\(periods.lowerBound) to \(periods.upperBound)"
  }

  /// What of the agreement covers what was released.
  private var approved: [ApprovedData] {
    (terms?.data ?? []).filter { data in
      data.versions.contains(where: versions.contains)
        && periods.map { data.firstPeriod <= $0.upperBound && $0.lowerBound <= data.lastPeriod }
          ?? true
    }
  }

  /// A provider's own data leave as they were submitted.
  private var dataType: String {
    (terms?.identifiability ?? .identifiable).word
  }

  private var sensitivity: String {
    // What a provider hands in is about health: a special category.
    let isSensitive = terms == nil || approved.contains { $0.sensitivity == .sensitive }
    return isSensitive ? "Sensitive" : "Non-Sensitive"
  }
}

extension AgreementTerms {
  fileprivate func cell(_ column: DataUse.Column) -> String {
    switch column {
    case .agreement: reference.description
    case .title: title
    case .controllers:
      controllers.map { "\($0.name) (\($0.code), \($0.role.rawValue))" }.joined(separator: "; ")
    case .processors: processors.map { "\($0.name) (\($0.code))" }.joined(separator: "; ")
    case .confidentiality: confidentialityBasis.rawValue
    case .purpose: purpose
    case .commercial: yesOrNo(commercial)
    case .sublicensing: yesOrNo(sublicensing)
    case .territory: territory
    case .start: start.description
    case .end: end.description
    default: ""
    }
  }
}

extension ApprovedData.Identifiability {
  /// The word of the register; for pseudonymised data ours, since the register counts them to either side.
  fileprivate var word: String {
    switch self {
    case .anonymised: "Anonymised - ICO Code Compliant"
    case .pseudonymised: "Pseudonymised"
    case .identifiable: "Identifiable"
    }
  }
}

private func yesOrNo(_ flag: Bool) -> String { flag ? "Yes" : "No" }

private func uniqued(_ words: [String]) -> [String] {
  words.reduce(into: []) { found, word in if !found.contains(word) { found.append(word) } }
}
