/// The name of an agreement, or of one version of it, such as `DARS-NIC-900001-A1B2C-v1.0`.
public struct AgreementReference: Hashable, Sendable {
  /// The name without a version: that of the agreement.
  public let agreement: String
  /// The version; nil where the name is that of the agreement.
  public let version: AgreementVersion?

  /// The form, in words.
  public static let form = "DARS-NIC-, 1 to 6 digits, -, 5 capital letters or digits, -v1.0"

  /// Reads a name; nil for any other text.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard (4...5).contains(parts.count), parts[0] == "DARS", parts[1] == "NIC",
      (1...6).contains(parts[2].utf8.count), parts[2].utf8.allSatisfy(\.isDigit),
      parts[3].utf8.count == 5, parts[3].utf8.allSatisfy({ $0.isDigit || $0.isCapital })
    else { return nil }
    agreement = parts[..<4].joined(separator: "-")
    if parts.count == 5 {
      guard parts[4].hasPrefix("v"), let version = AgreementVersion(parts[4].dropFirst()) else {
        return nil
      }
      self.version = version
    } else {
      version = nil
    }
  }
}

extension AgreementReference: CustomStringConvertible {
  /// The name as it is written.
  public var description: String { agreement + (version.map { "-v\($0)" } ?? "") }
}

/// The version of an agreement; 1 is the same as 1.0.
public struct AgreementVersion: Hashable, Comparable, Sendable {
  let major: UInt32
  let minor: UInt32

  /// Reads one or two numbers with a point between them, each of up to four digits; nil otherwise.
  init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in
      (1...4).contains(part.utf8.count) && part.utf8.allSatisfy(\.isDigit) ? UInt32(part) : nil
    }
    guard (1...2).contains(parts.count), numbers.count == parts.count else { return nil }
    major = numbers[0]
    minor = numbers.count > 1 ? numbers[1] : 0
  }

  /// By the first number, then by the second.
  public static func < (left: AgreementVersion, right: AgreementVersion) -> Bool {
    (left.major, left.minor) < (right.major, right.minor)
  }
}

extension AgreementVersion: CustomStringConvertible {
  /// Both numbers.
  public var description: String { "\(major).\(minor)" }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
  fileprivate var isCapital: Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) }
}
