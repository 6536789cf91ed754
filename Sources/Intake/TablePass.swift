import DataSet

/// What the pass keeps of one table: a few bytes a row, and its keys.
struct TablePass {
  let table: Table
  let types: [FieldType]
  /// The place of the table above in the data set's order.
  let tableAbove: Int?
  /// Which rows failed a rule above a warning, in the order of the file.
  var failed: [Bool] = []
  /// The number of each row's own key, for tables that others name.
  var rowKeys: [UInt32] = []
  /// The number of the key above that each row names, for tables below another.
  var rowParents: [UInt32] = []
  /// The table's own keys.
  var keys = KeyIndex()
  /// To whom the rows of each own key belong.
  var owners: [RowOwner] = []
  /// Rows with a value in any field.
  var filledRows = 0
  /// Cells that had spaces around them.
  var paddedCells = 0

  private let checks: [(rule: Int, check: RowCheck)]
  private let warnings: Set<Int>
  private var uniques: [UniqueCheck]

  init(_ table: Table, rules: RuleBook) {
    self.table = table
    types = table.fields.map(\.type)
    tableAbove = table.parent.flatMap { rules.dataSet.table(named: $0.table)?.index }
    checks = rules.rowChecks(of: table)
    warnings = Set(rules.rules.indices.filter { rules.rules[$0].severity == .warning })
    uniques = rules.places { if case .unique = $0 { true } else { false } }
      .filter { rules.rules[$0].table == table.name }
      .map { UniqueCheck(rule: $0, rules.rules[$0], table) }
  }

  /// The number of rows.
  var count: Int { failed.count }

  /// Cleanses and checks the next row; adds the rules that it failed.
  mutating func check(
    _ row: inout CellRow, hasher: KeyHasher, failures: inout [PackedFailure]
  ) {
    paddedCells += row.cleanse(types)
    if row.holdsValue { filledRows += 1 }
    let number = UInt32(failed.count + 1)
    var isFailed = false
    for (rule, check) in checks where !check(row) {
      failures.append(PackedFailure(table: table.index, row: number, rule: rule))
      if !warnings.contains(rule) { isFailed = true }
    }
    failed.append(isFailed)
    for place in uniques.indices { uniques[place].take(row, number: number, hasher: hasher) }
  }

  /// Ends the table: every row of a set of equal ones fails, the first of them too.
  mutating func finish(failures: inout [PackedFailure]) {
    for unique in uniques {
      for number in unique.duplicates {
        failures.append(PackedFailure(table: table.index, row: number, rule: unique.rule))
        if !warnings.contains(unique.rule) { failed[Int(number) - 1] = true }
      }
    }
    uniques = []
  }
}

/// To whom a row belongs.
struct RowOwner {
  /// The number of the patient.
  var patient: UInt32
  /// The number of the referral, or ``KeyIndex/null`` for what hangs on the patient alone.
  var referral: UInt32
}

/// Finds rows of a table that have equal values in certain fields.
private struct UniqueCheck {
  let rule: Int
  /// The rows that are not alone with their values, in the order in which that was seen.
  private(set) var duplicates: [UInt32] = []

  private let fields: [Int]
  private let nullsAreEqual: Bool
  private var index = KeyIndex()
  // The first row of each value; 0, which is no row, once it is among the duplicates.
  private var firstRows: [UInt32] = []

  init(rule place: Int, _ rule: Rule, _ table: Table) {
    self.rule = place
    fields = rule.fields.compactMap { table.fieldIndex(named: $0) }
    precondition(fields.count == rule.fields.count, "rule \(rule.code) names an unknown field")
    nullsAreEqual = rule.parameters["nulls"] == "equal"
  }

  mutating func take(_ row: CellRow, number: UInt32, hasher: KeyHasher) {
    if !nullsAreEqual, fields.contains(where: { row.cells[$0].state == .null }) { return }
    let (ordinal, isNew) = index.insert(hasher.hash(row, fields))
    if isNew {
      firstRows.append(number)
      return
    }
    duplicates.append(number)
    if firstRows[Int(ordinal)] != 0 { duplicates.append(firstRows[Int(ordinal)]) }
    firstRows[Int(ordinal)] = 0
  }
}
