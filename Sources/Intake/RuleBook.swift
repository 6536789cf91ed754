import DataSet

/// The rules of a version as one submission is checked against them: with their kinds looked up
/// and their sentences made.
struct RuleBook: Sendable {
  /// The version.
  let dataSet: DataSet
  /// The sentence of each rule, for the rules in the data set's order.
  let messages: [String]
  /// Where the reason for a failure of each rule lies.
  let causes: [RowFailure.Cause]
  /// What the header must say, by the name that the rules have for it.
  let submission: [String: String]

  var rules: [Rule] { dataSet.rules }

  init(dataSet: DataSet, declaration: HeaderDeclaration, expectations: Expectations) {
    self.dataSet = dataSet
    let submission = declaration.submission(expectations)
    self.submission = submission
    messages = dataSet.rules.map { rule in
      RuleBook.kind(of: rule).message(rule) + declaration.difference(rule, submission)
    }
    causes = dataSet.rules.map { rule in
      rule.parameters["direction"] == "child" ? .child : RuleBook.kind(of: rule).cause
    }
  }

  /// The places, among the rules, of those whose kind runs at the chosen stage.
  func places(where isChosen: (CheckKind.Stage) -> Bool) -> [Int] {
    rules.indices.filter { isChosen(RuleBook.kind(of: rules[$0]).stage) }
  }

  /// The checks of single rows of a table, each with the place of its rule.
  func rowChecks(of table: Table) -> [(rule: Int, check: RowCheck)] {
    let context = RuleContext(table: table, submission: submission)
    return rules.indices.filter { rules[$0].table == table.name }.compactMap { place in
      guard case .row(let make) = RuleBook.kind(of: rules[place]).stage else { return nil }
      guard let check = make(rules[place], context) else {
        preconditionFailure("rule \(rules[place].code) lacks a parameter or a field")
      }
      return (place, check)
    }
  }

  // The rules are part of the program: a kind without a function is a mistake of the build, which
  // every test run would show.
  static func kind(of rule: Rule) -> CheckKind {
    guard let kind = CheckKind.all[rule.kind] else {
      preconditionFailure("rule \(rule.code) has a kind that is not known")
    }
    return kind
  }
}
