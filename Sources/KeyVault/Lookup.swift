/// What a person or a referral is found by: identifiers within a domain.
///
/// The domain keeps apart identifiers that happen to be spelled alike: a lookup for
/// `person/nhs-number` never finds what was registered for `person/local`. Parts are
/// encoded with their lengths, so `["ab", "c"]` and `["a", "bc"]` are different lookups.
public struct Lookup: Hashable, Sendable, Redacted {
  /// The label that separates kinds of identifiers; it is not secret.
  public let domain: String
  /// The identifiers, in an order that the domain fixes, each in its canonical form.
  public let parts: [SensitiveText]

  /// Makes a lookup; no part and empty parts are allowed and distinct.
  public init(domain: String, parts: [SensitiveText]) {
    self.domain = domain
    self.parts = parts
  }

  /// The bytes that are authenticated: `u32 length ‖ domain ‖ u32 count ‖ (u32 length ‖ part)*`.
  func encoded() -> [UInt8] {
    Self.encodedHead(domain: domain, parts: parts, count: parts.count)
  }

  /// What a lookup of so many parts begins with: those that are given, and none behind them.
  static func encodedHead(domain: String, parts: [SensitiveText], count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(64)
    bytes.append(prefixed: domain.utf8)
    bytes.append(bigEndian: UInt32(count))
    for part in parts {
      bytes.append(prefixed: part.disclosedUTF8())
    }
    return bytes
  }
}

extension [UInt8] {
  fileprivate mutating func append(prefixed part: some Collection<UInt8>) {
    append(bigEndian: UInt32(part.count))
    append(contentsOf: part)
  }
}
