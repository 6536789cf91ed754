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
  /// Which rules reject the rows that fail them, and neither warn nor reject the file.
  let rejectsRow: [Bool]
  /// Which rules can be checked with the reference data that is loaded.
  let isChecked: [Bool]

  private let stages: [CheckKind.Stage]
  private let placesByTable: [String: [Int]]
  private let facts: HeaderFacts
  private let reference: ReferenceData
  private let scales: [[UInt8]: CompiledScale]
  private let fieldsAbove: [FieldAbove]

  var rules: [Rule] { dataSet.rules }
  var period: ClosedRange<Day>? { facts.period }

  init(dataSet: DataSet, declaration: HeaderDeclaration, expectations: Expectations) {
    self.dataSet = dataSet
    let facts = declaration.facts(expectations)
    self.facts = facts
    reference = expectations.reference
    scales = CompiledScale.all(of: dataSet)
    fieldsAbove = FieldAbove.named(by: dataSet.rules)
    stages = dataSet.rules.map { RuleBook.kind(of: $0).stage }
    placesByTable = Dictionary(grouping: dataSet.rules.indices) { dataSet.rules[$0].table ?? "" }
    messages = dataSet.rules.map { rule in
      rule.sentence + declaration.difference(rule, facts.expected)
    }
    causes = dataSet.rules.map(\.cause)
    rejectsRow = dataSet.rules.map { $0.severity == .record || $0.severity == .group }
    isChecked = dataSet.rules.map { rule in
      guard let need = rule.needs else { return true }
      guard let kind = ReferenceData.Kind(rawValue: need) else {
        preconditionFailure("rule \(rule.code) needs reference data that is not known")
      }
      return expectations.reference[kind] != nil
    }
  }

  /// The rules that were not checked, because no reference data is loaded for them.
  var notChecked: [Rule] { zip(rules, isChecked).filter { !$0.1 }.map(\.0) }

  /// The places, among the rules, of those whose kind runs at the chosen stage.
  func places(where isChosen: (CheckKind.Stage) -> Bool) -> [Int] {
    stages.indices.filter { isChosen(stages[$0]) }
  }

  /// The places of the rules of a table whose kind runs at the chosen stage.
  func places(of table: Table, where isChosen: (CheckKind.Stage) -> Bool) -> [Int] {
    (placesByTable[table.name] ?? []).filter { isChosen(stages[$0]) }
  }

  /// The fields of a table with which rows below it are compared, by their places.
  func fieldsWantedBelow(_ table: Table) -> [Int] {
    fieldsAbove.filter { $0.table == table.name }.compactMap { table.fieldIndex(named: $0.field) }
  }

  /// The fields of rows above that the rules of a table compare with.
  func fieldsAbove(_ table: Table) -> [FieldAbove] {
    FieldAbove.named(by: (placesByTable[table.name] ?? []).map { rules[$0] })
  }

  /// The checks of single rows of a table, each with the place of its rule.
  func rowChecks(of table: Table) -> [(rule: Int, check: RowCheck)] {
    let context = context(of: table)
    return places(of: table) { if case .row = $0 { true } else { false } }
      .filter { isChecked[$0] }
      .map { place in
        guard case .row(let make) = stages[place], let check = make(rules[place], context)
        else { RuleBook.refuse(rules[place]) }
        return (place, check)
      }
  }

  /// A condition on rows of a table that a rule has among its parameters.
  func condition(parameter: String, of rule: Rule, on table: Table) -> Condition? {
    rule.parameters[parameter].map { condition($0, of: rule, on: table) }
  }

  /// The condition on rows of a table that a rule writes with this text.
  func condition(_ text: String, of rule: Rule, on table: Table) -> Condition {
    guard let condition = Condition(text, context(of: table)) else { RuleBook.refuse(rule) }
    return condition
  }

  private func context(of table: Table) -> RuleContext {
    RuleContext(
      table: table, submission: facts, scales: scales, reference: reference,
      fieldsAbove: fieldsAbove(table))
  }

  // The rules are part of the program: a kind without a function, or a parameter that it cannot
  // use, is a mistake of the build, which every test run would show.
  static func kind(of rule: Rule) -> CheckKind {
    guard let kind = CheckKind.all[rule.kind] else {
      preconditionFailure("rule \(rule.code) has a kind that is not known")
    }
    return kind
  }

  static func refuse(_ rule: Rule) -> Never {
    preconditionFailure("rule \(rule.code) lacks a parameter or names an unknown field or table")
  }
}
