internal import Crypto
internal import Foundation

/// The header file: 512 bytes, so one disk sector.
///
/// ```text
///   0  "KVHEADER"
///   8  format version (4): 1
///  12  generation of the key encryption key (4): 1 for a new vault
///  16  vault id (16), random
///  32  nonce (12), wrapped lookup key (32) and check key (16), tag (16)
/// 108  zeros
/// 480  SHA-256 of the bytes before
/// ```
/// The digest tells a damaged header from a wrong key encryption key.
enum VaultHeader {
  static let size = 512
  static let version: UInt32 = 1

  /// A header for a new vault with new random secrets.
  static func make(under kek: KeyEncryptionKey) -> (bytes: [UInt8], secrets: VaultSecrets) {
    let vaultID = [UInt8].random(count: 16)
    let lookupKey = [UInt8].random(count: 32)
    let checkKey = [UInt8].random(count: 16)
    var bytes = prefix(kekGeneration: 1, vaultID: vaultID)
    bytes += Wrapping.wrap(
      lookupKey + checkKey, under: kek, associatedData: bytes, nonce: .random(count: 12))
    let secrets = VaultSecrets(
      kek: kek, kekGeneration: 1, vaultID: vaultID,
      lookupMAC: HashedMAC(key: lookupKey),
      checkKey: SipHash.Key(checkKey))
    return (completed(bytes), secrets)
  }

  /// Reads a header.
  ///
  /// Errors: `unknownFormat`, `damaged`, `wrongKeyEncryptionKey`.
  static func secrets(
    in bytes: [UInt8], file: String, under kek: KeyEncryptionKey
  ) throws(VaultError) -> VaultSecrets {
    guard bytes.count == size else { throw .damaged(file: file) }
    guard bytes.starts(with: FileKind.header.magic) else { throw .unknownFormat(file: file) }
    guard bytes[480...].elementsEqual(SHA256.hash(data: bytes[..<480])) else {
      throw .damaged(file: file)
    }
    guard bytes.bigEndianUInt32(at: 8) == version else { throw .unknownFormat(file: file) }
    let unwrapped = Wrapping.unwrap(
      Array(bytes[32..<108]), under: kek, associatedData: Array(bytes[..<32]))
    guard let keys = unwrapped.map(Array.init), keys.count == 48 else {
      throw .wrongKeyEncryptionKey
    }
    return VaultSecrets(
      kek: kek, kekGeneration: bytes.bigEndianUInt32(at: 12), vaultID: Array(bytes[16..<32]),
      lookupMAC: HashedMAC(key: Array(keys[..<32])),
      checkKey: SipHash.Key(Array(keys[32...])))
  }

  static func prefix(kekGeneration: UInt32, vaultID: [UInt8]) -> [UInt8] {
    var bytes = FileKind.header.magic
    bytes.append(bigEndian: version)
    bytes.append(bigEndian: kekGeneration)
    return bytes + vaultID
  }

  static func completed(_ start: [UInt8]) -> [UInt8] {
    let bytes = start + [UInt8](repeating: 0, count: 480 - start.count)
    return bytes + Array(SHA256.hash(data: bytes))
  }
}
