/// Why a submission could not be read at all, or not to its end.
///
/// A submission that was read and found wanting is no error: it is a ``RejectedSubmission``. No
/// case holds a value out of the file.
public enum IntakeError: Error, Equatable, Sendable {
  /// Nothing is at the path.
  case notFound(path: String)
  /// What is at the path is neither a file nor a directory of files.
  case notAFile(path: String)
  /// The system refused to open or read the file.
  case unreadable(path: String, reason: String)
  /// The file holds no byte, or the directory no file.
  case empty(path: String)
  /// The first bytes are of no kind that is accepted.
  case unknownKind(path: String)
  /// The file holds more bytes than the limit allows.
  case tooLarge(path: String, bytes: UInt64, limit: UInt64)
  /// The file changed between the digest and the last row.
  case changedWhileReading(path: String)
  /// An Access file or a zip came, and no reader program was named to open it.
  case noReader(path: String)
  /// The reader program could not be started.
  case readerNotStarted(program: String, reason: String)
  /// The reader program refused the file.
  case readerRefused(path: String, code: String, detail: String)
  /// The reader program broke a limit or the rules of its answer.
  case readerFailed(path: String, fault: ReaderFault)
  /// A CSV table breaks the form of a CSV file; the row is the place of the data row, from 1, and
  /// 0 is the line of field names; the field, or else its column, is named where the fault lies in one.
  case malformed(table: String, row: UInt32, field: String? = nil, fault: CSVFault)
  /// The file of a register of reference data cannot stand; the row is the place of the data row,
  /// from 1, and 0 is the line of column names or the file as a whole.
  case badRegister(path: String, row: UInt32, fault: RegisterFault)
  /// A list that was handed in cannot be taken; the row is the place of the data row, from 1, and 0 is
  /// the line of column names or the file as a whole.
  case badList(path: String, row: UInt32, fault: ListFault)
  /// A table holds more rows, or the file more failures, than the limit allows.
  case tooMany(what: String, limit: Int)
  /// The scratch file could not be written or read.
  case scratch(reason: String)
}

/// What a reader program did wrong.
public enum ReaderFault: Error, Equatable, Sendable {
  /// It ran longer than it may.
  case outOfTime(seconds: Int)
  /// It wrote more than it may.
  case tooMuchOutput(limit: UInt64)
  /// It wrote to its standard error.
  case complained
  /// It ended with this status.
  case exitStatus(Int32)
  /// It was ended by this signal.
  case signal(Int32)
  /// Its answer breaks the form agreed with it.
  case badAnswer(String)
}

/// How a CSV table breaks the form of a CSV file.
public enum CSVFault: Error, Equatable, Sendable {
  /// A row has another number of cells than the line of field names.
  case cellCount(expected: Int, came: Int)
  /// An empty line stands before the last row.
  case blankLine
  /// A quoted cell does not end before the file does.
  case unclosedQuote
  /// A quotation mark stands inside an unquoted cell, or something follows a closing one.
  case strayQuote
  /// A carriage return stands outside a quoted cell with no line feed after it.
  case strayCarriageReturn
  /// A byte is zero.
  case zeroByte
  /// Bytes are not UTF-8.
  case notUTF8
  /// Some lines end in LF and some in CRLF.
  case mixedLineEnds
  /// A cell has more bytes than the limit allows.
  case longCell(limit: Int)
  /// A row has more bytes than the limit allows.
  case longRow(limit: Int)
  /// The line of field names has more columns than the limit allows.
  case manyColumns(limit: Int)
}

extension IntakeError: CustomStringConvertible {
  /// What failed, on what, and what was expected, in one line.
  public var description: String {
    switch self {
    case .notFound(let path):
      "\(path): there is no such file or directory"
    case .notAFile(let path):
      "\(path): expected a file or a directory of CSV tables; a link, a device or a directory within "
        + "a directory is not followed"
    case .unreadable(let path, let reason):
      "\(path): cannot be read: \(reason)"
    case .empty(let path):
      "\(path): expected a file with content, and it is empty"
    case .unknownKind(let path):
      "\(path): expected an Access database, a zip file or a directory of CSV tables, "
        + "and the first bytes are of none of these"
    case .tooLarge(let path, let bytes, let limit):
      "\(path): expected at most \(limit) bytes, came \(bytes)"
    case .changedWhileReading(let path):
      "\(path): changed while it was read; submit it again when it is complete"
    case .noReader(let path):
      "\(path): an Access database or a zip file needs the reader program, and none is set"
    case .readerNotStarted(let program, let reason):
      "\(program): the reader program could not be started: \(reason)"
    case .readerRefused(let path, let code, let detail):
      "\(path): refused (\(code)): \(detail)"
        + (ReaderRefusal.expected[code].map { "; expected \($0)" } ?? "")
    case .readerFailed(let path, let fault):
      "\(path): refused, because the reader program \(fault)"
    case .malformed(let table, let row, let field, let fault):
      "\(table), \(row == 0 ? "line of field names" : "row \(row)")"
        + "\(field.map { ", \($0)" } ?? ""): \(fault)"
    case .badRegister(let path, 0, let fault):
      "\(path): \(fault)"
    case .badRegister(let path, let row, let fault):
      "\(path), row \(row): \(fault)"
    case .badList(let path, 0, let fault):
      "\(path): \(fault)"
    case .badList(let path, let row, let fault):
      "\(path), row \(row): \(fault)"
    case .tooMany(let what, let limit):
      "the submission has more than \(limit) \(what), which is the limit"
    case .scratch(let reason):
      "the scratch file cannot be used: \(reason)"
    }
  }
}

extension ReaderFault: CustomStringConvertible {
  /// What failed, on what, and what was expected, in one line.
  public var description: String {
    switch self {
    case .outOfTime(let seconds): "did not end within \(seconds) seconds"
    case .tooMuchOutput(let limit): "wrote more than \(limit) bytes"
    case .complained: "reported damage on its standard error; make the file anew"
    case .exitStatus(let status): "ended with status \(status)"
    case .signal(let number): "was ended by signal \(number)"
    case .badAnswer(let what):
      "gave an answer that cannot be right: \(what); the file may be damaged, make it anew"
    }
  }
}

extension CSVFault: CustomStringConvertible {
  /// What failed, on what, and what was expected, in one line.
  public var description: String {
    switch self {
    case .cellCount(let expected, let came): "expected \(expected) cells, came \(came)"
    case .blankLine: "expected a row, came an empty line"
    case .unclosedQuote: "expected a closing quotation mark, came the end of the file"
    case .strayQuote: "a quotation mark stands where the cell is not quoted as a whole"
    case .strayCarriageReturn: "expected a line feed after a carriage return"
    case .zeroByte: "expected text, came a zero byte"
    case .notUTF8: "expected UTF-8, came other bytes"
    case .mixedLineEnds: "expected the line to end as those before it do, all in LF or all in CRLF"
    case .longCell(let limit): "expected at most \(limit) bytes in a cell"
    case .longRow(let limit): "expected at most \(limit) bytes in a row"
    case .manyColumns(let limit): "expected at most \(limit) columns"
    }
  }
}
