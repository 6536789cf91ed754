import SeededRandom
import Testing

@testable import KeyVault

@Suite("Vault against a model")
struct ModelTests {
  /// What a vault should know, in dictionaries.
  struct Model {
    var people: [Lookup: PersonNumber] = [:]
    var referrals: [Lookup: (ReferralNumber, PersonNumber)] = [:]
    var keys: [PersonNumber: [UInt8]] = [:]
    var personCount: UInt64 = 0
    var referralCount: UInt64 = 0
    var erased: Set<PersonNumber> = []
  }

  @Test(
    "answers as dictionaries do, through reopening, journals, settling and growing",
    arguments: [
      LookupIndex.Limits(), LookupIndex.Limits(waiting: 300, journalledAtLeast: 20),
      LookupIndex.Limits(waiting: 5_000, journalledAtLeast: 1),
    ])
  func randomOperations(limits: LookupIndex.Limits) throws {
    var generator = SeededGenerator(for: "vault model \(limits.waiting)")
    let place = try TemporaryPlace()
    _ = try place.create()
    var model = Model()
    for _ in 0..<6 {
      try oneOpening(of: place, limits, &model, &generator)
      try expectSame(place.open(readOnly: true), model, using: &generator)
    }
  }

  /// Opens the vault, checks that it kept everything, and works on it for a while.
  private func oneOpening(
    of place: TemporaryPlace, _ limits: LookupIndex.Limits, _ model: inout Model,
    _ generator: inout SeededGenerator
  ) throws {
    let vault = try Vault.open(at: place.vault, keyEncryptionKey: testKey(), limits: limits)
    try expectSame(vault, model, using: &generator)
    for _ in 0..<Int.random(in: 1...4_000, using: &generator) {
      try operate(vault, &model, &generator)
      if Int.random(in: 0..<250, using: &generator) == 0 { try erase(vault, &model, &generator) }
      if Int.random(in: 0..<200, using: &generator) == 0 { try vault.flush() }
    }
    try vault.flush()
  }

  private func operate(
    _ vault: Vault, _ model: inout Model, _ generator: inout SeededGenerator
  ) throws {
    let index = Int.random(in: 0..<8_000, using: &generator)
    let lookup = Bool.random(using: &generator) ? person(index) : localPerson(index)
    switch Int.random(in: 0..<11, using: &generator) {
    case 0..<4:
      let (number, isNew) = try vault.registerPerson(for: lookup)
      #expect(isNew == (model.people[lookup] == nil))
      if isNew {
        model.personCount += 1
        #expect(number.rawValue == model.personCount)
        model.keys[number] = try fingerprint(vault.key(of: number))
      } else {
        #expect(number == model.people[lookup])
      }
      model.people[lookup] = number
    case 4..<7:
      guard let someone = model.people.values.randomElement(using: &generator) else { return }
      let lookup = referral(index)
      let (number, isNew) = try vault.registerReferral(for: lookup, person: someone)
      #expect(isNew == (model.referrals[lookup] == nil))
      if isNew {
        model.referralCount += 1
        #expect(number.rawValue == model.referralCount)
        model.referrals[lookup] = (number, someone)
      } else {
        #expect(number == model.referrals[lookup]?.0)
      }
    case 7:
      guard let someone = model.people.values.randomElement(using: &generator) else { return }
      try link(vault, lookup, someone, &model)
    case 8:
      // Now and then the same one twice.
      let other = Int.random(in: 0..<20, using: &generator) == 0 ? lookup : localPerson(index)
      try registerWithLink(vault, lookup, other, &model)
    default:
      #expect(try vault.person(for: lookup) == model.people[lookup])
    }
  }

  private func erase(
    _ vault: Vault, _ model: inout Model, _ generator: inout SeededGenerator
  ) throws {
    var persons: Set<PersonNumber> = []
    for _ in 0..<Int.random(in: 1...3, using: &generator) where model.personCount > 0 {
      persons.insert(
        PersonNumber(rawValue: .random(in: 1...model.personCount, using: &generator)))
    }
    try vault.erase(persons)
    model.erased.formUnion(persons)
    model.people = model.people.filter { !persons.contains($0.value) }
    model.referrals = model.referrals.filter { !persons.contains($0.value.1) }
    for person in persons { model.keys[person] = nil }
  }

  private func registerWithLink(
    _ vault: Vault, _ lookup: Lookup, _ other: Lookup, _ model: inout Model
  ) throws {
    let found = try vault.registerPerson(
      for: vault.tag(of: lookup), alsoFoundBy: vault.tag(of: other))
    #expect((found == nil) == (model.people[other] != nil))
    guard let (number, isNew) = found else { return }
    #expect(isNew == (model.people[lookup] == nil))
    #expect(number == model.people[lookup] ?? PersonNumber(rawValue: model.personCount + 1))
    if isNew {
      model.personCount += 1
      model.keys[number] = try fingerprint(vault.key(of: number))
    }
    model.people[lookup] = number
    model.people[other] = number
  }

  private func link(
    _ vault: Vault, _ lookup: Lookup, _ someone: PersonNumber, _ model: inout Model
  ) throws {
    if let known = model.people[lookup], known != someone {
      #expect(throws: VaultError.alreadyLinked(to: known)) {
        try vault.link(lookup, to: someone)
      }
    } else {
      #expect(try vault.link(lookup, to: someone) == (model.people[lookup] == nil))
      model.people[lookup] = someone
    }
  }

  private func expectSame(
    _ vault: Vault, _ model: Model, using generator: inout SeededGenerator
  ) throws {
    #expect(try vault.personCount() == model.personCount)
    #expect(try vault.referralCount() == model.referralCount)
    for (lookup, number) in model.people {
      #expect(try vault.person(for: lookup) == number)
    }
    for (number, expected) in model.keys {
      #expect(try fingerprint(vault.key(of: number)) == expected)
    }
    for (lookup, expected) in model.referrals {
      let found = try #require(try vault.referral(for: lookup))
      #expect(found.referral == expected.0 && found.person == expected.1)
      #expect(try vault.person(of: expected.0) == expected.1)
    }
    for person in model.erased {
      #expect(try vault.isErased(person))
      #expect(throws: VaultError.erased(person)) { try vault.key(of: person) }
    }
    for index in stride(from: 0, to: 8_000, by: 13) where model.people[person(index)] == nil {
      #expect(try vault.person(for: person(index)) == nil)
    }
    for index in 8_000..<8_100 {
      #expect(try vault.person(for: person(index)) == nil)
      #expect(try vault.referral(for: referral(index)) == nil)
    }
  }
}
