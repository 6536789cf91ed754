import DataSet

/// Whether a row passes; the row is cleansed.
typealias RowCheck = (CellRow) -> Bool

/// What a rule is compiled for.
struct RuleContext {
  /// The table under test.
  let table: Table
  /// What the header must say, by the name that the rules have for it.
  let submission: [String: String]
}

/// The checks that look at one row alone, one function for each kind.
///
/// Each passes a null, except the one that asks for a value. A function returns nil where the rule
/// lacks a parameter or names a field that the table has not.
enum RowChecks {
  static func notBlank(_ rule: Rule, _ context: RuleContext) -> RowCheck? {
    field(rule, context).map { field in { row in row.cells[field].state != .null } }
  }

  static func characters(_ rule: Rule, _ context: RuleContext) -> RowCheck? {
    guard let range = range(rule) else { return nil }
    return value(rule, context) { row, field in
      let content = row.content(field)
      let text = content.last == UInt8(ascii: "\n") ? content.dropLast() : content
      var count = 0
      for byte in text {
        if byte == UInt8(ascii: "\n") { return false }
        if byte & 0xC0 != 0x80 { count += 1 }
      }
      return range.contains(count)
    }
  }

  static func inSet(_ rule: Rule, _ context: RuleContext) -> RowCheck? {
    let values = Set(rule.list("values").map { Array($0.utf8)[...] })
    guard !values.isEmpty else { return nil }
    return value(rule, context) { row, field in values.contains(row.content(field)) }
  }

  static func pattern(_ rule: Rule, _ context: RuleContext) -> RowCheck? {
    guard let pattern = rule.parameters["regex"].flatMap(Pattern.init) else { return nil }
    return value(rule, context) { row, field in pattern.matches(row.content(field)) }
  }

  static func nhsNumber(_ rule: Rule, _ context: RuleContext) -> RowCheck? {
    value(rule, context) { row, field in NHSNumber.isWellFormed(row.content(field)) }
  }

  static func equalsSubmission(_ rule: Rule, _ context: RuleContext) -> RowCheck? {
    guard let field = field(rule, context), let what = rule.parameters["what"] else { return nil }
    guard let expected = context.submission[what].map({ Array($0.utf8) }) else {
      return { row in row.cells[field].state == .null }
    }
    return { row in row.cells[field].state != .null && row.content(field).elementsEqual(expected) }
  }

  static func readable(_ rule: Rule, _ context: RuleContext) -> RowCheck? {
    value(rule, context) { row, field in row.cells[field].state == .value }
  }

  static func date(_ rule: Rule, _ context: RuleContext) -> RowCheck? {
    guard let earliest = rule.parameters["notBefore"].flatMap({ Day(iso: $0) }) else { return nil }
    return value(rule, context) { row, field in
      let cell = row.cells[field]
      return cell.state == .value && cell.day >= earliest && !cell.hasTime
    }
  }

  /// Born by the end of the period, and at its start not older than so many completed years.
  static func bornBefore(_ rule: Rule, _ context: RuleContext) -> RowCheck? {
    guard let age = rule.parameters["age"].flatMap({ Int($0) }) else { return nil }
    guard let start = context.submission["reportingPeriodStart"].flatMap({ Day(iso: $0) }),
      let end = context.submission["reportingPeriodEnd"].flatMap({ Day(iso: $0) })
    else { return { _ in true } }
    return value(rule, context) { row, field in
      let cell = row.cells[field]
      guard cell.state == .value else { return true }
      let (birth, opening) = (cell.day.date, start.date)
      let hadBirthday = (opening.month, opening.day) >= (birth.month, birth.day)
      let years = opening.year - birth.year - (hadBirthday ? 0 : 1)
      return (cell.day, cell.hasTime ? 1 : 0) <= (end, 0) && years <= age
    }
  }

  static func moment(_ rule: Rule, _ context: RuleContext) -> RowCheck? {
    guard let earliest = rule.parameters["notBefore"].flatMap({ DayAndTime(iso: $0) }),
      earliest.time == .midnight
    else { return nil }
    return value(rule, context) { row, field in
      row.cells[field].state == .value && row.cells[field].day >= earliest.day
    }
  }

  static func digits(_ rule: Rule, _ context: RuleContext) -> RowCheck? {
    guard let range = range(rule) else { return nil }
    return value(rule, context) { row, field in
      let content = row.content(field)
      return range.contains(content.count) && ASCIIDigit.all(content)
    }
  }

  private static func field(_ rule: Rule, _ context: RuleContext) -> Int? {
    rule.fields.count == 1 ? context.table.fieldIndex(named: rule.fields[0]) : nil
  }

  private static func value(
    _ rule: Rule, _ context: RuleContext, _ passes: @escaping (CellRow, Int) -> Bool
  ) -> RowCheck? {
    field(rule, context).map { field in
      { row in row.cells[field].state == .null || passes(row, field) }
    }
  }

  private static func range(_ rule: Rule) -> ClosedRange<Int>? {
    guard let least = rule.parameters["min"].flatMap({ Int($0) }),
      let most = rule.parameters["max"].flatMap({ Int($0) }), least <= most
    else { return nil }
    return least...most
  }
}

extension NHSNumber {
  /// Whether the bytes are ten digits with the right check digit that are not the same backwards.
  static func isWellFormed(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count == 10, ASCIIDigit.all(bytes) else { return false }
    let digits = bytes.map { Int($0 - UInt8(ascii: "0")) }
    if digits.elementsEqual(digits.reversed()) { return false }
    let sum = zip(digits, stride(from: 10, through: 2, by: -1)).reduce(0) { $0 + $1.0 * $1.1 }
    let check = 11 - sum % 11
    return (check == 11 ? 0 : check) == digits[9]
  }
}
