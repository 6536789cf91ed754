internal import DataSet

/// The codes of the outside world that an operator loaded, for the rules that look codes up.
///
/// It is a plug: a rule whose register is not loaded is not checked, and says so.
public struct ReferenceData: Sendable {
  /// What a register lists.
  public enum Kind: String, Sendable, CaseIterable {
    case organisations
    case sites
    case gpPractices = "gp-practices"
    case postcodes
    case snomed

    /// Whether a rule of any version looks codes of this kind up.
    public var isNeeded: Bool {
      DataSet.all.contains { $0.rules.contains { $0.needs == rawValue } }
    }
  }

  /// A column of the file that a register is read from; only `code` must be there.
  public enum Column: String, Sendable, CaseIterable {
    case code
    case opens
    case closes
    case successor
    case roles
  }

  /// Nothing loaded.
  public static let none = ReferenceData([])

  private let registers: [Kind: CodeRegister]

  /// The registers; of two of one kind the later one counts.
  public init(_ registers: [CodeRegister]) {
    self.registers = Dictionary(registers.map { ($0.kind, $0) }) { _, later in later }
  }

  /// The register of a kind, nil where none is loaded.
  public subscript(kind: Kind) -> CodeRegister? { registers[kind] }
}
