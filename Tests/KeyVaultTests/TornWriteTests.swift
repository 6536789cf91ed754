import SeededRandom
import Testing

@testable import KeyVault

/// What a loss of power may leave behind, and what must be found then.
///
/// `kept` people and referrals are flushed. More are then brought to the files, which are
/// damaged only where they differ from the flushed state: those bytes a disk may have lost.
@Suite("Torn writes")
struct TornWriteTests {
  static let kept = 60
  static let all = 140

  enum Damage: String, CaseIterable {
    case truncated, zeroed, garbled, reverted
  }

  /// A vault whose files exist in two states: as flushed, and as they were when power was lost.
  struct Loss {
    let place: TemporaryPlace
    let flushed: [String: [UInt8]]
    let lost: [String: [UInt8]]
    let keys: [[UInt8]]

    init() throws {
      let place = try TemporaryPlace()
      let vault = try place.create()
      keys = try (0..<TornWriteTests.kept).map { try register($0, vault) }
      try vault.flush()
      flushed = try Self.files(of: place)
      for index in TornWriteTests.kept..<TornWriteTests.all { _ = try register(index, vault) }
      try vault.flush()
      lost = try Self.files(of: place)
      self.place = place
    }

    private static func files(of place: TemporaryPlace) throws -> [String: [UInt8]] {
      try Dictionary(uniqueKeysWithValues: place.files().map { ($0, try place.bytes($0)) })
    }

    /// Brings back the later state, with the bytes of one range that were never flushed damaged.
    func damage(
      _ file: String, _ kind: Damage, using generator: inout SeededGenerator
    ) throws -> Range<Int> {
      for (name, bytes) in lost { try place.write(bytes, name) }
      let before = flushed[file] ?? []
      var after = lost[file] ?? []
      let changed = after.indices.filter { $0 >= before.count || before[$0] != after[$0] }
      let first = changed.randomElement(using: &generator) ?? after.count
      let last = changed.filter { $0 >= first }.randomElement(using: &generator) ?? first
      for index in changed where index >= first && index <= last {
        switch kind {
        case .zeroed: after[index] = 0
        case .garbled: after[index] = .random(in: 0...255, using: &generator)
        case .reverted, .truncated: after[index] = index < before.count ? before[index] : 0
        }
      }
      if kind == .truncated, first >= before.count { after.removeSubrange(first...) }
      try place.write(after, file)
      return first..<last + 1
    }
  }

  @Test(
    "keep what was flushed, and never give one number to two people", arguments: Damage.allCases)
  func keepsWhatWasFlushed(kind: Damage) throws {
    var generator = SeededGenerator(for: "\(kind.rawValue) writes")
    let loss = try Loss()
    for file in ["persons.slots", "referrals.slots", "persons.1.lookup", "referrals.1.lookup"] {
      for _ in 0..<12 {
        let range = try loss.damage("vault/" + file, kind, using: &generator)
        try expectSound(loss, "\(file) \(kind.rawValue) \(range)")
      }
    }
  }

