public import DataSet

/// A CSV file with named columns in any order, as an operator or a provider hands in lists.
///
/// It is read whole before anything is done with it, so that a bad row changes nothing.
public struct CSVList: Sendable {
  /// The rows that a list may have.
  public static let rowLimit = 500_000

  /// The bytes that the file of a list may hold: a list is held in memory.
  static let fileLimitBytes: UInt64 = 64 << 20

  /// The rows in the order of the file; at least one.
  public let rows: [Row]

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
    let file = try OpenFile.named(
      path, limitBytes: fileLimitBytes, wrongKind: .badList(path: path, row: 0, fault: .notAFile))
    var reader = ListReader(columns: columns, path: path)
    try file.forEachChunk { chunk throws(IntakeError) in try reader.take(chunk) }
    let rows = try reader.finish()
    try file.verifyUnchanged()
    return CSVList(rows: rows)
  }
}
