import DataSet

/// A scale with its form made ready for matching.
///
/// An object: who looks one up counts one reference and not those of all that it holds.
final class CompiledScale: Sendable {
  let tool: String
  let form: Pattern
  private let scores: Scores

  private enum Scores {
    case texts([[UInt8]])
    case range(ClosedRange<Double>)
  }

  private init(_ scale: Scale, form: Pattern) {
    tool = scale.tool
    self.form = form
    scores =
      switch scale.scores {
      case .texts(let texts): .texts(texts.map { Array($0.utf8) })
      case .range(let range): .range(range)
      }
  }

  /// The scales of a version by the bytes of their codes.
  ///
  /// The scales are part of the program: a form that is no pattern is a mistake of the build.
  static func all(of dataSet: DataSet) -> [[UInt8]: CompiledScale] {
    byVersion[dataSet.version] ?? [:]
  }

  private static let byVersion = Dictionary(
    DataSet.all.map { ($0.version, compiled($0)) }, uniquingKeysWith: { first, _ in first })

  private static func compiled(_ dataSet: DataSet) -> [[UInt8]: CompiledScale] {
    dataSet.scales.reduce(into: [:]) { compiled, scale in
      guard let form = Pattern(scale.form) else {
        preconditionFailure("scale \(scale.code) has a form that is no pattern")
      }
      compiled[Array(scale.code.utf8)] = CompiledScale(scale, form: form)
    }
  }

  /// Whether the text is a score that the scale can have.
  func accepts(_ text: Span<UInt8>) -> Bool {
    switch scores {
    case .texts(let texts): texts.contains { text.isEqual(to: $0) }
    case .range(let range): CompiledScale.number(text).map(range.contains) ?? false
    }
  }

  // As the source of the rules reads a number: a sign, decimals, an exponent and spaces around
  // are let through here, and are left to the check of the form.
  private static func number(_ text: Span<UInt8>) -> Double? {
    if let whole = wholeNumber(text) { return Double(whole) }
    let bytes = text.indices.map { text[$0] }
    let trimmed = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    guard trimmed.count == 1, let first = trimmed.first,
      first.utf8.allSatisfy({ $0 != UInt8(ascii: "x") && $0 != UInt8(ascii: "X") })
    else { return nil }
    return Double(first)
  }

  // Nearly every score is a few digits and nothing else.
  private static func wholeNumber(_ text: Span<UInt8>) -> Int? {
    guard (1...9).contains(text.count), ASCIIDigit.all(text) else { return nil }
    var number = 0
    for place in text.indices { number = number * 10 + Int(text[place] - UInt8(ascii: "0")) }
    return number
  }
}

// Checks of scores against the scale that they are of.
extension RowChecks {
  static func toolKnown(_ rule: Rule, _ context: RuleContext) -> RowCheck? {
    let codes = CodeSet(context.scales.keys.map { String(decoding: $0, as: UTF8.self) })
    return value(rule, context) { row, field in codes.contains(row.span(field)) }
  }

  static func scoreRange(_ rule: Rule, _ context: RuleContext) -> RowCheck? {
    score(rule, context) { scale, score in scale.accepts(score) }
  }

  static func scoreForm(_ rule: Rule, _ context: RuleContext) -> RowCheck? {
    score(rule, context) { scale, score in scale.form.matches(score) }
  }

  // Passes where the tool or the score is missing, or the tool is not known.
  private static func score(
    _ rule: Rule, _ context: RuleContext,
    _ passes: @escaping @Sendable (CompiledScale, Span<UInt8>) -> Bool
  ) -> RowCheck? {
    guard let tool = rule.parameters["tool"].flatMap({ context.table.fieldIndex(named: $0) }),
      let score = rule.parameters["score"].flatMap({ context.table.fieldIndex(named: $0) })
    else { return nil }
    let scales = ScaleTable(context.scales)
    return value(of: score) { row, score in
      guard row.holds(tool), let place = scales.place(of: row.span(tool)) else { return true }
      return passes(scales.scales[place], row.span(score))
    }
  }
}

/// Finds a scale by its code without an allocation.
private struct ScaleTable: Sendable {
  /// In the order of their codes.
  let scales: [CompiledScale]
  private let codes: [[UInt8]]

  init(_ all: [[UInt8]: CompiledScale]) {
    let sorted = all.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    codes = sorted.map(\.key)
    scales = sorted.map(\.value)
  }

  func place(of code: Span<UInt8>) -> Int? {
    var (low, high) = (0, codes.count)
    while low < high {
      let middle = (low + high) / 2
      if ScaleTable.precedes(codes[middle], code) { low = middle + 1 } else { high = middle }
    }
    return low < codes.count && code.isEqual(to: codes[low]) ? low : nil
  }

  private static func precedes(_ left: borrowing [UInt8], _ right: Span<UInt8>) -> Bool {
    for place in 0..<min(left.count, right.count) where left[place] != right[place] {
      return left[place] < right[place]
    }
    return left.count < right.count
  }
}