  private func expectSound(_ loss: Loss, _ what: String) throws {
    let vault = try loss.place.open()
    for index in 0..<Self.kept {
      let number = try #require(try vault.person(for: person(index)), "\(what)")
      #expect(number.rawValue == UInt64(index + 1), "\(what)")
      #expect(try fingerprint(vault.key(of: number)) == loss.keys[index], "\(what)")
      let found = try #require(try vault.referral(for: referral(index)), "\(what)")
      #expect(found.person == number && found.referral.rawValue == UInt64(index + 1), "\(what)")
    }
    // Registering everybody again must end in a number and a referral of their own for each.
    var people: Set<PersonNumber> = []
    var referrals: Set<ReferralNumber> = []
    for index in 0..<Self.all {
      people.insert(try vault.registerPerson(for: person(index)).person)
      let number = try #require(try vault.person(for: person(index)))
      _ = try vault.key(of: number)
      referrals.insert(
        try vault.registerReferral(for: referral(index), person: number).referral)
      #expect(try vault.referral(for: referral(index)) != nil, "\(what)")
    }
    #expect(people.count == Self.all, "\(what)")
    #expect(referrals.count == Self.all, "\(what)")
    for index in Self.all..<Self.all + 50 {
      #expect(
        people.insert(try vault.registerPerson(for: person(index)).person).inserted, "\(what)")
    }
    try vault.flush()
  }

  @Test("an entry whose slot was given to somebody else finds nobody")
  func entriesDieWithTheirSlots() throws {
    let place = try TemporaryPlace()
    try place.withVault(creating: true) { vault in
      _ = try register(0, vault)
      try vault.flush()
    }
    let slots = try place.bytes("vault/persons.slots")
    let referrals = try place.bytes("vault/referrals.slots")
    try place.withVault { vault in
      _ = try register(1, vault)
      try vault.flush()
    }
    // The lookup of person 1 is on disk, the slot is not, and number 2 is given out again.
    try place.write(slots, "vault/persons.slots")
    try place.write(referrals, "vault/referrals.slots")
    let vault = try place.open()
    #expect(try vault.person(for: person(1)) == nil)
    let (number, isNew) = try vault.registerPerson(for: person(2))
    #expect(number.rawValue == 2 && isNew)
    #expect(try vault.person(for: person(1)) == nil)
    #expect(try vault.referral(for: referral(1)) == nil)
    _ = try vault.registerReferral(for: referral(2), person: number)
    #expect(try vault.referral(for: referral(1)) == nil)
    try vault.flush()
    let reader = try place.open(readOnly: true)
    #expect(try reader.person(for: person(1)) == nil)
    #expect(try reader.person(for: person(2)) == number)
  }

  @Test("a referral never comes to belong to somebody who was given its person's number")
  func referralsDieWithTheirPersons() throws {
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
    try place.write(slots, "vault/persons.slots")
    let vault = try place.open()
    #expect(try vault.registerPerson(for: person(2)).person.rawValue == 2)
    #expect(try vault.person(of: ReferralNumber(rawValue: 1))?.rawValue == 1)
    #expect(try vault.person(of: ReferralNumber(rawValue: 2)) == nil)
    #expect(try vault.referral(for: referral(1)) == nil)
  }

  @Test(
    "a growth that was cut short leaves the old table in force", arguments: [0, 48, 4096, 9000])
  func survivesCutGrowth(length: Int) throws {
    let place = try TemporaryPlace()
    try place.withVault(creating: true) { vault in
      for index in 0..<50 { _ = try register(index, vault) }
      try vault.flush()
    }
    // A new table is written with zeros for a header until it is whole.
    let draft =
      [UInt8](repeating: 0, count: min(length, 4096))
      + Array(repeating: 9, count: max(0, length - 4096))
    try PrivateFile.createEmpty(at: place.vault + "/persons.2.lookup")
    try place.write(draft, "vault/persons.2.lookup")
    let reader = try place.open(readOnly: true)
    #expect(try reader.person(for: person(7))?.rawValue == 8)
    let vault = try place.open()
    #expect(try vault.person(for: person(7))?.rawValue == 8)
    #expect(try !place.files().contains("vault/persons.2.lookup"))
  }

  @Test("when both tables are whole the new one counts and the old one is wiped")
  func finishesGrowth() throws {
    let place = try TemporaryPlace()
    try place.withVault(creating: true) { vault in
      for index in 0..<50 { _ = try register(index, vault) }
      try vault.flush()
    }
    let old = try place.bytes("vault/persons.1.lookup")
    try place.withVault { vault in
      for index in 50..<1_000 { _ = try register(index, vault) }
      try vault.flush()
    }
    try PrivateFile.createEmpty(at: place.vault + "/persons.1.lookup")
    try place.write(old, "vault/persons.1.lookup")
    let vault = try place.open()
    for index in 0..<1_000 {
      #expect(try vault.person(for: person(index))?.rawValue == UInt64(index + 1))
    }
    #expect(try !place.files().contains("vault/persons.1.lookup"))
  }

  @Test("a damaged table is told and not wiped")
  func keepsDamagedTable() throws {
    let place = try TemporaryPlace()
    _ = try place.create()
    var bytes = try place.bytes("vault/persons.1.lookup")
    bytes[9] ^= 1
    try place.write(bytes, "vault/persons.1.lookup")
    #expect(throws: VaultError.damaged(file: place.vault + "/persons.*.lookup")) {
      try place.open()
    }
    #expect(try place.bytes("vault/persons.1.lookup") == bytes)
  }
}
