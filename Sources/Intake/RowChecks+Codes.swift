import DataSet

// Checks of codes whose shape depends on the terminology that they are from.
extension RowChecks {
  static func snomed(_ rule: Rule, _ context: RuleContext) -> RowCheck? {
    let partitions = rule.list("partitions").map { Array($0.utf8) }
    guard let range = range(rule), !partitions.isEmpty else { return nil }
    let concept = SnomedConcept(partitions: partitions)
    let attributes = rule.list("attributes").map { Array($0.utf8) }
    return value(rule, context) { row, field in
      let text = row.span(field)
      guard range.contains(characterCount(text)) else { return false }
      return concept.isWellFormed(text) || isRefined(text, concept, attributes)
    }
  }

  // A concept refined by one attribute, written `CONCEPT:ATTRIBUTE=CONCEPT`.
  private static func isRefined(
    _ text: Span<UInt8>, _ concept: SnomedConcept, _ attributes: [[UInt8]]
  ) -> Bool {
    guard !attributes.isEmpty,
      let colon = text.indices.first(where: { text[$0] == UInt8(ascii: ":") }),
      let equals = text.indices.first(where: { text[$0] == UInt8(ascii: "=") }), colon < equals
    else { return false }
    let attribute = (colon + 1..<equals).map { text[$0] }
    return attributes.contains(attribute)
      && concept.isWellFormed(text.extracting(0..<colon))
      && concept.isWellFormed(text.extracting(equals + 1..<text.count))
  }

  static func codedEntry(_ rule: Rule, _ context: RuleContext) -> RowCheck? {
    guard let scheme = rule.parameters["scheme"].flatMap({ context.table.fieldIndex(named: $0) }),
      let code = rule.parameters["code"].flatMap({ context.table.fieldIndex(named: $0) })
    else { return nil }
    let shapes = rule.list("schemes").compactMap(CodeShape.init)
    guard !shapes.isEmpty, shapes.count == rule.list("schemes").count else { return nil }
    return value(of: code) { row, code in
      guard row.holds(scheme),
        let shape = shapes.first(where: { row.span(scheme).isEqual(to: $0.scheme) })
      else { return true }
      return shape.fits(row.span(code))
    }
  }

  /// The number of characters, each of which begins with a byte that continues none.
  static func characterCount(_ text: Span<UInt8>) -> Int {
    var count = 0
    for place in text.indices where text[place] & 0xC0 != 0x80 { count += 1 }
    return count
  }
}

/// What a code of one coding scheme looks like.
private struct CodeShape: Sendable {
  let scheme: [UInt8]
  private let least: Int
  private let most: Int
  private let lengths: [Int]
  private let isDigits: Bool
  private let concept: SnomedConcept?

  /// The shape written `SCHEME min:N,max:N,lengths:N/N,digits,concept`, of which each part may be
  /// missing; nil for any other text.
  init?(_ text: String) {
    let words = text.split(separator: " ")
    guard words.count == 2 else { return nil }
    var (least, most, lengths, isDigits, isConcept) = (0, Int.max, [Int](), false, false)
    for part in words[1].split(separator: ",") {
      let pair = part.split(separator: ":")
      switch (pair[0], pair.dropFirst().first) {
      case ("min", let number?): least = Int(number) ?? -1
      case ("max", let number?): most = Int(number) ?? -1
      case ("lengths", let numbers?): lengths = numbers.split(separator: "/").compactMap { Int($0) }
      case ("digits", nil): isDigits = true
      case ("concept", nil): isConcept = true
      default: return nil
      }
    }
    guard least >= 0, most >= least else { return nil }
    scheme = Array(words[0].utf8)
    self.least = least
    self.most = most
    self.lengths = lengths
    self.isDigits = isDigits
    concept = isConcept ? SnomedConcept(partitions: ["00", "10"].map { Array($0.utf8) }) : nil
  }

  func fits(_ code: Span<UInt8>) -> Bool {
    let length = RowChecks.characterCount(code)
    return (least...most).contains(length) && (lengths.isEmpty || lengths.contains(length))
      && (!isDigits || ASCIIDigit.all(code)) && (concept?.isWellFormed(code) ?? true)
  }
}
