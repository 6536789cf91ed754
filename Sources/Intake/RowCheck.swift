import DataSet

/// A check of one row alone; the row is cleansed.
struct RowCheck: Sendable {
  /// The field without whose value the check passes anyway; nil where the check asks for values.
  let field: Int?
  /// The places of the rows that fail, of those at some places.
  ///
  /// It takes many rows at a time, since to call it costs more than most checks do.
  let failing: @Sendable (_ rows: RowViews, _ places: [Int]) -> [Int]
}

extension RowCheck {
  /// A check that looks at no field's value alone.
  init(passes: @escaping @Sendable (RowView) -> Bool) {
    self.init(field: nil) { rows, places in places.filter { !passes(rows[$0]) } }
  }
}

/// What a rule is compiled for.
struct RuleContext {
  /// The table under test.
  let table: Table
  /// What the header says and what it must say.
  let submission: HeaderFacts
  /// The scales that scores may be of, by their codes.
  let scales: [[UInt8]: CompiledScale]
  /// The lists of codes that an operator loaded.
  let reference: ReferenceData
  /// The fields of rows above that the table's rules compare with, in the order of
  /// ``RowView/dayAbove(_:)``.
  let fieldsAbove: [FieldAbove]
}

/// A field of a row that stands above the one under test.
struct FieldAbove: Hashable {
  let table: String
  let field: String
}

/// Makes the check of a rule; nil where the rule lacks a parameter or names a field that the table
/// has not.
typealias RowCheckMaker = @Sendable (Rule, RuleContext) -> RowCheck?

/// The checks that look at one field of one row, one function for each kind.
///
/// Each passes a null, except the one that asks for a value.
enum RowChecks {
  static func notBlank(_ rule: Rule, _ context: RuleContext) -> RowCheck? {
    field(rule, context).map { field in
      RowCheck { row in row.holds(field) }
    }
  }

  static func characters(_ rule: Rule, _ context: RuleContext) -> RowCheck? {
    guard let range = range(rule) else { return nil }
    return value(rule, context) { row, field in
      let text = withoutFinalLineFeed(row.span(field))
      var count = 0
      for place in text.indices {
        let byte = text[place]
        if byte == lineFeed { return false }
        if byte & 0xC0 != 0x80 { count += 1 }
      }
      return range.contains(count)
    }
  }

  static func digits(_ rule: Rule, _ context: RuleContext) -> RowCheck? {
    guard let range = range(rule) else { return nil }
    return value(rule, context) { row, field in
      let text = withoutFinalLineFeed(row.span(field))
      return range.contains(text.count) && ASCIIDigit.all(text)
    }
  }

  static func inSet(_ rule: Rule, _ context: RuleContext) -> RowCheck? {
    let values = CodeSet(rule.list("values"))
    guard !values.isEmpty else { return nil }
    return value(rule, context) { row, field in values.contains(row.span(field)) }
  }

  static func pattern(_ rule: Rule, _ context: RuleContext) -> RowCheck? {
    guard let pattern = rule.parameters["regex"].flatMap(Pattern.init) else { return nil }
    return value(rule, context) { row, field in pattern.matches(row.span(field)) }
  }

  static func notPattern(_ rule: Rule, _ context: RuleContext) -> RowCheck? {
    guard let pattern = rule.parameters["regex"].flatMap(Pattern.init) else { return nil }
    return value(rule, context) { row, field in !pattern.matches(row.span(field)) }
  }

  static func nhsNumber(_ rule: Rule, _ context: RuleContext) -> RowCheck? {
    value(rule, context) { row, field in NHSNumber.isWellFormed(row.span(field)) }
  }

  static func equalsSubmission(_ rule: Rule, _ context: RuleContext) -> RowCheck? {
    guard let field = field(rule, context), let what = rule.parameters["what"] else { return nil }
    guard let expected = context.submission.expected[what].map({ Array($0.utf8) }) else {
      return RowCheck { row in !row.holds(field) }
    }
    return RowCheck { row in
      row.holds(field) && row.span(field).isEqual(to: expected)
    }
  }

  static func readable(_ rule: Rule, _ context: RuleContext) -> RowCheck? {
    value(rule, context) { row, field in row[field].state == .value }
  }
}

// What the makers share.
extension RowChecks {
  static let lineFeed = UInt8(ascii: "\n")

  /// The text without one line feed at its end, which the source of the rules overlooks.
  @_lifetime(copy text)
  static func withoutFinalLineFeed(_ text: Span<UInt8>) -> Span<UInt8> {
    guard text.count > 0, text[text.count - 1] == lineFeed else { return text }
    return text.extracting(0..<text.count - 1)
  }

  static func field(_ rule: Rule, _ context: RuleContext) -> Int? {
    rule.fields.count == 1 ? context.table.fieldIndex(named: rule.fields[0]) : nil
  }

  /// A check of a rule's one field that passes a null.
  static func value(
    _ rule: Rule, _ context: RuleContext, _ passes: @escaping @Sendable (RowView, Int) -> Bool
  ) -> RowCheck? {
    field(rule, context).map { value(of: $0, passes) }
  }

  /// A check of a field that passes a null.
  static func value(
    of field: Int, _ passes: @escaping @Sendable (RowView, Int) -> Bool
  ) -> RowCheck {
    RowCheck(field: field) { rows, places in places.filter { !passes(rows[$0], field) } }
  }

  static func range(_ rule: Rule) -> ClosedRange<Int>? {
    guard let least = rule.parameters["min"].flatMap({ Int($0) }),
      let most = rule.parameters["max"].flatMap({ Int($0) }), least <= most
    else { return nil }
    return least...most
  }
}

extension NHSNumber {
  /// Whether the bytes are ten digits with the right check digit that are not the same backwards.
  static func isWellFormed(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count == 10, ASCIIDigit.all(bytes) else { return false }
    var sum = 0
    var isPalindrome = true
    for place in 0..<9 {
      sum += Int(bytes[place] - UInt8(ascii: "0")) * (10 - place)
      if place < 5, bytes[place] != bytes[9 - place] { isPalindrome = false }
    }
    let check = 11 - sum % 11
    return !isPalindrome && (check == 11 ? 0 : check) == Int(bytes[9] - UInt8(ascii: "0"))
  }
}
