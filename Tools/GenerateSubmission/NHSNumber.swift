/// An NHS number of the 999 range, which is never given to a person.
struct NHSNumber: Hashable, Sendable {
  /// Ten digits, the last of them the check digit.
  let digits: String

  /// How many numbers there are that are dealt out first.
  static let count = 800_000
  /// How many more there are, for submissions that use up the others.
  static let spare = 90_000

  /// The number at `index`, 0 to `count + spare - 1`; different indices give different numbers.
  ///
  /// Each prefix of eight digits allows nine or ten ninth digits. The first eight that are allowed
  /// and are not 9 are used: so no index is wasted, and no number reads the same in both
  /// directions, since that would need a 9 in the eighth and in the ninth place. The spare ones
  /// are the ninth of each prefix that does not end in 9.
  init(index: Int) {
    precondition((0..<Self.count + Self.spare).contains(index), "there is no such number")
    let left = index - Self.count
    let (place, order) = left < 0 ? (index / 8, index % 8) : (left / 9 * 10 + left % 9, 8)
    let prefix = 99_900_000 + place
    var sum = 0
    var rest = prefix
    for weight in 3...10 {
      sum += rest % 10 * weight
      rest /= 10
    }
    var ninth = order
    for candidate in 0...ninth where Self.check(sum + 2 * candidate) == 10 {
      ninth += 1
    }
    digits = String(prefix * 100 + ninth * 10 + Self.check(sum + 2 * ninth))
  }

  /// The same number with a wrong check digit.
  var misread: String {
    let last = digits.utf8.last.map { Int($0) - 0x30 } ?? 0
    return digits.dropLast() + String((last + 1) % 10)
  }

  /// The check digit for a weighted sum of nine digits; 10 means that the nine are never issued.
  private static func check(_ sum: Int) -> Int {
    (11 - sum % 11) % 11
  }
}
