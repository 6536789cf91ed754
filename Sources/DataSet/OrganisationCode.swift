/// The code of an organisation, as the national directory of health organisations writes it.
public struct OrganisationCode: Hashable, Comparable, Sendable {
  /// Three to six characters, capital letters and digits.
  public let text: String

  /// The code with this text, or nil unless it is three to six capital letters and digits.
  public init?(_ text: some StringProtocol) {
    guard (3...6).contains(text.utf8.count),
      text.utf8.allSatisfy({
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
          || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0)
      })
    else { return nil }
    self.text = String(text)
  }

  /// Codes are in the order of their text.
  public static func < (left: OrganisationCode, right: OrganisationCode) -> Bool {
    left.text < right.text
  }
}

extension OrganisationCode: CustomStringConvertible {
  /// The code.
  public var description: String { text }
}
