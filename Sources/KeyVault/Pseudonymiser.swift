internal import Crypto

/// Gives out pseudonyms of one family: the same for the same thing, and of no use to whoever has those
/// of another family (R21).
///
/// A pseudonym is the first half of an HMAC-SHA256 under a key of the family's own. Without the key it
/// tells nothing, not even by trying all numbers.
public struct Pseudonymiser: Sendable, Redacted {
  private let mac: HMAC<SHA256>

  /// The family of a key, which is used for nothing else.
  public init(_ key: SystemKey) {
    let derived = HKDF<SHA256>.deriveKey(
      inputKeyMaterial: key.secret, info: Array("iapt-ledger/pseudonyms/1".utf8),
      outputByteCount: 32)
    mac = HMAC<SHA256>(key: derived)
  }

  /// The pseudonym of something, as 32 hexadecimal digits.
  ///
  /// - Parameters:
  ///   - domain: what kind of thing it is; the same value in another domain has another pseudonym.
  ///   - parts: what tells it from others of its kind.
  public func pseudonym(_ domain: String, _ parts: [String]) -> String {
    var encoded: [UInt8] = []
    encoded.reserveCapacity(128)
    // With its length in front no part can be taken for two.
    func add(_ part: String) {
      encoded.append(bigEndian: UInt64(part.utf8.count))
      encoded.append(contentsOf: part.utf8)
    }
    add(domain)
    for part in parts { add(part) }
    var mac = mac
    mac.update(data: encoded)
    return Array(mac.finalize().prefix(16)).hexadecimal
  }
}
