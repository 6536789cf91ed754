internal import Foundation

/// What a writer puts down before it erases people, so that whoever opens the vault next can go on.
///
/// `magic (8) ‖ vault id (16) ‖ u64 count ‖ u64 number… ‖ check of everything before (8)`. It is durable
/// before anything is overwritten and goes when nothing is left to do. One that is not whole was
/// being written or removed when the process ended: nothing was begun, or all is done.
struct ErasureNote {
  let path: String
  let secrets: VaultSecrets

  init(in directory: String, _ secrets: VaultSecrets) {
    path = "\(directory)/vault.erasing"
    self.secrets = secrets
  }

  /// Writes the numbers down, durably.
  func store(_ persons: Set<PersonNumber>) throws(VaultError) {
    try PrivateFile.createEmpty(at: path)
    try PrivateFile.fill(path, with: encoded(persons))
    try PrivateFile.synchronize(directory: PrivateFile.directory(of: path))
  }

  /// Whether there is one, whole or not.
  var exists: Bool { FileManager.default.fileExists(atPath: path) }

  /// Whose erasure was begun and not ended; nil where the note is not whole.
  func read() throws(VaultError) -> Set<PersonNumber>? {
    try PrivateFile.requirePrivate(path)
    let bytes = try PrivateFile.read(path, limit: 1 << 24)
    guard bytes.count >= 40, (bytes.count - 40).isMultiple(of: 8),
      bytes.bigEndianUInt64(at: 24) == UInt64((bytes.count - 40) / 8)
    else { return nil }
    let persons = Set(
      stride(from: 32, to: bytes.count - 8, by: 8).map {
        PersonNumber(rawValue: bytes.bigEndianUInt64(at: $0))
      })
    return bytes == encoded(persons) ? persons : nil
  }

  func remove() throws(VaultError) { try PrivateFile.wipe(path) }

  func encoded(_ persons: Set<PersonNumber>) -> [UInt8] {
    var bytes = FileKind.erasureNote.magic + secrets.vaultID
    bytes.append(bigEndian: UInt64(persons.count))
    for person in persons.sorted() { bytes.append(bigEndian: person.rawValue) }
    var hash = SipHash(secrets.checkKey)
    hash.absorb(bytes, in: bytes.indices)
    bytes.append(bigEndian: hash.finish())
    return bytes
  }
}
