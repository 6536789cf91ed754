import DataSet

/// A kind of check: when it runs, how it is made, and how its failure is said.
struct CheckKind {
  /// When and on what the check runs.
  let stage: Stage
  /// Where the reason for a failure lies.
  let cause: RowFailure.Cause
  /// The plain sentence for a failure of the rule.
  let message: @Sendable (Rule) -> String

  enum Stage {
    /// Compares the tables and columns of the file with the data set's.
    case structure
    /// Asks that the table has a row with a value.
    case filledTable
    /// Reports text with spaces around it, which was removed.
    case padding
    /// Looks at each row alone.
    case row(@Sendable (Rule, RuleContext) -> RowCheck?)
    /// Compares the rows of a table with each other.
    case unique
    /// Asks for an accepted row of another table.
    case reference
    /// Asks that the table has one row and that it is accepted.
    case singleRow
    /// Asks that some row of the table is accepted.
    case anyRow
  }

  /// The kinds by the name that the rules have for them.
  static let all: [String: CheckKind] = [
    "fileStructure": .init(.structure) { _ in "the tables and fields are not the data set's" },
    "tableNotEmpty": .init(.filledTable) { _ in "the table must hold a row" },
    "notPadded": .init(.padding) { _ in "values had spaces around them, which were removed" },
    "notBlank": .init(.row(RowChecks.notBlank)) { _ in "must hold a value" },
    "alphanumeric": .init(.row(RowChecks.characters)) { "must have \(range($0)) characters" },
    "inSet": .init(.row(RowChecks.inSet)) {
      "must be one of \($0.list("values").joined(separator: ", "))"
    },
    "pattern": .init(.row(RowChecks.pattern)) {
      "must have the form \($0.parameters["regex"] ?? "")"
    },
    "equalsSubmission": .init(.row(RowChecks.equalsSubmission)) { _ in
      "must be what the file is submitted as"
    },
    "nhsNumber": .init(.row(RowChecks.nhsNumber)) { _ in
      "must be ten digits, the last of which fits the others"
    },
    "readable": .init(.row(RowChecks.readable)) { _ in "cannot be read as what the field holds" },
    "validDate": .init(.row(RowChecks.date)) {
      "must be a date, as YYYY-MM-DD, from \($0.parameters["notBefore"] ?? "") on"
    },
    "bornBefore": .init(.row(RowChecks.bornBefore)) {
      "must not lie after the period, nor more than \($0.parameters["age"] ?? "") years before it"
    },
    "validDateTime": .init(.row(RowChecks.moment)) {
      "must be a date and time, as YYYY-MM-DDThh:mm:ss, from "
        + "\($0.parameters["notBefore"] ?? "") on"
    },
    "validTime": .init(.row(RowChecks.readable)) { _ in "must be a time, as hh:mm:ss" },
    "numeric": .init(.row(RowChecks.digits)) { "must be a number of \(range($0)) digits" },
    "unique": .init(.unique, cause: .duplicate) { _ in "must not occur in two rows" },
    "references": .init(.reference, cause: .parent) {
      let table = $0.parameters["table"] ?? ""
      return $0.parameters["direction"] == "child"
        ? "needs an accepted row of \(table) below it" : "needs an accepted row of \(table)"
    },
    "singleValidRow": .init(.singleRow) { _ in "must have one row, and that without an error" },
    "anyValidRow": .init(.anyRow) { _ in "no row of the table is accepted" },
  ]

  private init(
    _ stage: Stage, cause: RowFailure.Cause = .content,
    message: @escaping @Sendable (Rule) -> String
  ) {
    self.stage = stage
    self.cause = cause
    self.message = message
  }

  private static func range(_ rule: Rule) -> String {
    "\(rule.parameters["min"] ?? "0") to \(rule.parameters["max"] ?? "")"
  }
}
