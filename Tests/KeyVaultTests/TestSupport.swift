import Crypto
import Foundation
import Testing

@testable import KeyVault

/// A directory of its own for one test, removed with the value.
final class TemporaryPlace: Sendable {
  let path: String

  init() throws {
    path =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("vault-tests-\([UInt8].random(count: 8).hexadecimal)").path
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: false,
      attributes: [.posixPermissions: 0o700])
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var vault: String { path + "/vault" }

  func holds(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: path + "/" + name)
  }

  func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)))
  }

  func write(_ bytes: [UInt8], _ name: String) throws {
    let handle = try FileHandle(forUpdating: URL(fileURLWithPath: path + "/" + name))
    try handle.truncate(atOffset: 0)
    try handle.write(contentsOf: bytes)
    try handle.close()
  }

  /// The names of all files of the vault.
  func files() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: vault).sorted().map { "vault/" + $0 }
  }

  /// Brings the files of the vault back as they were.
  func restore(_ files: [String: [UInt8]]) throws {
    for name in try self.files() where files[name] == nil {
      try FileManager.default.removeItem(atPath: path + "/" + name)
    }
    for (name, bytes) in files {
      if try !self.files().contains(name) { try PrivateFile.createEmpty(at: path + "/" + name) }
      try write(bytes, name)
    }
  }

  func open(readOnly: Bool = false, patience: Duration = .seconds(5)) throws -> Vault {
    try Vault.open(
      at: vault, keyEncryptionKey: try testKey(), readOnly: readOnly, patience: patience)
  }

  func create() throws -> Vault {
    try Vault.create(at: vault, keyEncryptionKey: try testKey())
  }

  /// Opens or makes the vault for as long as `body` runs.
  func withVault(creating: Bool = false, _ body: (Vault) throws -> Void) throws {
    try body(creating ? create() : open())
  }
}

func testKey(_ first: UInt8 = 0) throws -> KeyEncryptionKey {
  try KeyEncryptionKey(bytes: (first..<first + 32).map { $0 })
}

func person(_ index: Int) -> Lookup {
  Lookup(domain: "person/nhs-number", parts: [SensitiveText("999\(1_000_000 + index)")])
}

func localPerson(_ index: Int) -> Lookup {
  Lookup(
    domain: "person/local",
    parts: [SensitiveText("provider-RX1"), SensitiveText("patient-\(index)")])
}

func referral(_ index: Int) -> Lookup {
  Lookup(
    domain: "referral/local",
    parts: [SensitiveText("provider-RX1"), SensitiveText("referral-\(index)")])
}

/// Registers person and referral number `index`, and answers what the key does.
func register(_ index: Int, _ vault: Vault) throws -> [UInt8] {
  let (number, _) = try vault.registerPerson(for: person(index))
  _ = try vault.registerReferral(for: referral(index), person: number)
  return try fingerprint(vault.key(of: number))
}

/// A key's effect, which can be compared where the key itself cannot.
func fingerprint(_ key: PersonKey) throws -> [UInt8] { fingerprint(key.secret) }

func fingerprint(_ key: SymmetricKey) -> [UInt8] {
  Array(HMAC<SHA256>.authenticationCode(for: [1] as [UInt8], using: key))
}

extension LookupTag {
  var words: [UInt8] {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return bytes
  }
}
