public import DataSet

/// A CSV file with named columns in any order, as an operator or a provider hands in lists.
///
/// It is read whole before anything is done with it, so that a bad row changes nothing.
public struct CSVList: Sendable {
  /// The rows that a list may have.
  public static let rowLimit = 2_000_000

  /// The rows in the order of the file; at least one.
  public let rows: [Row]
  /// The digest of the file as it came.
  public let digest: FileDigest

  /// One row; what it holds may name a patient, so it cannot be printed.
  public struct Row: Sendable, CustomStringConvertible, CustomReflectable {
    /// The place of the data row, from 1.
    public let number: UInt32
    private let path: String
    private let cells: [String: String]

    init(number: UInt32, path: String, cells: [String: String]) {
      self.number = number
      self.path = path
      self.cells = cells
    }

    /// The value of a column without the spaces around it; nil where there is none.
    public func optional(_ column: String) -> String? {
      cells[column].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The value of a column that must have one.
    public func required(_ column: String) throws(IntakeError) -> String {
      guard let value = optional(column) else { throw fault(.noValue(column)) }
      return value
    }

    /// The day in a column; nil where there is none.
    public func day(_ column: String) throws(IntakeError) -> Day? {
      guard let text = optional(column) else { return nil }
      guard let day = Day(iso: text) else { throw fault(.notADay(column)) }
      return day
    }

    /// The word in a column, which must be one of a list; nil where there is none.
    public func word<Word: RawRepresentable & CaseIterable>(
      _ column: String, _ type: Word.Type
    ) throws(IntakeError) -> Word? where Word.RawValue == String {
      guard let text = optional(column) else { return nil }
      guard let word = Word(rawValue: text) else {
        throw fault(.notOneOf(column, Word.allCases.map(\.rawValue)))
      }
      return word
    }

    /// The error for a column of this row.
    public func fault(_ fault: ListFault) -> IntakeError {
      .badList(path: path, row: number, fault: fault)
    }

    /// What may be shown: the number.
    public var description: String { "row \(number) (redacted)" }
    /// What a dump shows; the values are left out.
    public var customMirror: Mirror { Mirror(self, children: ["number": number]) }
  }

  /// Reads a file whose line of column names has each of these once and no other.
  ///
  /// - Throws: ``IntakeError/badList(path:row:fault:)`` and the errors of reading a file.
  public static func read(_ path: String, columns: [String]) throws(IntakeError) -> CSVList {
    guard case .regular = try FileIdentity.kind(of: path, shownAs: path) else {
      throw .notAFile(path: path)
    }
    let file = try OpenFile(path, shownAs: path)
    var reader = ListReader(columns: columns, path: path)
    try file.forEachChunk { chunk throws(IntakeError) in try reader.take(chunk) }
    return CSVList(rows: try reader.finish(), digest: try file.digest())
  }
}

/// Why a list cannot be taken.
public enum ListFault: Error, Equatable, Sendable {
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
  /// The day lies after the one on which the list is handed in.
  case dayToCome(String)
  /// The referral is known as that of another patient.
  case otherPatient(String)
  /// The cell holds another word than those of the list.
  case notOneOf(String, [String])
  /// The file names nothing at all.
  case noRows
  /// The file holds more rows than the limit allows.
  case tooManyRows(limit: Int)
}

extension ListFault: CustomStringConvertible {
  /// What failed and what was expected, in one line, without a value out of the file.
  public var description: String {
    switch self {
    case .unknownColumn(let number, let expected):
      "column \(number) is not known; expected " + expected.joined(separator: ", ")
    case .repeatedColumn(let column): "column \(column) stands there twice"
    case .missingColumn(let column): "column \(column) is missing"
    case .noValue(let column): "\(column): expected a value, came none"
    case .notADay(let column): "\(column): expected a date such as 2020-09-01"
    case .dayToCome(let column): "\(column): expected a date that is not to come"
    case .otherPatient(let column): "\(column): expected a referral of this row's patient"
    case .notOneOf(let column, let words):
      "\(column): expected \(words.joined(separator: ", ")) or nothing"
    case .noRows: "expected rows below the line of column names, came none"
    case .tooManyRows(let limit): "expected at most \(limit) rows"
    }
  }
}

/// Turns the chunks of a CSV file into the rows of a list.
private struct ListReader {
  let columns: [String]
  let path: String
  private var reader = CSVReader()
  private var names: [String]?
  private var rows: [CSVList.Row] = []

  init(columns: [String], path: String) {
    self.columns = columns
    self.path = path
  }

  mutating func take(_ chunk: some Collection<UInt8>) throws(IntakeError) {
    reader.append(chunk)
    try drain()
  }

  mutating func finish() throws(IntakeError) -> [CSVList.Row] {
    reader.finish()
    try drain()
    guard names != nil else { throw fault(.missingColumn(columns[0])) }
    guard !rows.isEmpty else { throw fault(.noRows) }
    return rows
  }

  private mutating func drain() throws(IntakeError) {
    while try nextLine() {
      if let names { try takeRow(names) } else { try takeNames() }
    }
  }

  private mutating func nextLine() throws(IntakeError) -> Bool {
    do throws(CSVFault) {
      return try reader.next()
    } catch {
      throw .malformed(table: path, row: reader.faultyRow, fault: error)
    }
  }

  private mutating func takeNames() throws(IntakeError) {
    let names = reader.names
    for (place, name) in names.enumerated() {
      guard columns.contains(name) else {
        throw fault(.unknownColumn(place + 1, expected: columns))
      }
      guard !names[..<place].contains(name) else { throw fault(.repeatedColumn(name)) }
    }
    if let missing = columns.first(where: { !names.contains($0) }) {
      throw fault(.missingColumn(missing))
    }
    reader.expect(order: Array(names.indices), places: names.count)
    self.names = names
  }

  private mutating func takeRow(_ names: [String]) throws(IntakeError) {
    guard rows.count < CSVList.rowLimit else { throw fault(.tooManyRows(limit: CSVList.rowLimit)) }
    var cells: [String: String] = [:]
    for (place, name) in names.enumerated() {
      let text = reader.row.text(place) ?? ""
      cells[name] = text.trimmingSpaces
    }
    rows.append(CSVList.Row(number: reader.rowNumber, path: path, cells: cells))
  }

  private func fault(_ fault: ListFault) -> IntakeError {
    .badList(path: path, row: 0, fault: fault)
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    let start = drop { $0 == " " }
    guard let last = start.lastIndex(where: { $0 != " " }) else { return "" }
    return String(start[...last])
  }
}
