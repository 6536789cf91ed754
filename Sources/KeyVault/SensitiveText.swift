/// Text that identifies a person or must stay secret for another reason.
///
/// Two values are equal when their UTF-8 bytes are equal; no normalisation takes place, so the
/// caller brings an identifier into its one canonical form first.
public struct SensitiveText: Hashable, Sendable, Redacted {
  private let bytes: [UInt8]

  /// Holds the UTF-8 bytes of `text`.
  public init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// Holds `utf8` as it is, valid UTF-8 or not.
  public init(utf8: [UInt8]) {
    bytes = utf8
  }

  /// The content in clear, for the few places that must have it.
  ///
  /// The name is long on purpose: every use is a disclosure and easy to find.
  public func disclosedUTF8() -> [UInt8] { bytes }
}
