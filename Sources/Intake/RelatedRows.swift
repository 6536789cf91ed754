import DataSet

/// A rule that asks, of some rows of a table, for a submitted row of a table further down.
struct RelatedRule: Sendable {
  let rule: Int
  /// The place of the table whose rows ask.
  let table: Int

  private let when: Condition
  private let answers: [(table: Int, condition: Condition?)]

  init(rule place: Int, _ rules: RuleBook) {
    let rule = rules.rules[place]
    guard let table = rules.dataSet.tables.first(where: { $0.name == rule.table }),
      let when = rules.condition(parameter: "when", of: rule, on: table)
    else { RuleBook.refuse(rule) }
    self.rule = place
    self.table = table.index
    self.when = when
    answers = (1...).lazy.map { rule.parameters["any\($0)"] }.prefix { $0 != nil }.map { text in
      let parts = (text ?? "").split(separator: " ", maxSplits: 1).map(String.init)
      guard let answer = rules.dataSet.table(named: parts[0]) else { RuleBook.refuse(rule) }
      let condition = parts.count < 2 ? nil : rules.condition(parts[1], of: rule, on: answer)
      return (answer.index, condition)
    }
  }

  /// The rows of a table, counted from 0, that ask or can answer one above them.
  func concerned(_ rows: RowViews, ofTable place: Int) -> [Int] {
    let condition: Condition?
    if place == table {
      condition = when
    } else if let answer = answers.first(where: { $0.table == place }) {
      condition = answer.condition
    } else {
      return []
    }
    return (0..<rows.count).filter { condition?.holds(rows[$0]) != false }
  }
}

/// The rows that a ``RelatedRule`` concerns.
///
/// Those that ask come before those that answer: both are noted as they pass, and compared at the
/// end.
struct RelatedRows {
  let rule: RelatedRule

  private var asking: [(row: UInt32, key: UInt32)] = []
  private var answered: [Bool] = []

  init(_ rule: RelatedRule) {
    self.rule = rule
  }

  /// Takes a row that the rule concerns.
  mutating func take(_ number: UInt32, _ link: RowLink, ofTable place: Int) {
    if place == rule.table {
      asking.append((number, link.ownKey?.ordinal ?? KeyIndex.null))
      return
    }
    guard let key = link.key(of: rule.table), key < KeyIndex.missing else { return }
    while answered.count <= Int(key) { answered.append(false) }
    answered[Int(key)] = true
  }

  /// The rows that ask and that no row answers.
  func failures() -> [UInt32] {
    asking.filter { row in
      guard row.key < KeyIndex.missing else { return true }
      return !(Int(row.key) < answered.count && answered[Int(row.key)])
    }.map(\.row)
  }
}
