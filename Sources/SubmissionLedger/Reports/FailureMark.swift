/// A row and a rule that it failed, in two words that sort by table, row and rule.
struct FailureMark: Comparable {
  private let word: UInt64
  /// The row of another table whose own rejection is the reason, or 0.
  let cause: UInt32

  init(table: UInt32, row: UInt32, rule: Int, cause: UInt32) {
    precondition(table <= 0xFFFF && rule <= 0xFFFF, "tables and rules have small numbers")
    word = UInt64(table) << 48 | UInt64(row) << 16 | UInt64(rule)
    self.cause = cause
  }

  var table: UInt32 { UInt32(word >> 48) }
  var row: UInt32 { UInt32(truncatingIfNeeded: word >> 16) }
  /// The place of the rule in ``ReportBook/rules``.
  var rule: Int { Int(word & 0xFFFF) }
  /// Where the row stands.
  var place: TrailPlace { TrailPlace(table: table, row: row) }

  static func < (left: FailureMark, right: FailureMark) -> Bool { left.word < right.word }
}

/// A row of a submitted file.
struct TrailPlace: Hashable, Comparable {
  /// The digits of the table's name.
  let table: UInt32
  /// From 1.
  let row: UInt32

  static func < (left: TrailPlace, right: TrailPlace) -> Bool {
    (left.table, left.row) < (right.table, right.row)
  }
}
