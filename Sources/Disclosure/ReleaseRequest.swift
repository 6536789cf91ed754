public import Agreements
public import DataSet

/// What is asked to be released, and to whom.
public struct ReleaseRequest: Hashable, Sendable {
  /// The name of the use, also of one that policy does not know.
  public var use: String
  /// Who is to receive the file.
  public var recipient: OrganisationCode
  /// The agreement, or one version of it; nil for the one that is in force.
  public var agreement: AgreementReference?
  /// The months.
  public var periods: ClosedRange<Period>
  /// The columns that are wanted; all that may leave where none is named.
  public var columns: [ColumnName]

  /// The months, one by one.
  var months: [Period] {
    var months: [Period] = []
    var month: Period? = periods.lowerBound
    while let current = month, current <= periods.upperBound {
      months.append(current)
      month = current.next
    }
    return months
  }

  /// Puts a request together.
  public init(
    use: String, recipient: OrganisationCode, agreement: AgreementReference? = nil,
    periods: ClosedRange<Period>, columns: [ColumnName] = []
  ) {
    self.use = use
    self.recipient = recipient
    self.agreement = agreement
    self.periods = periods
    self.columns = columns
  }
}

/// A column of a table, such as `IDS101Referral.EndCode`.
public struct ColumnName: Hashable, Sendable, CustomStringConvertible {
  /// The table.
  public let table: String
  /// The field or derived attribute.
  public let column: String

  /// Names a column.
  public init(table: String, column: String) {
    self.table = table
    self.column = column
  }

  /// Reads a name; nil where there is no point with text on both sides.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
    table = String(parts[0])
    column = String(parts[1])
  }

  /// The name as it is written.
  public var description: String { "\(table).\(column)" }
}
