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
    case row(RowCheckMaker)
    /// Compares the rows of a table with each other.
    case unique
    /// Counts the rows of a table that have the same values.
    case occurrences
    /// Asks for a submitted row of a table further down.
    case related
    /// Asks for an accepted row of another table.
    case reference
    /// Asks that one row of a patient follows another without a gap.
    case continuity
    /// Asks that the table has one row and that it is accepted.
    case singleRow
    /// Asks that some row has a date within the reporting period.
    case recordInPeriod
    /// Asks that some row of the table is accepted.
    case anyRow
  }

  /// The kinds by the name that the rules have for them.
  static let all: [String: CheckKind] = wholeFile.merging(values) { first, _ in first }
    .merging(dates) { first, _ in first }.merging(codes) { first, _ in first }
    .merging(severalRows) { first, _ in first }

  private static let wholeFile: [String: CheckKind] = [
    "fileStructure": .init(.structure) { _ in "the tables and fields are not the data set's" },
    "tableNotEmpty": .init(.filledTable) { _ in "the table must hold a row" },
    "notPadded": .init(.padding) { _ in "values had spaces around them, which were removed" },
    "singleValidRow": .init(.singleRow) { _ in "must have one row, and that without an error" },
    "anyRecordInPeriod": .init(.recordInPeriod) { _ in "no row lies in the reporting period" },
    "anyValidRow": .init(.anyRow) { _ in "no row of the table is accepted" },
  ]

  private static let values: [String: CheckKind] = [
    "notBlank": .init(.row(RowChecks.notBlank)) { _ in "must hold a value" },
    "alphanumeric": .init(.row(RowChecks.characters)) {
      "must have \(range($0, of: "character")) and no line break"
    },
    "numeric": .init(.row(RowChecks.digits)) { "must be a number of \(range($0, of: "digit"))" },
    "inSet": .init(.row(RowChecks.inSet)) {
      "must be one of \($0.list("values").joined(separator: ", "))"
    },
    "pattern": .init(.row(RowChecks.pattern)) {
      "must have the form \($0.parameters["regex"] ?? "")"
    },
    "notPattern": .init(.row(RowChecks.notPattern)) {
      "must not have the form \($0.parameters["regex"] ?? "")"
    },
    "readable": .init(.row(RowChecks.readable)) { _ in "cannot be read as what the field holds" },
    "equalsSubmission": .init(.row(RowChecks.equalsSubmission)) { _ in
      "must be what the file is submitted as"
    },
    "condition": .init(.row(RowChecks.condition)) { _ in "does not fit the other values" },
  ]

  private static let dates: [String: CheckKind] = [
    "validDate": .init(.row(RowChecks.validDate)) {
      "must be a date, as YYYY-MM-DD, from \($0.parameters["notBefore"] ?? "") on"
    },
    "validDateTime": .init(.row(RowChecks.validDateTime)) {
      "must be a date and time, as YYYY-MM-DDThh:mm:ss, from "
        + "\($0.parameters["notBefore"] ?? "") on"
    },
    "validTime": .init(.row(RowChecks.readable)) { _ in "must be a time, as hh:mm:ss" },
    "dateOnOrAfterFixed": .init(.row(RowChecks.onOrAfterFixed)) {
      "must not lie before \($0.parameters["date"] ?? "")"
    },
    "dateOnOrAfter": .init(.row(RowChecks.onOrAfter)) { "must not lie before \(other($0))" },
    "dateOnOrBefore": .init(.row(RowChecks.onOrBefore)) {
      "must not lie \(margin($0))after \(other($0))"
    },
  ]

  private static let codes: [String: CheckKind] = [
    "nhsNumber": .init(.row(RowChecks.nhsNumber)) { _ in
      "must be ten digits, the last of which fits the others"
    },
    "snomed": .init(.row(RowChecks.snomed)) { _ in
      "must have the form of a SNOMED CT concept, the last digit of which fits the others"
    },
    "codedEntry": .init(.row(RowChecks.codedEntry)) {
      "must be a code of the scheme that \($0.parameters["scheme"] ?? "") names"
    },
    "assessmentToolKnown": .init(.row(RowChecks.toolKnown)) { _ in
      "must be the SNOMED CT code of a scale that the data set accepts"
    },
    "assessmentScoreRange": .init(.row(RowChecks.scoreRange)) { _ in
      "must be a score that the scale can have"
    },
    "assessmentScoreFormat": .init(.row(RowChecks.scoreForm)) { _ in
      "must be written as the scores of the scale are"
    },
    "organisation": .init(.row(RowChecks.organisation)) { _ in
      "must be an organisation that is open at the start of the period"
    },
    "site": .init(.row(RowChecks.site)) { _ in
      "must be a site or an organisation that is open at the start of the period"
    },
    "gpPractice": .init(.row(RowChecks.gpPractice)) { _ in
      "must be a practice that is open at the start of the period"
    },
    "postcodeLive": .init(.row(RowChecks.postcode)) { _ in
      "must be a postcode in use at the start of the period"
    },
  ]

  private static let severalRows: [String: CheckKind] = [
    "unique": .init(.unique, cause: .duplicate) { _ in "must not occur in two rows" },
    "maxOccurrences": .init(.occurrences, cause: .duplicate) {
      "at most \($0.parameters["max"] ?? "") such row may have these values"
    },
    "existsRelated": .init(.related, cause: .child) { _ in "needs another row that goes with it" },
    "references": .init(.reference, cause: .parent) {
      let table = $0.parameters["table"] ?? ""
      return $0.parameters["direction"] == "child"
        ? "needs an accepted row of \(table) below it" : "needs an accepted row of \(table)"
    },
    "consecutiveRegistration": .init(.continuity) { _ in "needs a row that follows on it" },
  ]

  private init(
    _ stage: Stage, cause: RowFailure.Cause = .content,
    message: @escaping @Sendable (Rule) -> String
  ) {
    self.stage = stage
    self.cause = cause
    self.message = message
  }

  private static func range(_ rule: Rule, of what: String) -> String {
    let (least, most) = (rule.parameters["min"] ?? "0", rule.parameters["max"] ?? "")
    let count = least == most ? least : "\(least) to \(most)"
    return "\(count) \(what)\(most == "1" ? "" : "s")"
  }

  // What a date is compared with, in words.
  private static func other(_ rule: Rule) -> String {
    let name = rule.parameters["other"] ?? ""
    return name == "submission" ? "the day of the submission" : name
  }

  // How much later than the other date one may be.
  private static func margin(_ rule: Rule) -> String {
    if let days = rule.parameters["days"] {
      return "more than \(days) \(days == "1" ? "day" : "days") "
    }
    if let months = rule.parameters["months"] { return "more than \(months) months " }
    return ""
  }
}
