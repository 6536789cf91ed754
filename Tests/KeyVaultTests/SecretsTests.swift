import Crypto
import Foundation
import Testing

@testable import KeyVault

@Suite("Secrets")
struct SecretsTests {
  static let secret = "9991234567"

  private func secrets() throws -> [any Redacted] {
    let place = try TemporaryPlace()
    let vault = try place.create()
    let (number, _) = try vault.registerPerson(for: person(1))
    return [
      SensitiveText(Self.secret),
      Lookup(domain: "person/nhs-number", parts: [SensitiveText(Self.secret)]),
      try vault.key(of: number),
      try vault.systemKey(named: "staff"),
      try KeyEncryptionKey(bytes: Array("abcdefghijklmnopqrstuvwxyz012345".utf8)),
      LookupTag(words: (0x9991_2345_6799_9123, 2, 3, 4)),
      SipHash.Key(Array("0123456789abcdef".utf8)),
    ]
  }

  @Test("no way of printing shows a secret")
  func cannotBePrinted() throws {
    for secret in try secrets() {
      var dumped = ""
      dump(secret, to: &dumped)
      var wrapped = ""
      dump([secret], to: &wrapped)
      let shown = [
        "\(secret)", String(describing: secret), String(reflecting: secret), dumped, wrapped,
        "\([secret])", "\(Optional(secret) as Any)", String(reflecting: [1: secret]),
      ]
      for text in shown {
        #expect(text.contains("redacted"))
        #expect(!text.contains(Self.secret))
        #expect(!text.contains("9991"))
        #expect(!text.contains("UInt8"))
        #expect(!text.lowercased().contains("symmetrickey"))
      }
      #expect(Mirror(reflecting: secret).children.isEmpty)
    }
  }

  @Test("no file holds a registered text or a key in clear")
  func filesHoldNothingInClear() throws {
    let place = try TemporaryPlace()
    let vault = try place.create()
    var texts: [[UInt8]] = ["provider-RX1", "patient-", "referral-", "staff", "nhs-number"].map {
      Array($0.utf8)
    }
    #expect(localPerson(0).encoded().contains(texts[0]))
    for index in 0..<200 {
      let (number, _) = try vault.registerPerson(for: person(index))
      try vault.link(localPerson(index), to: number)
      _ = try vault.registerReferral(for: referral(index), person: number)
      texts.append(Array("999\(1_000_000 + index)".utf8))
    }
    _ = try vault.systemKey(named: "staff")
    try vault.flush()
    texts.append((0..<32).map { UInt8($0) })
    for file in try place.files() {
      let content = Data(try place.bytes(file))
      for text in texts { #expect(content.range(of: Data(text)) == nil) }
    }
    try expectNoKeyInClear(vault, place)
  }

  /// Tries every 32 bytes of every file as the key of something sealed.
  private func expectNoKeyInClear(_ vault: Vault, _ place: TemporaryPlace) throws {
    let wanted = try fingerprint(vault.key(of: PersonNumber(rawValue: 1)))
    for file in ["vault/persons.slots", "vault/vault.header"] {
      let bytes = try place.bytes(file).prefix(4096)
      for start in 0...bytes.count - 32 {
        let guess = Array(bytes[start..<start + 32])
        #expect(fingerprint(SymmetricKey(data: guess)) != wanted)
      }
    }
  }

  @Test("errors and their messages hold no secret")
  func errorsHoldNoSecret() throws {
    let place = try TemporaryPlace()
    let vault = try place.create()
    let (first, _) = try vault.registerPerson(for: person(1))
    let (second, _) = try vault.registerPerson(for: person(2))
    let error = #expect(throws: VaultError.self) { try vault.link(person(1), to: second) }
    #expect(error == .alreadyLinked(to: first))
    #expect(error?.description.contains("999") == false)
    let malformed = #expect(throws: VaultError.self) {
      try KeyEncryptionKeySource.command("echo \(Self.secret)").load()
    }
    #expect(malformed?.description.contains(Self.secret) == false)
  }

  @Test("lookups are told apart by domain, by the cut between parts and by their number")
  func lookupsAreUnambiguous() {
    func lookup(_ domain: String, _ parts: String...) -> [UInt8] {
      Lookup(domain: domain, parts: parts.map { SensitiveText($0) }).encoded()
    }
    let all = [
      lookup("a", "bc"), lookup("ab", "c"), lookup("a", "b", "c"), lookup("a", "bc", ""),
      lookup("a", "", "bc"), lookup("a"), lookup("a", ""), lookup("", "a", "bc"), lookup("abc"),
    ]
    #expect(Set(all).count == all.count)
  }
}
