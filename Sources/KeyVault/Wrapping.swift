internal import Crypto
internal import Foundation

/// Wrapping keys under the key encryption key: AES-256-GCM, `nonce (12) ‖ ciphertext ‖ tag (16)`.
enum Wrapping {
  /// Wraps secret bytes; the nonce is 12 random bytes, never used before.
  static func wrap(
    _ secret: [UInt8], under kek: KeyEncryptionKey, associatedData: [UInt8], nonce: [UInt8]
  ) -> [UInt8] {
    guard let nonce = try? AES.GCM.Nonce(data: nonce),
      let box = try? AES.GCM.seal(
        secret, using: kek.secret, nonce: nonce, authenticating: associatedData),
      let combined = box.combined
    else { preconditionFailure("AES-GCM refuses neither a 256-bit key nor a 12-byte nonce") }
    return Array(combined)
  }

  /// The secret bytes, or nil when the key or the associated data is not that of the wrapping.
  static func unwrap(
    _ wrapped: [UInt8], under kek: KeyEncryptionKey, associatedData: [UInt8]
  ) -> Data? {
    guard let box = try? AES.GCM.SealedBox(combined: wrapped) else { return nil }
    return try? AES.GCM.open(box, using: kek.secret, authenticating: associatedData)
  }
}
