import Foundation
import Testing

@testable import KeyVault

@Suite("Opening a vault")
struct OpeningTests {
  @Test("a new vault is private and knows nobody")
  func createsPrivateFiles() throws {
    let place = try TemporaryPlace()
    let vault = try place.create()
    #expect(try vault.personCount() == 0)
    #expect(try vault.referralCount() == 0)
    #expect(try vault.person(for: person(1)) == nil)
    #expect(try permissions(place.vault) == 0o700)
    let files = try place.files()
    #expect(files.count == 9)
    for file in files { #expect(try permissions(place.path + "/" + file) == 0o600) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.path) == ["vault"])
  }

  @Test("what exists is not made again, and stays as it was")
  func refusesToCreateTwice() throws {
    let place = try TemporaryPlace()
    _ = try place.create()
    let before = try place.bytes("vault/vault.header")
    #expect(throws: VaultError.alreadyExists(path: place.vault)) { try place.create() }
    #expect(try place.bytes("vault/vault.header") == before)
  }

  @Test("a wrong key encryption key is told at once")
  func refusesWrongKey() throws {
    let place = try TemporaryPlace()
    _ = try place.create()
    #expect(throws: VaultError.wrongKeyEncryptionKey) {
      try Vault.open(at: place.vault, keyEncryptionKey: testKey(1))
    }
    #expect(throws: VaultError.wrongKeyEncryptionKey) {
      try Vault.open(at: place.vault, keyEncryptionKey: testKey(1), readOnly: true)
    }
  }

  @Test("a missing vault is not found")
  func reportsMissingVault() throws {
    let place = try TemporaryPlace()
    #expect(throws: VaultError.notFound(path: place.vault)) { try place.open() }
  }

  @Test(
    "anything open to group or others is refused",
    arguments: [
      ("", 0o750), ("/vault.header", 0o640), ("/persons.slots", 0o604),
      ("/referrals.slots", 0o620), ("/system.slots", 0o601), ("/persons.1.lookup", 0o660),
      ("/referrals.1.lookup", 0o644), ("/vault.lock", 0o602),
    ])
  func refusesExposedFiles(name: String, permissions: Int) throws {
    let place = try TemporaryPlace()
    _ = try place.create()
    let path = place.vault + name
    try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: path)
    #expect(throws: VaultError.exposed(path: path, permissions: permissions)) {
      try place.open()
    }
  }

  @Test(
    "any changed byte of the header is noticed", arguments: Array(stride(from: 0, to: 512, by: 7)))
  func noticesDamagedHeader(offset: Int) throws {
    let place = try TemporaryPlace()
    _ = try place.create()
    var bytes = try place.bytes("vault/vault.header")
    bytes[offset] ^= 0x40
    try place.write(bytes, "vault/vault.header")
    #expect {
      try place.open()
    } throws: { error in
      let path = place.vault + "/vault.header"
      let expected: VaultError = offset < 8 ? .unknownFormat(file: path) : .damaged(file: path)
      return error as? VaultError == expected
    }
  }

  @Test("a file of another vault is refused", arguments: ["persons.slots", "persons.1.lookup"])
  func refusesForeignFile(name: String) throws {
    let place = try TemporaryPlace()
    let other = try TemporaryPlace()
    _ = try place.create()
    _ = try other.create()
    try place.write(try other.bytes("vault/" + name), "vault/" + name)
    #expect(throws: VaultError.self) { try place.open() }
  }

  @Test("a second writer is refused after a bounded wait, readers are not")
  func allowsOneWriter() throws {
    let place = try TemporaryPlace()
    let vault = try place.create()
    let start = ContinuousClock.now
    #expect(throws: VaultError.busy(waited: .milliseconds(100))) {
      try place.open(patience: .milliseconds(100))
    }
    #expect(ContinuousClock.now - start >= .milliseconds(100))
    let (number, _) = try vault.registerPerson(for: person(1))
    let reader = try place.open(readOnly: true)
    #expect(try reader.person(for: person(1)) == nil)
    try vault.flush()
    #expect(try reader.person(for: person(1)) == number)
    #expect(try fingerprint(reader.key(of: number)) == fingerprint(vault.key(of: number)))
    #expect(try reader.personCount() == 1)
  }

  @Test("the lock ends with the vault that held it")
  func releasesLock() throws {
    let place = try TemporaryPlace()
    var vault: Vault? = try place.create()
    #expect(vault != nil)
    vault = nil
    _ = try place.open()
  }

  @Test("a reader changes nothing")
  func refusesToWriteReadOnly() throws {
    let place = try TemporaryPlace()
    let vault = try place.create()
    let (number, _) = try vault.registerPerson(for: person(1))
    try vault.flush()
    let reader = try place.open(readOnly: true)
    #expect(throws: VaultError.readOnly) { try reader.registerPerson(for: person(1)) }
    #expect(throws: VaultError.readOnly) { try reader.link(localPerson(1), to: number) }
    #expect(throws: VaultError.readOnly) {
      try reader.registerReferral(for: referral(1), person: number)
    }
    #expect(throws: VaultError.readOnly) { try reader.flush() }
    #expect(throws: VaultError.unknownSystemKey) { try reader.systemKey(named: "staff") }
  }

  @Test("a reader follows the writer through the growth of a table")
  func readerFollowsGrowth() throws {
    let place = try TemporaryPlace()
    let vault = try place.create()
    let (first, _) = try vault.registerPerson(for: person(0))
    try vault.flush()
    let reader = try place.open(readOnly: true)
    #expect(try reader.person(for: person(0)) == first)
    for index in 1..<3_000 { _ = try vault.registerPerson(for: person(index)) }
    try vault.settle()
    #expect(try place.files().contains("vault/persons.2.lookup"))
    for index in 0..<3_000 {
      #expect(try reader.person(for: person(index))?.rawValue == UInt64(index + 1))
    }
  }

  private func permissions(_ path: String) throws -> Int? {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return (attributes[.posixPermissions] as? NSNumber)?.intValue
  }
}
