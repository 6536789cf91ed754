public import DataSet

/// Lists of codes that an operator loaded.
public struct ReferenceData: Sendable {
  /// The kinds of lists.
  public enum Kind: String, Sendable, CaseIterable {
    case organisations, sites
    case gpPractices = "gp-practices"
    case postcodes, snomed
  }

  /// No list at all.
  public static let none = ReferenceData()

  /// The list of a kind, or nil where none is loaded.
  public subscript(kind: Kind) -> CodeRegister? { nil }
}

/// A list of codes.
public struct CodeRegister: Sendable {
  public func isOpen(
    _ code: Span<UInt8>, on day: Day, followingSuccession: Bool, roles: [String]
  ) -> Bool { false }
}
