/// The small part of regular expressions that the rules use, matched against a whole value.
///
/// Characters, `.` (anything but a line break), classes, `\s`, `\d`, escaped characters, groups
/// with alternatives, and the repetitions `?`, `*`, `+`, `{n}`, `{n,}` and `{n,m}`. A character
/// outside ASCII matches only `.` and negated classes. What can match nothing is not repeated.
struct Pattern: Sendable {
  private let root: [Node]

  fileprivate indirect enum Node: Sendable {
    case character(Set<UInt8>)
    case alternatives([[Node]])
    case repetition(Node, least: Int, most: Int)

    /// Whether nothing at all matches.
    var canBeEmpty: Bool {
      switch self {
      case .character: false
      case .alternatives(let all): all.contains { $0.allSatisfy(\.canBeEmpty) }
      case .repetition(let inner, let least, _): least == 0 || inner.canBeEmpty
      }
    }
  }

  /// The pattern with this text, or nil where it uses what is not part of the subset.
  init?(_ text: String) {
    var parser = PatternParser(Array(text.utf8))
    guard let alternatives = parser.alternatives(), parser.isAtEnd else { return nil }
    root = [.alternatives(alternatives)]
  }

  /// The longest value that is looked at: matching goes as deep as the value is long.
  static let valueLimitBytes = 512

  /// Whether the value as a whole matches; one longer than the limit never does.
  ///
  /// As in the source of the rules, one line break at the end of the value does not count.
  func matches(_ value: ArraySlice<UInt8>) -> Bool {
    let value = value.last == UInt8(ascii: "\n") ? value.dropLast() : value
    guard value.count <= Pattern.valueLimitBytes else { return false }
    return Pattern.match(root[...], Pattern.characters(of: value)[...])
  }

  // One element a character: its byte, or 0x80 for every character outside ASCII.
  private static func characters(of value: ArraySlice<UInt8>) -> [UInt8] {
    value.compactMap { $0 < 0x80 ? $0 : $0 & 0xC0 == 0x80 ? nil : 0x80 }
  }

  private static func match(_ nodes: ArraySlice<Node>, _ rest: ArraySlice<UInt8>) -> Bool {
    guard let node = nodes.first else { return rest.isEmpty }
    let after = nodes.dropFirst()
    switch node {
    case .character(let set):
      return rest.first.map(set.contains) == true && match(after, rest.dropFirst())
    case .alternatives(let alternatives):
      return alternatives.contains { match(($0 + after)[...], rest) }
    case .repetition(let inner, let least, let most):
      if most > 0, !(least == 0 && rest.isEmpty) {
        let again = Node.repetition(inner, least: max(0, least - 1), most: most - 1)
        if match(([inner, again] + after)[...], rest) { return true }
      }
      return least == 0 && match(after, rest)
    }
  }
}

/// Reads the text of a pattern.
private struct PatternParser {
  private let text: [UInt8]
  private var position = 0

  init(_ text: [UInt8]) {
    self.text = text
  }

  var isAtEnd: Bool { position == text.count }

  private var next: UInt8? { position < text.count ? text[position] : nil }

  private mutating func take(_ character: Character) -> Bool {
    guard next == character.asciiValue else { return false }
    position += 1
    return true
  }

  mutating func alternatives() -> [[Pattern.Node]]? {
    var all: [[Pattern.Node]] = []
    repeat {
      var sequence: [Pattern.Node] = []
      while let byte = next, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
        guard let atom = atom(), let repeated = repetition(of: atom) else { return nil }
        sequence.append(repeated)
      }
      all.append(sequence)
    } while take("|")
    return all
  }

  private mutating func atom() -> Pattern.Node? {
    if take("(") {
      guard let inner = alternatives(), take(")") else { return nil }
      return .alternatives(inner)
    }
    if take("[") { return characterClass() }
    if take(".") { return .character(Set(0...0x80).subtracting([UInt8(ascii: "\n")])) }
    guard let byte = next, !Array("*+?{}]^$".utf8).contains(byte) else { return nil }
    return single().map { .character($0) }
  }

  private mutating func single() -> Set<UInt8>? {
    guard let byte = next, byte < 0x80 else { return nil }
    position += 1
    guard byte == UInt8(ascii: "\\") else { return [byte] }
    guard let escaped = next else { return nil }
    position += 1
    switch escaped {
    case UInt8(ascii: "s"): return Set(" \t\n\r\u{0B}\u{0C}".utf8)
    case UInt8(ascii: "d"): return Set("0123456789".utf8)
    case let letter where (0x41...0x5A).contains(letter & 0xDF): return nil
    default: return [escaped]
    }
  }

  private mutating func characterClass() -> Pattern.Node? {
    let isNegated = take("^")
    var set: Set<UInt8> = []
    while !take("]") {
      guard let first = single() else { return nil }
      let isRange =
        next == UInt8(ascii: "-") && position + 1 < text.count
        && text[position + 1] != UInt8(ascii: "]")
      guard isRange else {
        set.formUnion(first)
        continue
      }
      position += 1
      guard let last = single(), first.count == 1, last.count == 1,
        let low = first.first, let high = last.first, low <= high
      else { return nil }
      set.formUnion(low...high)
    }
    return .character(isNegated ? Set(0...0x80).subtracting(set) : set)
  }

  private mutating func repetition(of node: Pattern.Node) -> Pattern.Node? {
    let isRepeated = next.map(Array("?*+{".utf8).contains) == true
    guard !(isRepeated && node.canBeEmpty) else { return nil }
    if take("?") { return .repetition(node, least: 0, most: 1) }
    if take("*") { return .repetition(node, least: 0, most: .max) }
    if take("+") { return .repetition(node, least: 1, most: .max) }
    guard take("{") else { return node }
    guard let least = number() else { return nil }
    guard take(",") else { return take("}") ? .repetition(node, least: least, most: least) : nil }
    if take("}") { return .repetition(node, least: least, most: .max) }
    guard let most = number(), most >= least, take("}") else { return nil }
    return .repetition(node, least: least, most: most)
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let byte = next, (0x30...0x39).contains(byte), (value ?? 0) < 10_000 {
      value = (value ?? 0) * 10 + Int(byte - 0x30)
      position += 1
    }
    return value
  }
}
