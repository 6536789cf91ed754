import DataSet

// Checks of days and moments.
//
// A cell that could not be read as a day fails the check for a valid date of its field, and is
// compared with nothing.
extension RowChecks {
  static func validDate(_ rule: Rule, _ context: RuleContext) -> RowCheck? {
    guard let earliest = rule.parameters["notBefore"].flatMap({ Day(iso: $0) }) else { return nil }
    return value(rule, context) { row, field in
      let cell = row[field]
      return cell.state == .value && cell.day >= earliest && !cell.hasTime
    }
  }

  static func validDateTime(_ rule: Rule, _ context: RuleContext) -> RowCheck? {
    guard let earliest = rule.parameters["notBefore"].flatMap({ DayAndTime(iso: $0) }),
      earliest.time == .midnight
    else { return nil }
    return value(rule, context) { row, field in
      row[field].state == .value && row[field].day >= earliest.day
    }
  }

  static func onOrAfterFixed(_ rule: Rule, _ context: RuleContext) -> RowCheck? {
    guard let earliest = rule.parameters["date"].flatMap({ Day(iso: $0) }) else { return nil }
    return value(rule, context) { row, field in row.day(field).map { $0 >= earliest } ?? true }
  }

  static func onOrAfter(_ rule: Rule, _ context: RuleContext) -> RowCheck? {
    compare(rule, context) { day, other in day >= other }
  }

  static func onOrBefore(_ rule: Rule, _ context: RuleContext) -> RowCheck? {
    compare(rule, context) { day, other in day <= other }
  }

  // Passes where either day is missing; the offset is added to the other day.
  private static func compare(
    _ rule: Rule, _ context: RuleContext, _ isInOrder: @escaping @Sendable (Day, Day) -> Bool
  ) -> RowCheck? {
    let days = rule.parameters["days"].map { Int($0) }
    let months = rule.parameters["months"].map { Int($0) }
    guard let name = rule.parameters["other"], days != .some(nil), months != .some(nil) else {
      return nil
    }
    guard name != "submission" else {
      let submitted = context.submission.submittedOn
      return value(rule, context) { row, field in
        row.day(field).map { isInOrder($0, submitted) } ?? true
      }
    }
    guard let other = DayReference(name, context) else { return nil }
    return value(rule, context) { row, field in
      guard let day = row.day(field), var second = other.day(in: row) else { return true }
      if let days, let days { second = second.advanced(by: days) }
      if let months, let months { second = second.advanced(byMonths: months) }
      return isInOrder(day, second)
    }
  }
}

/// Where a day stands that a row's own is compared with.
enum DayReference: Sendable {
  case own(Int)
  /// The header's, which is the same for all rows.
  case header(Day?)
  /// A row's above, by its place in ``RowView/dayAbove(_:)``.
  case above(Int)

  /// The place that a rule names: a field of the row itself, or `TABLE.FIELD`.
  init?(_ name: String, _ context: RuleContext) {
    guard let above = FieldAbove(name) else {
      guard let field = context.table.fieldIndex(named: name) else { return nil }
      self = .own(field)
      return
    }
    if above.table == HeaderDeclaration.Name.table {
      self = .header(context.submission.headerDay(above.field))
      return
    }
    guard let place = context.fieldsAbove.firstIndex(of: above) else { return nil }
    self = .above(place)
  }

  func day(in row: RowView) -> Day? {
    switch self {
    case .own(let field): row.day(field)
    case .header(let day): day
    case .above(let place): row.dayAbove(place)
    }
  }
}

extension FieldAbove {
  /// The field that a rule names as `TABLE.FIELD`; nil for a field of the row itself.
  init?(_ name: some StringProtocol) {
    let parts = name.split(separator: ".")
    guard parts.count == 2 else { return nil }
    self.init(table: String(parts[0]), field: String(parts[1]))
  }

  /// The fields above that the rules of a table compare with, each once, the header's left out.
  static func named(by rules: [Rule]) -> [FieldAbove] {
    var found: [FieldAbove] = []
    for rule in rules {
      for name in ["other", "when", "require"] {
        for word in (rule.parameters[name] ?? "").split(separator: " ") {
          guard let field = FieldAbove(word), field.table.hasPrefix("IDS"),
            field.table != HeaderDeclaration.Name.table, !found.contains(field)
          else { continue }
          found.append(field)
        }
      }
    }
    return found
  }
}
