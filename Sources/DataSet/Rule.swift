/// A validation rule: what is checked, where, and what a failure does.
public struct Rule: Sendable {
  /// The national code, or one of the project's own for what the national list leaves open.
  public let code: String
  /// What a failure does.
  public let severity: Severity
  /// The table under test; nil for the file as a whole.
  public let table: String?
  /// The names of the fields under test, in order.
  public let fields: [String]
  /// The name of the check, which the engine looks up.
  public let kind: String
  /// The parameters of the check.
  public let parameters: [String: String]

  /// The plain sentence for a failure, where that of the kind does not say it well.
  public var message: String? { parameters["message"] }

  /// The reference data without which the rule cannot be checked.
  public var needs: String? { parameters["needs"] }

  /// The values of a parameter that lists several, separated by a bar.
  public func list(_ parameter: String) -> [String] {
    parameters[parameter].map { $0.split(separator: "|").map(String.init) } ?? []
  }
}

/// What the failure of a rule does, from the least to the most.
public enum Severity: String, Sendable, Comparable, CaseIterable {
  /// The row stays; the provider is told.
  case warning
  /// The row is rejected, and what hangs on it loses its parent.
  case record
  /// As ``record``, for a reason that lies in another row.
  case group
  /// The whole file is rejected.
  case file

  /// What does less comes first.
  public static func < (left: Severity, right: Severity) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int {
    switch self {
    case .warning: 0
    case .record: 1
    case .group: 2
    case .file: 3
    }
  }
}
