/// A table of one version of the data set.
///
/// An object, and never changed: every row that is opened refers to its table.
public final class Table: Sendable {
  /// The name in the submitted file, such as `IDS101Referral`.
  public let name: String
  /// The place among the tables of the version, from 0, in the data set's order.
  public let index: Int
  /// The fields in the data set's order.
  public let fields: [Field]
  /// The place among the fields of the key by which other tables name a row of this one.
  public let key: Int?
  /// The table that each row of this one belongs to, and by which field.
  public let parent: Parent?

  init(name: String, index: Int, fields: [Field], key: Int?, parent: Parent?) {
    self.name = name
    self.index = index
    self.fields = fields
    self.key = key
    self.parent = parent
  }

  /// The relation of a table to the one above it.
  public struct Parent: Sendable {
    /// The name of the table above.
    public let table: String
    /// The place, among this table's fields, of the one that names the row above.
    public let field: Int
  }

  /// The place among the fields of the one with this name.
  public func fieldIndex(named name: some StringProtocol) -> Int? {
    fields.firstIndex { $0.name == name }
  }
}

/// A field of a table.
public struct Field: Sendable, Equatable {
  /// The name in the submitted file, such as `ServDischDate`.
  public let name: String
  /// What the field holds.
  public let type: FieldType
  /// The codes that say that the answer is not known, not recorded or not given.
  public let defaultCodes: [String]
  /// The codes that stand for whatever the list does not name.
  public let otherCodes: [String]

  init(
    name: String, type: FieldType, defaultCodes: [String] = [], otherCodes: [String] = []
  ) {
    self.name = name
    self.type = type
    self.defaultCodes = defaultCodes
    self.otherCodes = otherCodes
  }
}

/// What a field holds.
public enum FieldType: String, Sendable {
  /// Characters.
  case text
  /// A month written as `YYYY-MM`, stored as characters.
  case month
  /// A day, stored as a moment at midnight.
  case date
  /// A time of day, stored as a moment on 1899-12-30.
  case time
  /// A moment.
  case datetime
  /// A whole number.
  case integer
}
