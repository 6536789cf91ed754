/// What is known of opt-outs, kept in plain lists, and the rules read off R13 to R17.
struct NaiveOptOuts {
  struct Said {
    let isSet: Bool
    /// Seconds since the history began.
    let from: Int
    let known: Int
  }

  static let day = 86_400
  /// By NHS number, in the order in which it was said.
  var said: [String: [Said]] = [:]
  /// Whose number the ledger holds, so that they can be asked about.
  var held: Set<String> = []

  /// A check that was answered tells of everybody who was asked about.
  mutating func check(_ asked: Set<String>, returned: Set<String>, at second: Int) {
    for number in asked {
      said[number, default: []].append(
        Said(isSet: !returned.contains(number), from: second, known: second))
    }
  }

  /// How somebody stands: the standing and the reason, as the ledger names them.
  func standing(of number: String, at second: Int) -> String {
    let told = (said[number] ?? []).enumerated().filter { $0.element.from <= second }
    let best = told.max { left, right in
      (counts(left.element), left.element.from, left.offset)
        < (counts(right.element), right.element.from, right.offset)
    }
    // An opt-out announced for a day is not undone by what was known before that day.
    func counts(_ said: Said) -> Int { said.isSet ? max(said.known, said.from) : said.known }
    guard let best = best?.element else { return "unknown neverChecked" }
    if best.isSet { return "set optedOut" }
    return second - best.known <= 7 * Self.day ? "notSet confirmed" : "unknown stale"
  }
}
