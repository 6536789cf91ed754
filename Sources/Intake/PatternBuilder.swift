/// Gives the characters of a pattern their places and learns how they follow each other.
struct PatternBuilder {
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
