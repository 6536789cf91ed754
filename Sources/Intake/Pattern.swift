/// The small part of regular expressions that the rules use, matched against a whole value.
///
/// Characters, `.` (anything but a line break), classes, `\s`, `\d`, escaped characters, groups
/// with alternatives, and the repetitions `?`, `*`, `+`, `{n}`, `{n,}` and `{n,m}`. A character
/// outside ASCII matches only `.` and negated classes. What can match nothing is not repeated.
///
/// A pattern becomes an automaton whose states are the places of its characters (Glushkov's
/// construction), a bit each: matching takes time in proportion to the value and no memory.
struct Pattern: Sendable {
  private let matchesNothing: Bool
  private let first: UInt64
  private let last: UInt64
  // For each place, those that may come after it.
  private let follow: [UInt64]
  // For each character, the places where it may stand; those outside ASCII are as 0x80.
  private let places: [UInt64]

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

  /// The pattern with this text, or nil where it uses what is not part of the subset, or has more
  /// than 64 places for characters once its repetitions are written out.
  init?(_ text: String) {
    var parser = PatternParser(Array(text.utf8))
    guard let alternatives = parser.alternatives(), parser.isAtEnd else { return nil }
    var builder = PatternBuilder()
    let whole = builder.add(.alternatives(alternatives))
    guard builder.isWithinLimit else { return nil }
    matchesNothing = whole.canBeEmpty
    first = whole.first
    last = whole.last
    follow = builder.follow
    places = builder.places
  }

  /// Whether the value as a whole matches.
  ///
  /// As in the source of the rules, one line break at the end of the value does not count.
  func matches(_ value: Span<UInt8>) -> Bool {
    let value = RowChecks.withoutFinalLineFeed(value)
    guard value.count > 0 else { return matchesNothing }
    var state: UInt64 = 0
    for place in value.indices {
      // A byte that continues a character is no character of its own.
      if value[place] & 0xC0 == 0x80 { continue }
      var next = place == 0 ? first : 0
      while state != 0 {
        next |= follow[state.trailingZeroBitCount]
        state &= state - 1
      }
      state = next & places[Int(min(value[place], 0x80))]
      if state == 0 { return false }
    }
    return state & last != 0
  }
}

/// Gives the characters of a pattern their places and learns how they follow each other.
private struct PatternBuilder {
  private(set) var follow: [UInt64] = []
  private(set) var places = [UInt64](repeating: 0, count: 0x81)
  private(set) var isWithinLimit = true

  /// What is known of a part of a pattern: where it may begin and end.
  struct Part {
    var canBeEmpty: Bool
    var first: UInt64
    var last: UInt64

    static let nothing = Part(canBeEmpty: true, first: 0, last: 0)
  }

  mutating func add(_ node: Pattern.Node) -> Part {
    switch node {
    case .character(let set):
      guard follow.count < 64 else {
        isWithinLimit = false
        return .nothing
      }
      let bit: UInt64 = 1 << UInt64(follow.count)
      follow.append(0)
      for character in set { places[Int(character)] |= bit }
      return Part(canBeEmpty: false, first: bit, last: bit)
    case .alternatives(let all):
      var whole = Part(canBeEmpty: false, first: 0, last: 0)
      for sequence in all {
        let part = add(sequence)
        whole.canBeEmpty = whole.canBeEmpty || part.canBeEmpty
        whole.first |= part.first
        whole.last |= part.last
      }
      return whole
    case .repetition(let inner, let least, let most):
      return add(inner, least: least, most: most)
    }
  }

  private mutating func add(_ sequence: [Pattern.Node]) -> Part {
    sequence.reduce(into: .nothing) { whole, node in whole = joined(whole, add(node)) }
  }

  // Written out: what must be there, then either a loop or what may be there.
  private mutating func add(_ inner: Pattern.Node, least: Int, most: Int) -> Part {
    var whole = Part.nothing
    for _ in 0..<min(least, 65) { whole = joined(whole, add(inner)) }
    if most == .max {
      var loop = add(inner)
      connect(loop.last, to: loop.first)
      loop.canBeEmpty = true
      return joined(whole, loop)
    }
    for _ in 0..<min(most - least, 65) {
      var part = add(inner)
      part.canBeEmpty = true
      whole = joined(whole, part)
    }
    return whole
  }

  private mutating func joined(_ left: Part, _ right: Part) -> Part {
    connect(left.last, to: right.first)
    return Part(
      canBeEmpty: left.canBeEmpty && right.canBeEmpty,
      first: left.first | (left.canBeEmpty ? right.first : 0),
      last: right.last | (right.canBeEmpty ? left.last : 0))
  }

  private mutating func connect(_ ends: UInt64, to starts: UInt64) {
    for place in follow.indices where ends & (1 << UInt64(place)) != 0 { follow[place] |= starts }
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
