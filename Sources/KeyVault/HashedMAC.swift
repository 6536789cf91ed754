internal import Crypto

/// HMAC-SHA256 (RFC 2104) whose key and whose first bytes are taken in once.
///
/// The library's own HMAC does the same. Put together from its SHA-256 a code costs half as much: a month and a
/// release need millions, and the calls between modules cost more than the hashing.
struct HashedMAC: Sendable, Redacted {
  private var inner = SHA256()
  private var outer = SHA256()

  /// Under a key of at most one block.
  init(key: [UInt8]) {
    precondition(key.count <= SHA256.blockByteCount, "a longer key would be hashed first")
    let block = key + [UInt8](repeating: 0, count: SHA256.blockByteCount - key.count)
    inner.update(data: block.map { $0 ^ 0x36 })
    outer.update(data: block.map { $0 ^ 0x5C })
  }

  /// Under a key of 32 bytes that is derived from another by HKDF-SHA256 without salt (RFC 5869).
  init(derivedFrom secret: SymmetricKey, info: [UInt8]) {
    let extracted = HKDF<SHA256>.extract(inputKeyMaterial: secret, salt: nil as [UInt8]?)
    // What is derived is as long as one block of the expansion.
    let key = HMAC<SHA256>.authenticationCode(
      for: info + [1], using: SymmetricKey(data: Array(extracted)))
    self.init(key: Array(key))
  }

  /// The same with further bytes in front of all messages.
  func begun(with bytes: [UInt8]) -> HashedMAC {
    var begun = self
    begun.inner.update(data: bytes)
    // Nothing is added, but the state becomes its own: cores that share one wait for each other.
    begun.outer.update(data: [UInt8]())
    return begun
  }

  /// The code of a message that ends with some bytes, whose place is used for something else.
  func code(endingWith bytes: consuming [UInt8]) -> SHA256Digest {
    var (inner, outer) = (inner, outer)
    inner.update(data: bytes)
    bytes.removeAll(keepingCapacity: true)
    bytes.append(contentsOf: inner.finalize())
    outer.update(data: bytes)
    return outer.finalize()
  }
}
