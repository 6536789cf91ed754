import DataSet

/// A condition on one row: predicates that must all be true, written `FIELD OPERATOR [VALUE]` and
/// joined by an ampersand.
///
/// Every predicate is false where a value that it compares is missing, except the ones that ask
/// whether a value is there.
struct Condition: Sendable {
  // All predicates in one: to take each out of a list would count references for every row.
  private let predicate: @Sendable (RowView) -> Bool

  /// The condition with this text, or nil where it cannot be understood.
  init?(_ text: String, _ context: RuleContext) {
    var all: (@Sendable (RowView) -> Bool)?
    for part in text.split(separator: " & ") {
      guard let next = Predicate(String(part), context)?.make() else { return nil }
      if let before = all {
        all = { row in before(row) && next(row) }
      } else {
        all = next
      }
    }
    predicate = all ?? { _ in true }
  }

  func holds(_ row: RowView) -> Bool { predicate(row) }
}

extension RowChecks {
  /// Passes unless what the rule looks for is there and what it asks for is not.
  static func condition(_ rule: Rule, _ context: RuleContext) -> RowCheck? {
    guard let when = rule.parameters["when"].flatMap({ Condition($0, context) }),
      let require = rule.parameters["require"].flatMap({ Condition($0, context) })
    else { return nil }
    return RowCheck { row in !when.holds(row) || require.holds(row) }
  }
}

/// One predicate of a condition, taken apart.
private struct Predicate {
  let field: String
  let name: String
  let argument: String
  let context: RuleContext

  init?(_ text: String, _ context: RuleContext) {
    let words = text.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
    guard words.count >= 2 else { return nil }
    field = String(words[0])
    name = String(words[1])
    argument = words.count == 3 ? String(words[2]) : ""
    self.context = context
  }

  func make() -> (@Sendable (RowView) -> Bool)? {
    switch name {
    case "notNull", "notBlank": isPresent(true)
    case "isNull": isPresent(false)
    case "equals", "in": isOne(of: argument, expected: true)
    case "notEquals", "notIn": isOne(of: argument, expected: false)
    case "equalsField": equalsHeader()
    case "matches": matches()
    case "toolIn": isTool()
    case "timestampOnOrBefore": isMomentOnOrBefore()
    case "dateBefore": compareDays { $0 < $1 }
    case "completedYearsAtMost": completedYears()
    case "monthOnOrAfter": isMonthOnOrAfter()
    default: nil
    }
  }

  private func isPresent(_ expected: Bool) -> (@Sendable (RowView) -> Bool)? {
    if let place = context.table.fieldIndex(named: field) {
      return { row in row.holds(place) == expected }
    }
    guard let above = FieldAbove(field) else { return nil }
    if above.table == HeaderDeclaration.Name.table {
      let isThere = context.submission.headerHolds(above.field)
      return { _ in isThere == expected }
    }
    guard let place = context.fieldsAbove.firstIndex(of: above) else { return nil }
    return { row in (row.dayAbove(place) != nil) == expected }
  }

  private func isOne(of argument: String, expected: Bool) -> (@Sendable (RowView) -> Bool)? {
    guard let place = context.table.fieldIndex(named: field) else { return nil }
    let values = CodeSet(argument.split(separator: "|").map(String.init))
    return { row in
      row.holds(place) && values.contains(row.span(place)) == expected
    }
  }

  // The only other row whose text is compared is the header's.
  private func equalsHeader() -> (@Sendable (RowView) -> Bool)? {
    guard let place = context.table.fieldIndex(named: field), let above = FieldAbove(argument),
      above.table == HeaderDeclaration.Name.table
    else { return nil }
    let expected = context.submission.header[above.field].map { Array($0.utf8) }
    return { row in
      guard let expected, row.holds(place) else { return false }
      return row.span(place).isEqual(to: expected)
    }
  }

  private func matches() -> (@Sendable (RowView) -> Bool)? {
    guard let place = context.table.fieldIndex(named: field), let pattern = Pattern(argument)
    else { return nil }
    return { row in row.holds(place) && pattern.matches(row.span(place)) }
  }

  private func isTool() -> (@Sendable (RowView) -> Bool)? {
    guard let place = context.table.fieldIndex(named: field) else { return nil }
    let tools = argument.split(separator: "|").map(String.init)
    let codes = CodeSet(
      context.scales.filter { tools.contains($0.value.tool) }
        .map { String(decoding: $0.key, as: UTF8.self) })
    guard !codes.isEmpty else { return nil }
    return { row in row.holds(place) && codes.contains(row.span(place)) }
  }

  private func compareDays(_ isInOrder: @escaping @Sendable (Day, Day) -> Bool) -> (
    @Sendable (RowView) -> Bool
  )? {
    guard let place = context.table.fieldIndex(named: field),
      let other = DayReference(argument, context)
    else { return nil }
    return { row in
      guard let day = row.day(place) else { return false }
      return other.day(in: row).map { isInOrder(day, $0) } ?? false
    }
  }

  // A day that could not be read is no timestamp: the rule for it being unreadable fails instead.
  private func isMomentOnOrBefore() -> (@Sendable (RowView) -> Bool)? {
    guard let place = context.table.fieldIndex(named: field),
      let other = DayReference(argument, context)
    else { return nil }
    return { row in
      guard let day = row.day(place) else { return row[place].state == .unreadable }
      return other.day(in: row).map { (day, row[place].hasTime ? 1 : 0) <= ($0, 0) } ?? false
    }
  }

  private func completedYears() -> (@Sendable (RowView) -> Bool)? {
    let words = argument.split(separator: " ")
    guard let place = context.table.fieldIndex(named: field), words.count == 2,
      let other = DayReference(String(words[0]), context), let most = Int(words[1])
    else { return nil }
    return { row in
      guard let day = row.day(place) else { return row[place].state == .unreadable }
      return other.day(in: row).map { day.yearsCountedByMonthEnds(to: $0) <= most } ?? false
    }
  }

  // A month whose last character is a comma, which the source lets through, is in no month of its
  // year and so later than a day of an earlier year only.
  private func isMonthOnOrAfter() -> (@Sendable (RowView) -> Bool)? {
    guard let place = context.table.fieldIndex(named: field),
      let other = DayReference(argument, context)
    else { return nil }
    return { row in
      let text = row.copy(place)
      guard let day = other.day(in: row),
        let year = Int(String(decoding: text.prefix(4), as: UTF8.self))
      else { return false }
      let month = Int(String(decoding: text.dropFirst(5).prefix(2), as: UTF8.self)) ?? 0
      return (year, month) >= (day.date.year, day.date.month)
    }
  }
}

extension Day {
  /// Completed years up to another day, counted in whole months as the source of the rules counts
  /// them: the last days of two months count as the same day of the month.
  fileprivate func yearsCountedByMonthEnds(to end: Day) -> Int {
    let (first, last) = (date, end.date)
    var months = (last.year - first.year) * 12 + last.month - first.month
    let areMonthEnds = isLastOfMonth && end.isLastOfMonth
    if last.day < first.day, !areMonthEnds { months -= 1 }
    return months >= 0 ? months / 12 : (months - 11) / 12
  }

  private var isLastOfMonth: Bool { advanced(by: 1).date.day == 1 }
}
