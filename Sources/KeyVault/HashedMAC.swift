internal import Crypto
internal import Hashing

/// HMAC-SHA256 (RFC 2104) whose key and whose first bytes are taken in once.
///
/// The library's own HMAC does the same. Put together from its SHA-256 a code costs half as much: a month and a
/// release need millions, and the calls between modules cost more than the hashing.
struct HashedMAC: Sendable, Redacted {
  private var inner = RunningSHA256()
  private var outer = RunningSHA256()

  /// Under a key of at most one block.
  init(key: [UInt8]) {
    let length = RunningSHA256.blockByteCount
    precondition(key.count <= length, "a longer key would be hashed first")
    let block = key + [UInt8](repeating: 0, count: length - key.count)
    let (innerBlock, outerBlock) = (block.map { $0 ^ 0x36 }, block.map { $0 ^ 0x5C })
    inner.update(innerBlock.span)
    outer.update(outerBlock.span)
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
    begun.inner.update(bytes.span)
    // Nothing is added, but the state becomes its own: cores that share one wait for each other.
    begun.outer.update(Span())
    return begun
  }

  /// The code of a message that ends with `first` and then `second`.
  func code(
    endingWith first: Span<UInt8>, _ second: Span<UInt8> = Span()
  ) -> InlineArray<32, UInt8> {
    var (inner, outer) = (inner, outer)
    inner.update(first)
    inner.update(second)
    let digest = inner.finalize()
    outer.update(digest.span)
    return outer.finalize()
  }
}
