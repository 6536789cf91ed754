import DataSet

/// How good the values of one field are: each received row counts once.
public struct FieldQuality: Sendable, Equatable {
  /// The name of the table.
  public let table: String
  /// The name of the field.
  public let field: String
  /// Values that break no rule on the field and say what was asked.
  public var valid = 0
  /// Codes that stand for whatever the list does not name.
  public var other = 0
  /// Codes that say that the answer is not known, not recorded or not given.
  public var defaults = 0
  /// Values that cannot be read, or break a rule on the field.
  public var invalid = 0
  /// Rows without a value.
  public var missing = 0

  init(table: String, field: String) {
    self.table = table
    self.field = field
  }
}

/// Counts the values of a table's fields as the rows pass.
struct QualityCounts: Sendable {
  private(set) var fields: [FieldQuality]
  private let defaults: [CodeSet?]
  private let others: [CodeSet?]

  init(_ table: Table) {
    fields = table.fields.map { FieldQuality(table: table.name, field: $0.name) }
    defaults = table.fields.map { $0.defaultCodes.isEmpty ? nil : CodeSet($0.defaultCodes) }
    others = table.fields.map { $0.otherCodes.isEmpty ? nil : CodeSet($0.otherCodes) }
  }

  mutating func countMissing(_ field: Int) { fields[field].missing += 1 }

  mutating func count(_ field: Int, _ row: CellRow, isValid: Bool) {
    if !isValid {
      fields[field].invalid += 1
    } else if let defaults = defaults[field], defaults.contains(row.span(field)) {
      fields[field].defaults += 1
    } else if let others = others[field], others.contains(row.span(field)) {
      fields[field].other += 1
    } else {
      fields[field].valid += 1
    }
  }
}
