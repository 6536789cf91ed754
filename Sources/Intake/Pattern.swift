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

  indirect enum Node: Sendable {
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
