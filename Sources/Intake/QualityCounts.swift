import DataSet

/// How good the values of one field are: each received row counts once.
public struct FieldQuality: Sendable, Equatable {
  /// The name of the table.
  public let table: String
  /// The name of the field.
  public let field: String
  /// Values that break no rule on the field and say what was asked.
  public let valid: Int
  /// Codes that stand for whatever the list does not name.
  public let other: Int
  /// Codes that say that the answer is not known, not recorded or not given.
  public let defaults: Int
  /// Values that cannot be read, or break a rule on the field.
  public let invalid: Int
  /// Rows without a value.
  public let missing: Int
}

/// How good a value is.
enum ValueQuality: Int, CaseIterable {
  case valid, other, defaults, invalid, missing
}

/// Tells how good the values of one field are.
struct QualityCodes: Sendable {
  private let defaults: CodeSet
  private let others: CodeSet

  init(_ field: Field) {
    defaults = CodeSet(field.defaultCodes)
    others = CodeSet(field.otherCodes)
  }

  /// Whether all values that break no rule are equally good.
  var isEmpty: Bool { defaults.isEmpty && others.isEmpty }

  /// The quality of a value that breaks no rule.
  func quality(_ value: Span<UInt8>) -> ValueQuality {
    if defaults.contains(value) { return .defaults }
    return others.contains(value) ? .other : .valid
  }
}

/// Counts the values of a table's fields.
struct QualityCounts: Sendable {
  // One after the other the counts of each field, in the order of the cases.
  private var counts: [Int]

  private static let kinds = ValueQuality.allCases.count

  init(fields: Int) {
    counts = Array(repeating: 0, count: fields * QualityCounts.kinds)
  }

  mutating func add(_ quality: ValueQuality, of field: Int, count: Int = 1) {
    counts[field * QualityCounts.kinds + quality.rawValue] += count
  }

  /// Adds the counts of other rows of the table.
  mutating func add(_ other: QualityCounts) {
    for place in counts.indices { counts[place] += other.counts[place] }
  }

  /// The counts of every field of the table.
  func fields(of table: Table) -> [FieldQuality] {
    table.fields.enumerated().map { place, field in
      func count(_ quality: ValueQuality) -> Int {
        counts[place * QualityCounts.kinds + quality.rawValue]
      }
      return FieldQuality(
        table: table.name, field: field.name, valid: count(.valid), other: count(.other),
        defaults: count(.defaults), invalid: count(.invalid), missing: count(.missing))
    }
  }
}
