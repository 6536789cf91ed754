/// Gives out pseudonyms of one family: the same for the same thing, and of no use to whoever has those
/// of another family (R21).
///
/// A pseudonym is the first half of an HMAC-SHA256 under a key of the family's own. Without the key it
/// tells nothing, not even by trying all numbers.
public struct Pseudonymiser: Sendable, Redacted {
  private let mac: HashedMAC

  /// The family of a key, which is used for nothing else.
  public init(_ key: SystemKey) {
    mac = HashedMAC(derivedFrom: key.secret, info: Array("iapt-ledger/pseudonyms/1".utf8))
  }

  /// The pseudonyms of things that differ in one part only.
  ///
  /// What is made shares nothing with what else is made: each core can have its own.
  /// - Parameters:
  ///   - domain: what kind of thing it is; the same value in another domain has another pseudonym.
  ///   - parts: what tells it from others of its kind, but for the last part.
  public func pseudonyms(of domain: String, _ parts: [String] = []) -> Pseudonyms {
    var encoded: [UInt8] = []
    for part in [domain] + parts { encoded.append(part: Array(part.utf8)[...]) }
    return Pseudonyms(mac: mac.begun(with: encoded))
  }
}

/// The pseudonyms of one kind of thing: the key and what the things have in common are taken in once.
public struct Pseudonyms: Sendable, Redacted {
  fileprivate let mac: HashedMAC

  /// The digits of a pseudonym.
  public static let length = 32

  /// Adds the pseudonym of a thing to the end of some text, as hexadecimal digits.
  ///
  /// Cost: less than a microsecond.
  /// - Parameter part: the last part of what tells the thing from others.
  public func append(of part: ArraySlice<UInt8>, to text: inout [UInt8]) {
    let length = UInt64(part.count)
    let prefix: InlineArray<8, UInt8> = InlineArray {
      UInt8(truncatingIfNeeded: length >> (56 - 8 * $0))
    }
    let code = mac.code(endingWith: prefix.span, part.span)
    text.append(addingCapacity: Self.length) { digits in
      for place in 0..<Self.length / 2 {
        digits.append(hexadecimalDigit(code[place] >> 4))
        digits.append(hexadecimalDigit(code[place] & 15))
      }
    }
  }
}

extension [UInt8] {
  // With its length in front no part can be taken for two.
  fileprivate mutating func append(part: ArraySlice<UInt8>) {
    append(bigEndian: UInt64(part.count))
    append(contentsOf: part)
  }
}
