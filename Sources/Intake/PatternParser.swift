/// Reads the text of a pattern.
struct PatternParser {
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
