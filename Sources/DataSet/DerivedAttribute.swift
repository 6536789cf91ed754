/// An attribute that the published model of the data set derives for every row of a table.
public struct DerivedAttribute: Sendable {
  /// The table for whose rows it is derived.
  public let table: String
  /// The name in the published model, such as `Age_CareContact_Date`.
  public let name: String
  /// What the attribute holds.
  public let type: AttributeType

  let definition: Definition

  /// Why the attribute is not derived here; nil where it is.
  public var notDerived: NotDerived? {
    switch definition {
    case .operation: nil
    case .notDerived(let reason): reason
    }
  }

  /// The table and the name, as one.
  var label: String { "\(table).\(name)" }

  enum Definition: Sendable {
    case operation(DerivationOperation<InputName>)
    case notDerived(NotDerived)
  }
}

/// What a derived attribute holds. Values are text:
///
/// text as it is; numbers in plain decimal, with a minus sign where negative and no zeros in
/// front; dates as `YYYY-MM-DD`; booleans as `true` and `false`, the words of XML, in which the
/// extracts are published.
///
/// The widths are those of the published model. A count that exceeds one is written in full, as
/// the published tests of the model do.
public enum AttributeType: String, Sendable {
  /// Characters.
  case text
  /// Several texts; none of them is derived here.
  case textList = "list of text"
  /// A structure of several values; none of them is derived here.
  case structure
  /// Yes or no.
  case boolean
  /// A day.
  case date
  /// A whole number of 8 bits.
  case int8
  /// A whole number of 16 bits.
  case int16
  /// A whole number of 32 bits.
  case int32
  /// A whole number of 64 bits.
  case int64
  /// A number of three digits, two of them after the point.
  case decimal3Scale2 = "decimal(3,2)"
  /// A number of five digits, two of them after the point.
  case decimal5Scale2 = "decimal(5,2)"
  /// A whole number of up to 23 digits.
  case decimal23 = "decimal(23,0)"
}

/// Why an attribute of the published model is not derived.
public enum NotDerived: Hashable, Sendable {
  /// It is looked up in data that are no part of the data set.
  case needs([NeededReference])
  /// The code that computes it is not published.
  case unpublished
  /// The national store fills it as it merges submissions.
  case placeholder
}

extension NotDerived: CustomStringConvertible {
  /// The reason, to stand after "not derived: ".
  public var description: String {
    switch self {
    case .needs(let data): "needs " + data.map(\.description).joined(separator: " and ")
    case .unpublished: "computed by code that is not published"
    case .placeholder: "filled by the national store as it merges submissions"
    }
  }
}

/// Reference data of others, which the project neither has nor may hand on.
public enum NeededReference: String, Hashable, Sendable, CaseIterable {
  /// Postcodes and the areas in which they lie.
  case postcodes
  /// How deprived small areas are.
  case deprivation
  /// Organisations, their roles and relations.
  case organisations
  /// Codes of diagnoses.
  case icd10
  /// Names of clinical codes, and codes of one scheme in another.
  case mappings
}

extension NeededReference: CustomStringConvertible {
  /// The name of the data.
  public var description: String {
    switch self {
    case .postcodes: "the ONS postcode directory"
    case .deprivation: "the Indices of Deprivation 2019"
    case .organisations: "the ODS directory of organisations"
    case .icd10: "the ICD-10 code list"
    case .mappings: "the SNOMED CT and ICD-10 mapping tables"
    }
  }
}
