/// What the vault knows things by whose lookups differ in the last part only.
///
/// What they have in common is taken in once. A tag is the same as that of the whole ``Lookup``.
public struct LookupSeries: Sendable, Redacted {
  private let mac: HashedMAC

  init(_ domain: String, _ parts: [SensitiveText], _ secrets: VaultSecrets) {
    let common = Lookup.encodedHead(domain: domain, parts: parts, count: parts.count + 1)
    mac = secrets.lookupMAC.begun(with: common)
  }

  /// The tag of one of them.
  ///
  /// Cost: one keyed hash.
  public func tag(of part: SensitiveText) -> LookupTag {
    let bytes = part.disclosedUTF8()
    let count = UInt32(bytes.count)
    let length: InlineArray<4, UInt8> = InlineArray {
      UInt8(truncatingIfNeeded: count >> (24 - 8 * UInt32($0)))
    }
    return LookupTag(code: mac.code(endingWith: length.span, bytes.span))
  }
}

extension Vault {
  /// The tags of lookups of a domain that have all but their last part in common.
  public func series(of domain: String, _ parts: [SensitiveText] = []) -> LookupSeries {
    LookupSeries(domain, parts, secrets)
  }
}
