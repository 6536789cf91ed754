import DataSet

/// Finds rows of a table that have equal values in certain fields.
struct UniqueCheck: Sendable {
  let rule: Int
  /// The rows that are not alone with their values, in the order in which that was seen.
  private(set) var duplicates: [UInt32] = []

  private let fields: [Int]
  private let nullsAreEqual: Bool
  private let condition: Condition?
  /// Whether the field is the table's key, whose values are numbered in any case.
  let isOwnKey: Bool
  private var index = KeyIndex()
  private var firstRows: [UInt32] = []
  private var reported: Set<UInt32> = []

  init(rule place: Int, of table: Table, _ rules: RuleBook) {
    let rule = rules.rules[place]
    self.rule = place
    fields = table.places(of: rule.fields, rule)
    nullsAreEqual = rule.parameters["nulls"] == "equal"
    condition = rules.condition(parameter: "where", of: rule, on: table)
    isOwnKey = !nullsAreEqual && condition == nil && fields == table.key.map { [$0] }
  }

  /// The bytes in use.
  var byteCount: Int { index.byteCount + firstRows.count * 4 }

  /// What is compared; nil for a row that the rule leaves out.
  func key(of row: RowView, _ hasher: KeyHasher) -> KeyHash? {
    if !nullsAreEqual, fields.contains(where: { !row.holds($0) }) { return nil }
    if let condition, !condition.holds(row) { return nil }
    return hasher.hash(row, fields)
  }

  /// Takes the next row, for a rule on the table's key.
  mutating func take(ownKey: TableKeys.Insertion?, number: UInt32) {
    guard let ownKey, !ownKey.isNew else { return }
    add(number, first: ownKey.firstRow)
  }

  /// Takes the next row, for a rule on other fields.
  mutating func take(_ key: KeyHash?, number: UInt32) {
    guard let key else { return }
    let (ordinal, isNew) = index.insert(key)
    if isNew {
      firstRows.append(number)
    } else {
      add(number, first: firstRows[Int(ordinal)])
    }
  }

  private mutating func add(_ number: UInt32, first: UInt32) {
    duplicates.append(number)
    if reported.insert(first).inserted { duplicates.append(first) }
  }
}

/// Finds rows that have equal values in certain fields and of which too many meet a condition.
struct OccurrenceCheck: Sendable {
  let rule: Int

  private let fields: [Int]
  private let condition: Condition
  private let most: Int
  private var index = KeyIndex()
  private var rowGroups: [UInt32] = []
  private var counts: [UInt32] = []

  init(rule place: Int, of table: Table, _ rules: RuleBook) {
    let rule = rules.rules[place]
    guard let names = rule.parameters["groupBy"],
      let condition = rules.condition(parameter: "count", of: rule, on: table),
      let most = rule.parameters["max"].flatMap({ Int($0) })
    else { RuleBook.refuse(rule) }
    self.rule = place
    fields = table.places(of: names.split(separator: "+").map(String.init), rule)
    self.condition = condition
    self.most = most
  }

  /// The bytes in use.
  var byteCount: Int { index.byteCount + (rowGroups.count + counts.count) * 4 }

  /// The group of a row, and whether the row counts in it.
  struct Occurrence: Sendable {
    let group: KeyHash
    let counts: Bool
  }

  func occurrence(in row: RowView, _ hasher: KeyHasher) -> Occurrence {
    Occurrence(group: hasher.hash(row, fields), counts: condition.holds(row))
  }

  /// Takes the next row.
  mutating func take(_ occurrence: Occurrence) {
    let (ordinal, isNew) = index.insert(occurrence.group)
    if isNew { counts.append(0) }
    if occurrence.counts { counts[Int(ordinal)] += 1 }
    rowGroups.append(ordinal)
  }

  /// All rows of each group that has too many, whether they meet the condition or not.
  var offenders: [UInt32] {
    rowGroups.indices.filter { counts[Int(rowGroups[$0])] > most }.map { UInt32($0 + 1) }
  }
}

/// Looks how the registrations of a patient follow each other.
struct RegistrationCheck: Sendable {
  let rule: Int

  private let fields: (group: Int, code: Int, start: Int, end: Int)
  private let gapDays: Int
  private var rows: [Registration] = []

  /// A row with a date: whose it is, with which code, from when to when.
  struct Registration: Sendable {
    let row: UInt32
    let group: UInt64
    let code: UInt64
    let start: Day?
    let end: Day?
  }

  private struct Start: Hashable {
    let group: UInt64
    let day: Day
  }

  init(rule place: Int, of table: Table, _ rules: RuleBook) {
    let rule = rules.rules[place]
    let names = ["group", "code", "start", "end"].compactMap { rule.parameters[$0] }
    guard names.count == 4, let gap = rule.parameters["gapDays"].flatMap({ Int($0) }) else {
      RuleBook.refuse(rule)
    }
    let places = table.places(of: names, rule)
    self.rule = place
    fields = (places[0], places[1], places[2], places[3])
    gapDays = gap
  }

  func registration(in row: RowView, number: UInt32, _ hasher: KeyHasher) -> Registration? {
    let (start, end) = (row.day(fields.start), row.day(fields.end))
    // Nearly every registration has no end and follows on none.
    guard start != nil || end != nil else { return nil }
    return Registration(
      row: number, group: hasher.hash(row, fields.group).low,
      code: hasher.hash(row, fields.code).low, start: start, end: end)
  }

  /// Takes the next rows.
  mutating func take(_ registrations: [Registration]) { rows += registrations }

  /// The rows that ended and are not followed, the right number of days later, by an accepted row of
  /// the same patient with another code.
  func failures(_ failed: [Bool]) -> [UInt32] {
    let ended = rows.filter { $0.end != nil }
    let groups = Set(ended.map(\.group))
    var following: [Start: [UInt64]] = [:]
    for row in rows where groups.contains(row.group) && !failed[Int(row.row) - 1] {
      guard let start = row.start else { continue }
      following[Start(group: row.group, day: start), default: []].append(row.code)
    }
    return ended.filter { row in
      guard let end = row.end else { return false }
      let next = following[Start(group: row.group, day: end.advanced(by: gapDays))] ?? []
      return next.isEmpty || next.contains(row.code)
    }.map(\.row)
  }
}

extension Table {
  /// The places of the fields that a rule names.
  func places(of names: [String], _ rule: Rule) -> [Int] {
    let places = names.compactMap { fieldIndex(named: $0) }
    guard places.count == names.count else { RuleBook.refuse(rule) }
    return places
  }
}
