/// A value that never shows its content when it is printed, interpolated, dumped or reflected.
///
/// A type that holds a secret or an identifier conforms and gets all four protections at once.
/// Do not make such a type `Codable`: encoding would be a way around them.
public protocol Redacted: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
}

extension Redacted {
  /// The name of the type, marked as redacted.
  public var description: String { "<\(Self.self): redacted>" }

  /// The same as ``description``.
  public var debugDescription: String { description }

  /// A mirror without children, so that `dump` and reflection find nothing.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
