internal import Crypto
internal import Foundation

/// The 32-byte key that every other key of a vault is wrapped under.
///
/// It is kept apart from the vault: whoever holds both can read everything.
public struct KeyEncryptionKey: Sendable, Redacted {
  let secret: SymmetricKey

  /// Takes 32 bytes from a source of the caller's own.
  ///
  /// Errors: `keyEncryptionKeyUnavailable(.malformed)` for any other length.
  public init(bytes: [UInt8]) throws(VaultError) {
    guard bytes.count == 32 else { throw .keyEncryptionKeyUnavailable(.malformed) }
    secret = SymmetricKey(data: bytes)
  }

  /// Reads 64 hexadecimal digits or 44 characters of base64, with blanks around them or none.
  init(text: [UInt8]) throws(VaultError) {
    let blanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]
    let trimmed = text.drop { blanks.contains($0) }.reversed().drop { blanks.contains($0) }
    let characters = String(decoding: trimmed.reversed(), as: UTF8.self)
    if characters.utf8.count == 64, let bytes = [UInt8](hexadecimal: characters) {
      try self.init(bytes: bytes)
    } else if let data = Data(base64Encoded: characters) {
      try self.init(bytes: Array(data))
    } else {
      throw .keyEncryptionKeyUnavailable(.malformed)
    }
  }
}

extension KeyEncryptionKey {
  /// Makes a random key and writes it to a new file at `path`, readable by its owner alone.
  ///
  /// The file holds 64 hexadecimal digits and a line feed, and is durable on return.
  /// Errors: `alreadyExists` when there is anything at `path`, which is then left as it is.
  public static func create(at path: String) throws(VaultError) -> KeyEncryptionKey {
    let bytes = [UInt8].random(count: 32)
    try PrivateFile.create(at: path, content: Array(bytes.hexadecimal.utf8) + [0x0A])
    return try KeyEncryptionKey(bytes: bytes)
  }
}

/// Where a key encryption key is taken from each time that a vault is opened.
public enum KeyEncryptionKeySource: Hashable, Sendable {
  /// A file that only its owner can read.
  case file(String)
  /// The environment variable of that name.
  case environment(String)
  /// What a command writes to its standard output, run by `/bin/sh -c`; a key management service
  /// or a hardware module is asked this way.
  case command(String)

  /// Fetches the key: 32 bytes in hexadecimal or base64, with blanks around them or none.
  ///
  /// A command is killed when `commandTimeLimit` has passed; what it writes to its standard error
  /// is thrown away, since it might hold a secret.
  /// Errors: `keyEncryptionKeyUnavailable`, and for a file also `notFound`, `exposed`, `fileSystem`.
  public func load(
    commandTimeLimit: Duration = .seconds(10)
  ) throws(VaultError) -> KeyEncryptionKey {
    switch self {
    case .file(let path):
      try PrivateFile.requirePrivate(path)
      return try KeyEncryptionKey(text: PrivateFile.read(path, limit: 1024))
    case .environment(let name):
      guard let value = ProcessInfo.processInfo.environment[name], !value.isEmpty else {
        throw .keyEncryptionKeyUnavailable(.noVariable(name: name))
      }
      return try KeyEncryptionKey(text: Array(value.utf8))
    case .command(let command):
      return try KeyEncryptionKey(
        text: KeyCommand(shell: command, limit: commandTimeLimit).output())
    }
  }
}
