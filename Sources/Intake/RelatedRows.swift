import DataSet

/// A rule that asks, of some rows of a table, for a submitted row of a table further down.
///
/// The rows that ask come before those that answer: both are noted as they pass, and compared at the
/// end.
struct RelatedCheck: Sendable {
  let rule: Int
  /// The place of the table whose rows ask.
  let table: Int

  private let when: Condition
  private let answers: [(table: Int, condition: Condition?)]
  private var asking: [(row: UInt32, key: UInt32)] = []
  private var answered: [Bool] = []

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

  /// Looks at a row: whether it asks, or answers one above it.
  mutating func take(_ row: CellRow, number: UInt32, link: RowLink, table place: Int) {
    if place == table {
      if when.holds(row) { asking.append((number, link.ownKey?.ordinal ?? KeyIndex.null)) }
      return
    }
    guard let answer = answers.first(where: { $0.table == place }),
      answer.condition?.holds(row) != false, let key = link.key(of: table), key < KeyIndex.missing
    else { return }
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

/// Where a row hangs, once its keys have their numbers.
struct RowLink {
  /// The number of the row's own key, where its table has one.
  var ownKey: TableKeys.Insertion?
  /// The place of the table above and the number of the key there that the row names.
  var parent: (table: Int, key: UInt32)?
  /// The places of the patients' and the referrals' tables.
  let patients: Int
  let referrals: Int
  /// To whom the row belongs.
  var owner: RowOwner?

  /// The number of the key, in a table above, that the row hangs on.
  func key(of table: Int) -> UInt32? {
    if let parent, parent.table == table { return parent.key }
    if table == referrals { return owner?.referral }
    if table == patients { return owner?.patient }
    return nil
  }
}
