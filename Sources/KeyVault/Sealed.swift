internal import Crypto
internal import Foundation
internal import Synchronization

/// Sealing under a key of the vault: `key id (4 bytes) ‖ nonce (12) ‖ ciphertext ‖ tag (16)`.
///
/// AES-256-GCM with a random nonce. The associated data is bound to the value but not stored; the
/// same bytes must be given again to open it.
public enum Sealed {
  /// How many bytes a sealed value is longer than its content.
  public static let overhead = 4 + 12 + 16

  /// Seals `plaintext` under the key of a person.
  ///
  /// Cost: about 3 µs for 300 bytes.
  public static func seal(
    _ plaintext: ArraySlice<UInt8>, associatedData: ArraySlice<UInt8>, with key: PersonKey
  ) throws(VaultError) -> [UInt8] {
    try seal(plaintext, associatedData, key.id, key.secret)
  }

  /// Seals `plaintext` under a system key.
  public static func seal(
    _ plaintext: ArraySlice<UInt8>, associatedData: ArraySlice<UInt8>, with key: SystemKey
  ) throws(VaultError) -> [UInt8] {
    try seal(plaintext, associatedData, key.id, key.secret)
  }

  /// Opens what was sealed under the key of a person.
  ///
  /// Errors: `sealedTooShort`, `sealedUnderAnotherKey`, `cannotUnseal`.
  public static func open(
    _ sealed: [UInt8], associatedData: [UInt8], with key: PersonKey
  ) throws(VaultError) -> [UInt8] {
    try open(sealed, associatedData, key.id, key.secret)
  }

  /// Opens what was sealed under a system key.
  ///
  /// Errors: `sealedTooShort`, `sealedUnderAnotherKey`, `cannotUnseal`.
  public static func open(
    _ sealed: [UInt8], associatedData: [UInt8], with key: SystemKey
  ) throws(VaultError) -> [UInt8] {
    try open(sealed, associatedData, key.id, key.secret)
  }

  /// The id of the key that `sealed` was sealed under, or nil when it is too short to be sealed.
  public static func keyID(of sealed: [UInt8]) -> SealingKeyID? {
    sealed.count < overhead ? nil : SealingKeyID(rawValue: sealed.bigEndianUInt32(at: 0))
  }

  private static func seal(
    _ plaintext: ArraySlice<UInt8>, _ associatedData: ArraySlice<UInt8>, _ id: SealingKeyID,
    _ secret: SymmetricKey
  ) throws(VaultError) -> [UInt8] {
    let bytes = try takeNonce()
    guard let nonce = try? AES.GCM.Nonce(data: bytes),
      let box = try? AES.GCM.seal(
        plaintext, using: secret, nonce: nonce, authenticating: associatedData),
      let combined = box.combined
    else { preconditionFailure("AES-GCM refuses neither a 256-bit key nor a 12-byte nonce") }
    var sealed: [UInt8] = []
    sealed.reserveCapacity(4 + combined.count)
    sealed.append(bigEndian: id.rawValue)
    sealed.append(contentsOf: combined)
    return sealed
  }

  // A call to the system for each nonce would cost as much as sealing a short record.
  private static let random = Mutex<RandomPool?>(nil)

  private static func takeNonce() throws(VaultError) -> [UInt8] {
    try random.withLock { (random) throws(VaultError) in
      var pool: RandomPool
      if let made = random { pool = made } else { pool = try RandomPool() }
      random = nil
      defer { random = pool }
      return try pool.take(12)
    }
  }

  private static func open(
    _ sealed: [UInt8], _ associatedData: [UInt8], _ id: SealingKeyID, _ secret: SymmetricKey
  ) throws(VaultError) -> [UInt8] {
    guard let found = keyID(of: sealed) else {
      throw .sealedTooShort(length: sealed.count)
    }
    guard found == id else { throw .sealedUnderAnotherKey(expected: id, found: found) }
    guard let box = try? AES.GCM.SealedBox(combined: sealed[4...]),
      let plaintext = try? AES.GCM.open(box, using: secret, authenticating: associatedData)
    else { throw .cannotUnseal }
    return Array(plaintext)
  }
}
