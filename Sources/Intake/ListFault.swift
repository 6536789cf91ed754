/// Why a list cannot be taken.
public enum ListFault: Error, Equatable, Sendable {
  /// What is at the path is no file.
  case notAFile
  /// The column with this number, from 1, is none of the list's.
  case unknownColumn(Int, expected: [String])
  /// A column stands there twice.
  case repeatedColumn(String)
  /// The column that must be there is not.
  case missingColumn(String)
  /// The column must hold a value.
  case noValue(String)
  /// The cell holds no day of the calendar.
  case notADay(String)
  /// The cell holds no NHS number: ten digits, the last of which checks the others.
  case notAnNHSNumber(String)
  /// The day lies after the one on which the list is handed in.
  case dayToCome(String)
  /// The day lies before the one from which the wording is used.
  case beforeWording(String)
  /// The referral is known as that of another patient.
  case otherPatient(String)
  /// The cell holds another word than those of the list.
  case notOneOf(String, [String])
  /// Another row says otherwise of the same person and day.
  case contradiction(String)
  /// The file names nothing at all.
  case noRows
  /// The file holds more rows than the limit allows.
  case tooManyRows(limit: Int)
}

extension ListFault: CustomStringConvertible {
  /// What failed and what was expected, in one line, without a value out of the file.
  public var description: String {
    switch self {
    case .notAFile: "expected a CSV file, came something else"
    case .unknownColumn(let number, let expected):
      "column \(number) is not known; expected " + expected.joined(separator: ", ")
    case .repeatedColumn(let column): "column \(column) stands there twice"
    case .missingColumn(let column): "column \(column) is missing"
    case .noValue(let column): "\(column): expected a value, came none"
    case .notADay(let column): "\(column): expected a date such as 2020-09-01"
    case .notAnNHSNumber(let column): "\(column): expected ten digits that pass their check"
    case .dayToCome(let column): "\(column): expected a date that is not to come"
    case .beforeWording(let column):
      "\(column): expected a date on which the wording was in use"
    case .otherPatient(let column): "\(column): expected a referral of this row's patient"
    case .notOneOf(let column, let words):
      "\(column): expected \(words.joined(separator: ", ")) or nothing"
    case .contradiction(let column):
      "\(column): expected what an earlier row says of the same person and day"
    case .noRows: "expected rows below the line of column names, came none"
    case .tooManyRows(let limit): "expected at most \(limit) rows"
    }
  }
}
