/// Why a row, or the line of column names, cannot stand in a register.
public enum RegisterFault: Error, Equatable, Sendable {
  /// What is at the path is no file.
  case notAFile
  /// The column with this number, from 1, is none of a register's.
  case unknownColumn(Int)
  /// A column stands there twice.
  case repeatedColumn(ReferenceData.Column)
  /// The column that must be there is not.
  case missingColumn(ReferenceData.Column)
  /// The row names no code.
  case emptyCode
  /// The code is longer than a register can hold.
  case tooLong(ReferenceData.Column, limit: Int)
  /// A comma, a quotation mark or a control character, which no code has.
  case notPlain(ReferenceData.Column)
  /// The cell holds no day of the calendar.
  case badDate(ReferenceData.Column)
  /// The last day lies before the first.
  case closesBeforeOpens
  /// The file names no code at all.
  case noRows
  /// The file holds more rows than the limit allows.
  case tooManyRows(limit: Int)
}

extension RegisterFault: CustomStringConvertible {
  /// What failed and what was expected, in one line, without a value out of the file.
  public var description: String {
    switch self {
    case .notAFile: "expected a CSV file, came something else"
    case .unknownColumn(let number):
      "column \(number) is not known; expected "
        + ReferenceData.Column.allCases.map(\.rawValue).joined(separator: ", ")
    case .repeatedColumn(let column): "column \(column.rawValue) stands there twice"
    case .missingColumn(let column): "column \(column.rawValue) is missing"
    case .emptyCode: "code: expected a code, came nothing"
    case .tooLong(let column, let limit): "\(column.rawValue): expected at most \(limit) bytes"
    case .notPlain(let column):
      "\(column.rawValue): expected text without commas, quotation marks and control characters"
    case .badDate(let column): "\(column.rawValue): expected a date such as 2020-09-01, or nothing"
    case .closesBeforeOpens: "closes: expected a day that is not before the one in opens"
    case .noRows: "expected rows below the line of column names, came none"
    case .tooManyRows(let limit): "expected at most \(limit) rows"
    }
  }
}
