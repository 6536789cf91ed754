/// The vault's own number for a person: dense from 1, without meaning, never used twice.
public struct PersonNumber: RawRepresentable, Hashable, Comparable, Sendable,
  CustomStringConvertible
{
  /// The number; 0 stands for no person and is never handed out.
  public let rawValue: UInt64

  /// Names a person by number, whether or not the vault has registered one.
  public init(rawValue: UInt64) {
    self.rawValue = rawValue
  }

  /// The decimal number.
  public var description: String { String(rawValue) }

  /// Orders by number, which is the order of registration.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// The vault's own number for a referral: dense from 1, without meaning, never used twice.
public struct ReferralNumber: RawRepresentable, Hashable, Comparable, Sendable,
  CustomStringConvertible
{
  /// The number; 0 stands for no referral and is never handed out.
  public let rawValue: UInt64

  /// Names a referral by number, whether or not the vault has registered one.
  public init(rawValue: UInt64) {
    self.rawValue = rawValue
  }

  /// The decimal number.
  public var description: String { String(rawValue) }

  /// Orders by number, which is the order of registration.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// The number of a key among the keys that its owner has had; the first is 1.
///
/// It is written in clear in front of every sealed value, so that the key to open it with is known.
public struct SealingKeyID: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
  /// The number; 0 is never used.
  public let rawValue: UInt32

  /// Names a key by number.
  public init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// The decimal number.
  public var description: String { String(rawValue) }

  static let first = SealingKeyID(rawValue: 1)
}
