public import DataSet

/// One rule that one row failed.
public struct RowFailure: Sendable, Equatable {
  /// The name of the table.
  public let table: String
  /// The place of the data row in its table of the submitted file, from 1.
  public let row: UInt32
  /// The code of the rule.
  public let code: String
  /// What the failure does.
  public let severity: Severity
  /// The fields under test.
  public let fields: [String]
  /// What was expected, in plain words.
  public let message: String
  /// Where the reason lies.
  public let cause: Cause
  /// The row of another table whose own rejection is the reason; nil where there is none.
  public let causeRow: RowPlace?

  /// Where the reason for a failure lies.
  public enum Cause: String, Sendable {
    /// In the row itself.
    case content
    /// In another row of the table with the same key.
    case duplicate
    /// The row above is missing or rejected.
    case parent
    /// No row below, that the row cannot do without, is left.
    case child
  }
}

/// A data row of a submitted file.
public struct RowPlace: Sendable, Hashable {
  /// The name of the table.
  public let table: String
  /// The place of the data row in its table, from 1.
  public let row: UInt32
}

/// Failures in order of table, row and rule, held in a few bytes each and unpacked when read.
public struct RowFailures: RandomAccessCollection, Sendable {
  let packed: [PackedFailure]
  let rules: RuleBook

  /// Always 0.
  public var startIndex: Int { 0 }
  /// The number of failures.
  public var endIndex: Int { packed.count }

  /// The failure at the position, unpacked.
  public subscript(position: Int) -> RowFailure {
    let failure = packed[position]
    let rule = rules.rules[failure.rule]
    return RowFailure(
      table: rules.dataSet.tables[failure.table].name, row: failure.row, code: rule.code,
      severity: rule.severity, fields: rule.fields,
      message: rules.message(failure.rule, row: failure.row),
      cause: rules.causes[failure.rule], causeRow: causeRow(failure, rule))
  }

  private func causeRow(_ failure: PackedFailure, _ rule: Rule) -> RowPlace? {
    guard failure.cause > 0, let table = rule.causeTable else { return nil }
    return RowPlace(table: table, row: failure.cause)
  }
}

/// A failure in two words: table, row and rule, which sort in this order, and the row of another
/// table that is the reason, or 0.
struct PackedFailure: Comparable, Sendable {
  private let word: UInt64
  let cause: UInt32

  init(table: Int, row: UInt32, rule: Int, cause: UInt32 = 0) {
    word = UInt64(table) << 48 | UInt64(row) << 16 | UInt64(rule)
    self.cause = cause
  }

  var table: Int { Int(word >> 48) }
  var row: UInt32 { UInt32(truncatingIfNeeded: word >> 16) }
  var rule: Int { Int(word & 0xFFFF) }

  static func < (left: PackedFailure, right: PackedFailure) -> Bool { left.word < right.word }
}
