/// A figure that may be shown to anybody: only disclosure control makes one (R20).
///
/// - Sub-national counts below 5, none included, are suppressed; others go to the nearest 5.
/// - Sub-national percentages are whole numbers, worked out from the counts themselves, and suppressed
///   where a count below 5 stands above or below the line.
/// - National counts are exact, and percentages have one decimal.
public struct PublishedValue: Hashable, Sendable {
  enum Content: Hashable, Sendable {
    case count(Int)
    /// In tenths of a per cent.
    case tenths(Int)
    case percent(Int)
    case suppressed(Suppression)
    /// A percentage of nothing.
    case notApplicable
  }

  let content: Content

  init(_ content: Content) { self.content = content }

  /// The figure as it is published: digits, `*` where it is suppressed, `NULL` where there is none.
  public var text: String {
    switch content {
    case .count(let value), .percent(let value): String(value)
    case .tenths(let value):
      value % 10 == 0 ? String(value / 10) : "\(value / 10).\(value % 10)"
    case .suppressed: "*"
    case .notApplicable: "NULL"
    }
  }

  /// Why it is suppressed; nil for a figure that is shown.
  var suppression: Suppression? {
    if case .suppressed(let why) = content { why } else { nil }
  }
}

/// Why a figure is not shown.
enum Suppression: Hashable, Sendable {
  /// Fewer than five people stand behind it.
  case small
  /// Another suppressed figure could be worked out from it.
  case complement
}

/// The arithmetic of the published rules.
enum DisclosureRule {
  /// Counts below this are suppressed.
  static let smallest = 5

  static func count(_ value: Int, at level: PublicationLevel) -> PublishedValue {
    if level == .national { return PublishedValue(.count(value)) }
    return PublishedValue(value < smallest ? .suppressed(.small) : .count(rounded(value)))
  }

  /// The nearest multiple of five; a whole number never lies half way.
  static func rounded(_ value: Int) -> Int { (value + 2) / 5 * 5 }

  /// A percentage from counts as they are; halves go up.
  static func percentage(
    _ numerator: Int, of denominator: Int, at level: PublicationLevel
  ) -> PublishedValue {
    if level == .national {
      guard denominator > 0 else { return PublishedValue(.notApplicable) }
      return PublishedValue(.tenths((2_000 * numerator + denominator) / (2 * denominator)))
    }
    guard numerator >= smallest, denominator >= smallest else {
      return PublishedValue(.suppressed(.small))
    }
    return PublishedValue(.percent((200 * numerator + denominator) / (2 * denominator)))
  }
}
