import DataSet

// Checks against the lists of codes that an operator loaded.
//
// They look at the first day of the reporting period, as the header gives it. Where the list that
// a rule needs is not loaded the rule is not checked at all, which the result says.
extension RowChecks {
  static func organisation(_ rule: Rule, _ context: RuleContext) -> RowCheck? {
    listed(rule, context, in: [.organisations])
  }

  static func site(_ rule: Rule, _ context: RuleContext) -> RowCheck? {
    listed(rule, context, in: [.sites, .organisations])
  }

  static func postcode(_ rule: Rule, _ context: RuleContext) -> RowCheck? {
    listed(rule, context, in: [.postcodes])
  }

  static func gpPractice(_ rule: Rule, _ context: RuleContext) -> RowCheck? {
    listed(rule, context, in: [.gpPractices], normalised: true)
  }

  private static let blanks = Set(" \t\n\r\u{0B}\u{0C}".utf8)

  private static func listed(
    _ rule: Rule, _ context: RuleContext, in kinds: [ReferenceData.Kind],
    normalised isNormalised: Bool = false
  ) -> RowCheck? {
    let registers = kinds.compactMap { context.reference[$0] }
    guard !registers.isEmpty else { return nil }
    let day =
      context.submission.headerDay(HeaderDeclaration.Name.periodStart)
      ?? context.submission.submittedOn
    let always = CodeSet(rule.list("always"))
    let roles = rule.list("roles")
    let following = rule.parameters["succession"] == "true"
    return value(rule, context) { row, field in
      if always.contains(row.span(field)) { return true }
      let isOpen = registers.contains {
        $0.isOpen(row.span(field), on: day, followingSuccession: following, roles: roles)
      }
      guard !isOpen, isNormalised else { return isOpen }
      var code = row.copy(field).drop { blanks.contains($0) }
      while let last = code.last, blanks.contains(last) { code.removeLast() }
      let bytes = Array(String(decoding: code, as: UTF8.self).uppercased().utf8)
      return always.contains(bytes.span)
        || registers.contains {
          $0.isOpen(bytes.span, on: day, followingSuccession: following, roles: roles)
        }
    }
  }
}
