/// A text that names a person or a referral, and that must not be printed.
///
/// Descriptions, dumps and mirrors of a conforming type show its name only. The text itself is
/// reached by a property whose name says so.
public protocol Identifier: Hashable, Sendable, CustomStringConvertible,
  CustomDebugStringConvertible, CustomReflectable
{
  /// The identifier in clear.
  var unredacted: String { get }
}

extension Identifier {
  /// The name of the type.
  public var description: String { "\(Self.self)(redacted)" }
  /// The name of the type.
  public var debugDescription: String { description }
  /// A mirror without the identifier.
  public var customMirror: Mirror { Mirror(self, children: []) }
}

/// The number by which a provider names a patient; providers' numbers collide.
public struct LocalPatientID: Identifier {
  /// The identifier in clear.
  public let unredacted: String

  /// The identifier with this text.
  public init(_ text: String) {
    unredacted = text
  }
}

/// The number by which a provider names a referral.
public struct ServiceRequestID: Identifier {
  /// The identifier in clear.
  public let unredacted: String

  /// The identifier with this text.
  public init(_ text: String) {
    unredacted = text
  }
}

/// A patient's NHS number as submitted, which passed the check of its digits.
public struct NHSNumber: Identifier {
  /// The identifier in clear.
  public let unredacted: String

  /// The identifier with this text.
  public init(_ text: String) {
    unredacted = text
  }
}

extension NHSNumber {
  /// The number in a text of an operator; nil where its digits do not pass the check.
  public init?(checking text: String) {
    guard Self.isWellFormed(Array(text.utf8).span) else { return nil }
    self.init(text)
  }
}
