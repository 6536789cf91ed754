import Foundation
import Testing

@testable import KeyVault

@Suite("Erasing people")
struct ErasureTests {
  /// What may not stay of one person, as bytes: keys, bindings, and what finds the person.
  struct Traces {
    var secrets: [[UInt8]] = []

    /// Reads them out of the slots of a vault, before the erasure.
    init(
      of person: PersonNumber, referrals: [ReferralNumber], tags: [LookupTag],
      _ place: TemporaryPlace
    )
      throws
    {
      let slots = try place.bytes("vault/persons.slots")
      let slot = Array(slots[Int(person.rawValue) * 128..<Int(person.rawValue) * 128 + 128])
      // Nonce, both halves of the key and the tag, so that no part of the wrapping may stay either.
      secrets = [
        Array(slot[12..<24]), Array(slot[24..<40]), Array(slot[40..<56]), Array(slot[56..<72]),
        Array(slot[104..<112]), Array(slot[120..<128]),
      ]
      let table = try place.bytes("vault/referrals.slots")
      for referral in referrals {
        let start = Int(referral.rawValue) * 32
        secrets.append(Array(table[start + 16..<start + 24]))
        secrets.append(Array(table[start + 24..<start + 32]))
      }
      for tag in tags { secrets += [Array(tag.words[..<16]), Array(tag.words[16...])] }
    }

    /// Looks through every file under the place, hidden ones and directories too.
    func expectNowhere(_ place: TemporaryPlace, _ what: String) throws {
      let names = FileManager.default.enumerator(atPath: place.path)
      var files = 0
      while let name = names?.nextObject() as? String {
        guard let bytes = try? place.bytes(name) else { continue }
        files += 1
        for secret in secrets {
          #expect(!bytes.contains(sequence: secret), "\(what): \(secret.hexadecimal) in \(name)")
        }
      }
      #expect(files >= 7)
    }
  }

  /// Three people, of whom the second has two more lookups and two referrals.
  private func populate(_ vault: Vault) throws {
    for index in 0..<3 { _ = try register(index, vault) }
    let second = PersonNumber(rawValue: 2)
    try vault.link(localPerson(1), to: second)
    try vault.link(localPerson(11), to: second)
    _ = try vault.registerReferral(for: referral(11), person: second)
    try vault.flush()
  }

  private func traces(_ place: TemporaryPlace, _ vault: Vault) throws -> Traces {
    try Traces(
      of: PersonNumber(rawValue: 2),
      referrals: [ReferralNumber(rawValue: 2), ReferralNumber(rawValue: 4)],
      tags: [person(1), localPerson(1), localPerson(11), referral(1), referral(11)].map {
        vault.tag(of: $0)
      }, place)
  }

