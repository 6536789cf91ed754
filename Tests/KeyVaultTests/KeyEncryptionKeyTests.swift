import Foundation
import Testing

@testable import KeyVault

@Suite("Key encryption key")
struct KeyEncryptionKeyTests {
  static let hexadecimal = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
  static let base64 = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="

  @Test(
    "is read in either spelling, with blanks around it",
    arguments: [
      hexadecimal, hexadecimal.uppercased(), base64, " \t\(hexadecimal)\r\n", "\n\(base64)\n",
    ])
  func readsSpellings(text: String) throws {
    let place = try TemporaryPlace()
    _ = try place.create()
    let key = try KeyEncryptionKey(text: Array(text.utf8))
    _ = try Vault.open(at: place.vault, keyEncryptionKey: key)
  }

  @Test(
    "anything else is malformed",
    arguments: [
      "", " ", "00", String(hexadecimal.dropLast()), hexadecimal + "0",
      "g" + hexadecimal.dropFirst(),
      String(base64.dropLast(2)), base64 + base64, "not a key at all",
    ])
  func refusesOtherText(text: String) {
    #expect(throws: VaultError.keyEncryptionKeyUnavailable(.malformed)) {
      try KeyEncryptionKey(text: Array(text.utf8))
    }
  }

  @Test("a key file is private, is read back, and is never replaced")
  func createsFile() throws {
    let place = try TemporaryPlace()
    let path = place.path + "/kek"
    let key = try KeyEncryptionKey.create(at: path)
    let permissions = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
    #expect((permissions as? NSNumber)?.intValue == 0o600)
    _ = try Vault.create(at: place.vault, keyEncryptionKey: key)
    let loaded = try KeyEncryptionKeySource.file(path).load()
    _ = try Vault.open(at: place.vault, keyEncryptionKey: loaded)
    let before = try place.bytes("kek")
    #expect(throws: VaultError.alreadyExists(path: path)) { try KeyEncryptionKey.create(at: path) }
    #expect(try place.bytes("kek") == before)
    #expect(
      try Set(FileManager.default.contentsOfDirectory(atPath: place.path)) == ["kek", "vault"])
  }

  @Test("a key file open to others is refused", arguments: [0o640, 0o604, 0o660, 0o620])
  func refusesExposedFile(permissions: Int) throws {
    let place = try TemporaryPlace()
    let path = place.path + "/kek"
    _ = try KeyEncryptionKey.create(at: path)
    try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: path)
    #expect(throws: VaultError.exposed(path: path, permissions: permissions)) {
      try KeyEncryptionKeySource.file(path).load()
    }
  }

  @Test("a missing file or variable is told as such")
  func reportsMissingSources() throws {
    let place = try TemporaryPlace()
    #expect(throws: VaultError.notFound(path: place.path + "/none")) {
      try KeyEncryptionKeySource.file(place.path + "/none").load()
    }
    let name = "KEY_VAULT_TEST_UNSET"
    #expect(throws: VaultError.keyEncryptionKeyUnavailable(.noVariable(name: name))) {
      try KeyEncryptionKeySource.environment(name).load()
    }
  }

  @Test("a command's output is the key")
  func runsCommand() throws {
    let place = try TemporaryPlace()
    _ = try place.create()
    let key = try KeyEncryptionKeySource.command(
      "echo noise >&2; printf '%s\\n' \(Self.base64)"
    ).load()
    _ = try Vault.open(at: place.vault, keyEncryptionKey: key)
  }

  @Test("a command that fails, floods or hangs is told as such")
  func boundsCommand() {
    func problem(_ command: String, _ limit: Duration = .seconds(5)) -> VaultError? {
      #expect(throws: VaultError.self) {
        try KeyEncryptionKeySource.command(command).load(commandTimeLimit: limit)
      }
    }
    #expect(
      problem("echo \(Self.hexadecimal); exit 3")
        == .keyEncryptionKeyUnavailable(.commandFailed(status: 3)))
    #expect(problem("kill -9 $$") == .keyEncryptionKeyUnavailable(.commandFailed(status: 9)))
    #expect(problem("head -c 300000 /dev/zero") == .keyEncryptionKeyUnavailable(.malformed))
    let start = ContinuousClock.now
    let limit = Duration.milliseconds(200)
    #expect(
      problem("echo \(Self.hexadecimal); sleep 20", limit)
        == .keyEncryptionKeyUnavailable(.commandTimedOut(limit: limit)))
    #expect(ContinuousClock.now - start < .seconds(5))
  }

  @Test("a command that hangs is killed with everything that it started")
  func leavesNoProcess() throws {
    let place = try TemporaryPlace()
    let command = "echo $$ > \(place.path)/shell; sleep 30 & echo $! > \(place.path)/child; wait"
    var limit = Duration.milliseconds(500)
    // A machine that has much else to do may not even have started it by then.
    repeat {
      #expect(throws: VaultError.self) {
        try KeyEncryptionKeySource.command(command).load(commandTimeLimit: limit)
      }
      limit *= 2
    } while try (!place.holds("child") || place.bytes("child").isEmpty) && limit < .seconds(60)
    for name in ["shell", "child"] {
      let text = String(decoding: try place.bytes(name), as: UTF8.self)
      let identifier = text.trimmingCharacters(in: .whitespacesAndNewlines)
      #expect(isGone(identifier), "\(name)")
    }
  }

  /// Whether no process of that number runs; an orphan may wait a moment for its new parent.
  private func isGone(_ identifier: String) -> Bool {
    for _ in 0..<100 {
      if !FileManager.default.fileExists(atPath: "/proc/\(identifier)") { return true }
      Thread.sleep(forTimeInterval: 0.02)
    }
    return false
  }
}
