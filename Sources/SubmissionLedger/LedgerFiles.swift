internal import Foundation
internal import KeyVault
internal import SystemReason
internal import TransparencyLog

/// The files of a ledger beside its log, vault and projections.
enum LedgerFiles {
  /// Makes the directories of a new ledger, for this user only.
  static func makeDirectories(_ layout: LedgerLayout) throws(LedgerError) {
    let manager = FileManager.default
    if manager.fileExists(atPath: layout.directory) {
      let names = try? manager.contentsOfDirectory(atPath: layout.directory)
      guard names == [] else { throw .alreadyExists(path: layout.directory) }
      try perform(layout.directory) {
        try manager.setAttributes([.posixPermissions: 0o700], ofItemAtPath: layout.directory)
      }
    }
    for path in [layout.directory, layout.log, layout.projections, layout.keys, layout.scratch] {
      try perform(path) {
        try manager.createDirectory(
          atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      }
    }
  }

  /// Whether a directory looks like a ledger.
  static func isLedger(_ layout: LedgerLayout) -> Bool {
    FileManager.default.fileExists(atPath: layout.log + "/data.mdb")
  }

  /// Writes the signing key, durable and readable by this user only.
  static func store(_ signer: NoteSigner, at path: String) throws(LedgerError) {
    let text = Array((signer.encodedPrivateKey() + "\n").utf8)
    try vaulting { () throws(VaultError) in try PrivateFile.create(at: path, content: text) }
  }

  /// Reads the signing key, from a file that nobody else can read.
  static func loadSigner(at path: String) throws(LedgerError) -> NoteSigner {
    let bytes = try vaulting { () throws(VaultError) in
      try PrivateFile.requirePrivate(path)
      return try PrivateFile.read(path, limit: 4_096)
    }
    let line = String(decoding: bytes, as: UTF8.self)
      .trimmingCharacters(in: .whitespacesAndNewlines)
    guard let signer = try? NoteSigner(parsingPrivateKey: line) else {
      throw .file(path: path, reason: "this is no signing key; restore the one of this ledger")
    }
    return signer
  }

  /// Where the key encryption key comes from: the environment says, or else a file of the ledger.
  ///
  /// In this order: `IAPT_LEDGER_KEK_COMMAND` (a command that prints it), `IAPT_LEDGER_KEK` (the key
  /// itself), `IAPT_LEDGER_KEK_FILE` (a path), and `keys/kek`.
  static func keyEncryptionKeySource(_ layout: LedgerLayout) -> KeyEncryptionKeySource {
    let environment = ProcessInfo.processInfo.environment
    if let command = environment["IAPT_LEDGER_KEK_COMMAND"] { return .command(command) }
    if environment["IAPT_LEDGER_KEK"] != nil { return .environment("IAPT_LEDGER_KEK") }
    return .file(environment["IAPT_LEDGER_KEK_FILE"] ?? layout.keyEncryptionKey)
  }

  /// The system's time in whole microseconds since 1970.
  static func systemMicroseconds() -> Int64 {
    Int64(Date().timeIntervalSince1970 * 1_000_000)
  }

  private static func perform<Value>(
    _ path: String, _ body: () throws -> Value
  ) throws(LedgerError) -> Value {
    do {
      return try body()
    } catch {
      throw .file(path: path, reason: error.systemReason)
    }
  }
}