  @Test("nothing of the person is in any file, and nobody else has lost anything")
  func leavesNothing() throws {
    let place = try TemporaryPlace()
    let vault = try place.create()
    try populate(vault)
    let traces = try traces(place, vault)
    for secret in traces.secrets {
      let found = try place.files().contains { try place.bytes($0).contains(sequence: secret) }
      #expect(found, "the search would find \(secret.hexadecimal)")
    }
    let keys = try [1, 3].map { try fingerprint(vault.key(of: PersonNumber(rawValue: $0))) }
    try vault.erase([PersonNumber(rawValue: 2)])
    try traces.expectNowhere(place, "after the erasure")
    for vault in [vault, try place.open(readOnly: true)] {
      #expect(throws: VaultError.erased(PersonNumber(rawValue: 2))) {
        try vault.key(of: PersonNumber(rawValue: 2))
      }
      #expect(try vault.isErased(PersonNumber(rawValue: 2)))
      for lookup in [person(1), localPerson(1), localPerson(11)] {
        #expect(try vault.person(for: lookup) == nil)
      }
      for lookup in [referral(1), referral(11)] { #expect(try vault.referral(for: lookup) == nil) }
      #expect(try vault.person(of: ReferralNumber(rawValue: 4)) == nil)
      #expect(
        try [1, 3].map { try fingerprint(vault.key(of: PersonNumber(rawValue: $0))) } == keys)
      for index in [0, 2] {
        #expect(try vault.person(for: person(index))?.rawValue == UInt64(index + 1))
        #expect(try vault.referral(for: referral(index))?.person.rawValue == UInt64(index + 1))
      }
    }
  }

  @Test("who comes later under the same identifiers is somebody new, with new numbers")
  func numbersAreNotUsedAgain() throws {
    let place = try TemporaryPlace()
    try place.withVault(creating: true) { vault in
      for index in 0..<3 { _ = try register(index, vault) }
      // The last one: the length of the files alone keeps the numbers.
      try vault.erase([PersonNumber(rawValue: 3)])
    }
    let vault = try place.open()
    #expect(try vault.personCount() == 3 && vault.referralCount() == 3)
    let (person, isNew) = try vault.registerPerson(for: person(2))
    #expect(person.rawValue == 4 && isNew)
    let (number, isNewReferral) = try vault.registerReferral(for: referral(2), person: person)
    #expect(number.rawValue == 4 && isNewReferral)
    try vault.flush()
    #expect(try place.open(readOnly: true).person(for: KeyVaultTests.person(2)) == person)
  }

  @Test("what was not flushed yet is erased too, and several people at once")
  func erasesWhatWaits() throws {
    let place = try TemporaryPlace()
    let vault = try place.create()
    for index in 0..<40 { _ = try register(index, vault) }
    try vault.erase(Set((1...40).filter { $0 % 2 == 0 }.map { PersonNumber(rawValue: $0) }))
    for index in 0..<40 {
      let isErased = index % 2 == 1
      #expect((try vault.person(for: person(index)) == nil) == isErased)
      #expect((try vault.referral(for: referral(index)) == nil) == isErased)
    }
  }

  @Test("a number that was never handed out is refused and changes nothing; twice is no failure")
  func unknownAndTwice() throws {
    let place = try TemporaryPlace()
    let vault = try place.create()
    _ = try register(0, vault)
    try vault.flush()
    let before = try place.files().map { try place.bytes($0) }
    for number: UInt64 in [0, 2, .max] {
      #expect(throws: VaultError.unknownPerson(PersonNumber(rawValue: number))) {
        try vault.erase([PersonNumber(rawValue: 1), PersonNumber(rawValue: number)])
      }
    }
    #expect(try place.files().map { try place.bytes($0) } == before)
    for _ in 0..<2 { try vault.erase([PersonNumber(rawValue: 1)]) }
    #expect(try vault.isErased(PersonNumber(rawValue: 1)))
    #expect(throws: VaultError.readOnly) {
      try place.open(readOnly: true).erase([PersonNumber(rawValue: 1)])
    }
  }

  @Test("a reader that was open before sees that the person is gone")
  func readersSeeIt() throws {
    let place = try TemporaryPlace()
    let vault = try place.create()
    try populate(vault)
    let reader = try place.open(readOnly: true)
    #expect(try reader.person(for: person(1))?.rawValue == 2)
    _ = try reader.key(of: PersonNumber(rawValue: 2))
    try vault.erase([PersonNumber(rawValue: 2)])
    #expect(try reader.person(for: person(1)) == nil)
    #expect(throws: VaultError.erased(PersonNumber(rawValue: 2))) {
      try reader.key(of: PersonNumber(rawValue: 2))
    }
  }

  @Test("places of removed entries are used again, and the table still finds and grows")
  func tablesGoOn() throws {
    let place = try TemporaryPlace()
    let vault = try place.create()
    for index in 0..<900 { _ = try register(index, vault) }
    try vault.flush()
    try vault.erase(Set((1...900).filter { $0 % 3 != 0 }.map { PersonNumber(rawValue: $0) }))
    for index in 1_000..<3_000 { _ = try register(index, vault) }
    try vault.flush()
    let reader = try place.open(readOnly: true)
    for index in 0..<900 {
      let expected = (index + 1) % 3 == 0 ? UInt64(index + 1) : nil
      #expect(try reader.person(for: person(index))?.rawValue == expected)
    }
    for index in 1_000..<3_000 { #expect(try reader.person(for: person(index)) != nil) }
  }

  @Test("an entry of the same tag that leads to somebody else stays; a dead one goes")
  func otherEntriesOfOneTag() throws {
    let place = try TemporaryPlace()
    try place.withVault(creating: true) { vault in
      _ = try register(0, vault)
      try vault.flush()
    }
    let slots = try place.bytes("vault/persons.slots")
    try place.withVault { vault in
      _ = try register(1, vault)
      try vault.flush()
    }
    // The slot of number 2 was lost; the number is handed out again, and its lookup finds number 3.
    try place.write(slots, "vault/persons.slots")
    let vault = try place.open()
    #expect(try vault.registerPerson(for: person(2)).person.rawValue == 2)
    #expect(try vault.registerPerson(for: person(1)).person.rawValue == 3)
    try vault.flush()
    try vault.erase([PersonNumber(rawValue: 2)])
    #expect(try vault.person(for: person(1))?.rawValue == 3)
    let tag = vault.tag(of: person(1)).words
    try vault.erase([PersonNumber(rawValue: 3)])
    #expect(try !place.bytes("vault/persons.1.lookup").contains(sequence: tag))
  }

  @Test("a referral moves to somebody else in place, and goes with the new person")
  func movesReferrals() throws {
    let place = try TemporaryPlace()
    let vault = try place.create()
    for index in 0..<2 { _ = try register(index, vault) }
    let (first, second) = (PersonNumber(rawValue: 1), PersonNumber(rawValue: 2))
    try vault.move(ReferralNumber(rawValue: 1), to: second)
    #expect(try vault.referrals(of: [second]).map(\.rawValue).sorted() == [1, 2])
    try vault.erase([first])
    let found = try #require(try vault.referral(for: referral(0)))
    #expect(found.referral.rawValue == 1 && found.person == second)
    try vault.flush()
    try vault.erase([second])
    #expect(try vault.referral(for: referral(0)) == nil)
    #expect(throws: VaultError.unknownReferral(ReferralNumber(rawValue: 1))) {
      let (third, _) = try vault.registerPerson(for: person(7))
      try vault.move(ReferralNumber(rawValue: 1), to: third)
    }
  }
}

extension [UInt8] {
  func contains(sequence: [UInt8]) -> Bool {
    Data(self).range(of: Data(sequence)) != nil
  }
}
