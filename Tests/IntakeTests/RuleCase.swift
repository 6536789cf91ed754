import DataSet
import Testing

/// What is changed in a good submission, and whether a rule of the data set then fails.
struct RuleCase: CustomStringConvertible {
  enum Verdict: String {
    /// The rule is checked and fails nowhere.
    case passes
    /// The rule fails on these rows and no others, or on the file as a whole.
    case fails
    /// The rule needs reference data that are not there.
    case unchecked
  }

  let code: String
  let verdict: Verdict
  /// The rows of the rule's table on which it fails, from 1; none for a rule on the whole file.
  let rows: [Int]
  /// The changes, in order.
  let edits: [TableEdit]
  /// The reference data that are there, by what they list.
  let reference: [ReferenceList: [ReferenceEntry]]
  /// The version, and the line of the table of cases with the one value of it that is meant.
  let description: String
}

/// What reference data list.
enum ReferenceList: String, CaseIterable {
  case organisations, sites, gpPractices, postcodes
}

/// What reference data say about a code.
struct ReferenceEntry: Equatable {
  let code: String
  /// The first day, as `YYYY-MM-DD`; nil for always.
  var opens: String?
  /// The last day, as `YYYY-MM-DD`; nil for none.
  var closes: String?
  /// The code that took its place.
  var successor: String?
  /// The roles that an organisation holds.
  var roles: [String] = []
}

/// A change to the tables of a submission.
enum TableEdit: Equatable {
  case set(table: String, row: Int, field: String, value: String)
  /// A copy of the row is put behind the last one.
  case copy(table: String, row: Int)
  case deleteRows(table: String)
  case deleteRow(table: String, row: Int)
  case dropTable(String)
  case dropField(table: String, field: String)
  case addTable(String)
  case addField(table: String, field: String)
}

/// A line of a table of cases that cannot be understood or carried out.
struct RuleCaseFault: Error, CustomStringConvertible {
  let description: String

  init(_ what: String, in line: some StringProtocol) {
    description = "\(what): \(line)"
  }
}

/// The version by whose rules a case runs, and the days to which its placeholders refer.
struct RuleCaseSetting: Sendable, CustomTestStringConvertible {
  let dataSet: DataSet
  let start: Day
  let end: Day
  let submitted: Day
  let base: String

  var testDescription: String { dataSet.version.text }

  static let all = [
    RuleCaseSetting("2.0", "2020-09-01", "2020-09-30", "2020-10-12", BaseSubmissions.version20),
    RuleCaseSetting("2.1", "2022-05-01", "2022-05-31", "2022-06-10", BaseSubmissions.version21),
  ].compactMap { $0 }

  private init?(
    _ version: String, _ start: String, _ end: String, _ submitted: String, _ base: String
  ) {
    guard let dataSet = DataSet.version(version), let start = Day(iso: start),
      let end = Day(iso: end), let submitted = Day(iso: submitted)
    else { return nil }
    self.dataSet = dataSet
    self.start = start
    self.end = end
    self.submitted = submitted
    self.base = base
  }

  /// Puts the days in the place of `{start}`, `{end+1}`, `{submitted-31}` and the like.
  func filled(_ text: some StringProtocol) -> String {
    String(text).replacing(/\{(start|end|submitted)([+-][0-9]+)?\}/) { match in
      let day = match.1 == "start" ? start : match.1 == "end" ? end : submitted
      return "\(day.advanced(by: match.2.flatMap { Int($0) } ?? 0))"
    }
  }
}
