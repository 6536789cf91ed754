/// What an opened vault holds in memory besides its files.
///
/// An object, and never changed: every look at the vault, on any core, refers to it.
final class VaultSecrets: Sendable, Redacted {
  let kek: KeyEncryptionKey
  let kekGeneration: UInt32
  let vaultID: [UInt8]
  /// Turns identifiers into lookup tags; it has taken in the lookup key and nothing else.
  let lookupMAC: HashedMAC
  /// The key of the checks of slots and entries.
  let checkKey: SipHash.Key

  init(
    kek: KeyEncryptionKey, kekGeneration: UInt32, vaultID: [UInt8], lookupMAC: HashedMAC,
    checkKey: SipHash.Key
  ) {
    self.kek = kek
    self.kekGeneration = kekGeneration
    self.vaultID = vaultID
    self.lookupMAC = lookupMAC
    self.checkKey = checkKey
  }
}
