public import DataSet

extension Rule {
  /// What is wrong and what is expected where the rule fails, in plain words.
  public var sentence: String { sentence(RuleBook.kind(of: self)) }

  func sentence(_ kind: CheckKind) -> String { message ?? kind.message(self) }

  /// Where the reason for a failure lies.
  public var cause: RowFailure.Cause { cause(RuleBook.kind(of: self)) }

  func cause(_ kind: CheckKind) -> RowFailure.Cause {
    parameters["direction"] == "child" ? .child : kind.cause
  }

  /// The table in a row of which the reason for a failure lies; nil where it is in the row itself.
  public var causeTable: String? {
    guard case .reference = RuleBook.kind(of: self).stage else { return nil }
    return parameters["table"]
  }
}
