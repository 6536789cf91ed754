import DataSet

/// The rules of a version as one submission is checked against them: with their kinds looked up
/// and their sentences made.
struct RuleBook: Sendable {
  /// The version.
  let dataSet: DataSet
  /// The sentence of each rule, for the rules in the data set's order.
  private let sentences: [String]
  /// For rules on the header, what was expected and what came in its first row.
  private let differences: [String]
  /// Where the reason for a failure of each rule lies.
  let causes: [RowFailure.Cause]
  /// Which rules reject the rows that fail them, and neither warn nor reject the file.
  let rejectsRow: [Bool]
  /// Which rules can be checked with the reference data that is loaded.
  let isChecked: [Bool]

  private let kinds: [CheckKind]
  /// The fields whose dates say that a row lies in the period.
  let datesOfRecords: [FieldAbove]
  private let placesByTable: [String: [Int]]
  private let facts: HeaderFacts
  private let reference: ReferenceData
  private let scales: [[UInt8]: CompiledScale]
  private let fieldsAbove: [FieldAbove]
  private let fieldsAboveByTable: [String: [FieldAbove]]

  var rules: [Rule] { dataSet.rules }
  var period: ClosedRange<Day>? { facts.period }

  init(dataSet: DataSet, declaration: HeaderDeclaration, expectations: Expectations) {
    self.dataSet = dataSet
    let facts = declaration.facts(expectations)
    self.facts = facts
    reference = expectations.reference
    scales = CompiledScale.all(of: dataSet)
    let kinds = dataSet.rules.map { RuleBook.kind(of: $0) }
    self.kinds = kinds
    datesOfRecords = dataSet.rules.flatMap { $0.list("dates") }.compactMap { FieldAbove($0) }
    placesByTable = Dictionary(grouping: dataSet.rules.indices) { dataSet.rules[$0].table ?? "" }
    fieldsAbove = FieldAbove.named(by: dataSet.rules)
    fieldsAboveByTable = Dictionary(grouping: dataSet.rules) { $0.table ?? "" }
      .mapValues { FieldAbove.named(by: $0) }
    sentences = zip(dataSet.rules, kinds).map { rule, kind in rule.sentence(kind) }
    differences = dataSet.rules.map { declaration.difference($0, facts.expected) }
    causes = zip(dataSet.rules, kinds).map { rule, kind in rule.cause(kind) }
    rejectsRow = dataSet.rules.map { $0.severity == .record || $0.severity == .group }
    isChecked = dataSet.rules.map { rule in
      guard let need = rule.needs else { return true }
      guard let kind = ReferenceData.Kind(rawValue: need) else {
        preconditionFailure("rule \(rule.code) needs reference data that is not known")
      }
      return expectations.reference[kind] != nil
    }
  }

  /// What is wrong where a row, from 1, fails a rule, or the file as a whole.
  func message(_ rule: Int, row: UInt32? = nil) -> String {
    sentences[rule] + (row == 1 ? differences[rule] : "")
  }

  /// The rules that were not checked, because no reference data is loaded for them.
  var notChecked: [Rule] { zip(rules, isChecked).filter { !$0.1 }.map(\.0) }

  /// The places, among the rules, of those whose kind runs at the chosen stage.
  func places(where isChosen: (CheckKind.Stage) -> Bool) -> [Int] {
    rules.indices.filter { isChosen(kinds[$0].stage) }
  }

  /// The places of the rules of a table whose kind runs at the chosen stage.
  func places(of table: Table, where isChosen: (CheckKind.Stage) -> Bool) -> [Int] {
    (placesByTable[table.name] ?? []).filter { isChosen(kinds[$0].stage) }
  }

  /// The places of the rules on the outcome of the whole, in the published order.
  var outcomePlaces: [Int] {
    places { stage in
      switch stage {
      case .singleRow, .recordInPeriod, .anyRow: true
      default: false
      }
    }
  }

  /// The fields of a table with which rows below it are compared, by their places.
  func fieldsWantedBelow(_ table: Table) -> [Int] {
    fieldsAbove.filter { $0.table == table.name }.compactMap { table.fieldIndex(named: $0.field) }
  }

  /// The fields of rows above that the rules of a table compare with.
  func fieldsAbove(_ table: Table) -> [FieldAbove] {
    fieldsAboveByTable[table.name] ?? []
  }

  /// What is checked of the rows of each table, made ready; a few milliseconds.
  var tableChecks: [TableChecks] { dataSet.tables.map { TableChecks($0, self) } }

  /// The checks of single rows of a table, each with the place of its rule.
  func rowChecks(of table: Table) -> [(rule: Int, check: RowCheck)] {
    places(of: table) { if case .row = $0 { true } else { false } }
      .filter { isChecked[$0] }
      .map { place in
        guard case .row(let make) = kinds[place].stage,
          let check = make(rules[place], context(of: table))
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
