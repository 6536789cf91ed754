import DataSet

/// The referential stage: rows that need an accepted row of another table.
///
/// The rules run once, strictly in their order. That reaches the point where nothing more changes:
/// the first four settle which patients and referrals stand, and every later rule looks upwards.
enum References {
  /// Runs the rules; marks rows as failed and adds to the failures.
  static func run(
    _ rules: RuleBook, _ tables: inout [TablePass], failures: inout [PackedFailure]
  ) {
    let places = rules.places { if case .reference = $0 { true } else { false } }
      .sorted { order(rules.rules[$0]) < order(rules.rules[$1]) }
    for place in places {
      let rule = rules.rules[place]
      guard let table = rules.dataSet.tables.first(where: { $0.name == rule.table }),
        let other = rules.dataSet.tables.first(where: { $0.name == rule.parameters["table"] })
      else { preconditionFailure("rule \(rule.code) names an unknown table") }
      let isDownward = rule.parameters["direction"] == "child"
      check(rule, table: table, other: other, isDownward: isDownward)
      let causes: [UInt32]
      let standing: [Bool]
      if isDownward {
        let count = tables[table.index].keys.count
        standing = keysBelow(tables[other.index], count: count)
        causes = firstRowsBelow(tables[other.index], count: count)
      } else {
        standing = keysHeld(tables[other.index])
        causes = []
      }
      let named = isDownward ? tables[table.index].rowKeys : tables[table.index].rowParents
      for (row, key) in named.enumerated() where key != KeyIndex.null {
        var cause: UInt32 = 0
        if key < KeyIndex.missing {
          if standing[Int(key)] { continue }
          cause = isDownward ? causes[Int(key)] : tables[other.index].keys.firstRow(key)
        }
        tables[table.index].fail(place, row: UInt32(row + 1), cause: cause, failures: &failures)
      }
    }
  }

  private static func order(_ rule: Rule) -> Int {
    guard let order = rule.parameters["order"].flatMap({ Int($0) }) else {
      preconditionFailure("rule \(rule.code) has no order")
    }
    return order
  }

  // The engine numbers the keys by which tables hang on each other; a rule on any other fields
  // would be a new kind.
  private static func check(_ rule: Rule, table: Table, other: Table, isDownward: Bool) {
    let (below, above) = isDownward ? (other, table) : (table, other)
    let field = isDownward ? table.key : table.parent?.field
    precondition(
      below.parent?.table == above.name && field.map { table.fields[$0].name } == rule.fields.first,
      "rule \(rule.code) is not about how its tables hang together")
  }

  // Which keys of a table have an accepted row.
  private static func keysHeld(_ pass: TablePass) -> [Bool] {
    var held = Array(repeating: false, count: pass.keys.count)
    for (row, key) in pass.rowKeys.enumerated() where key < KeyIndex.missing {
      if !pass.failed[row] { held[Int(key)] = true }
    }
    return held
  }

  // Which keys of the table above an accepted row of this one names.
  private static func keysBelow(_ pass: TablePass, count: Int) -> [Bool] {
    var named = Array(repeating: false, count: count)
    for (row, key) in pass.rowParents.enumerated() where key < KeyIndex.missing {
      if !pass.failed[row] { named[Int(key)] = true }
    }
    return named
  }

  // The first row below that names each key, whatever became of it; 0 where there is none.
  private static func firstRowsBelow(_ pass: TablePass, count: Int) -> [UInt32] {
    var first = Array(repeating: UInt32(0), count: count)
    for (row, key) in pass.rowParents.enumerated() where key < KeyIndex.missing {
      if first[Int(key)] == 0 { first[Int(key)] = UInt32(row + 1) }
    }
    return first
  }
}
