internal import Crypto

/// What an opened vault holds in memory besides its files.
struct VaultSecrets: Sendable, Redacted {
  let kek: KeyEncryptionKey
  let kekGeneration: UInt32
  let vaultID: [UInt8]
  /// Turns identifiers into lookup tags; it has taken in the lookup key and nothing else.
  let lookupMAC: HMAC<SHA256>
  /// The key of the checks of slots and entries.
  let checkKey: SipHash.Key
}
