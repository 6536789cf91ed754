import Foundation
import SeededRandom
import Testing

@testable import KeyVault

/// What was flushed and is not in the tables yet, as a process leaves it that ends at any moment.
@Suite("Lookup journals")
struct LookupJournalTests {
  /// Enough new people for a flush to go to the journals.
  static let many = LookupIndex.Limits().journalledAtLeast + 52
  private static let journals = ["vault/persons.journal", "vault/referrals.journal"]

  /// Registers people and flushes them, and ends without more.
  private func registerMany(
    _ people: Range<Int>, _ place: TemporaryPlace, creating: Bool = false
  ) throws {
    try place.withVault(creating: creating) { vault in
      for index in people { _ = try register(index, vault) }
      try vault.flush()
    }
  }

  private func journalBytes(_ place: TemporaryPlace) throws -> [Int] {
    try Self.journals.map { try place.bytes($0).count }
  }

  private func expect(_ people: Range<Int>, in vault: Vault, _ what: String = "") throws {
    for index in people {
      let number = try vault.person(for: person(index))
      #expect(number?.rawValue == UInt64(index + 1), "\(what)")
      let referral = try vault.referral(for: referral(index))
      #expect(referral?.person == number, "\(what)")
      #expect(referral?.referral.rawValue == UInt64(index + 1), "\(what)")
    }
  }

  @Test("much that is new goes to the journals, and little goes to the tables")
  func whatGoesWhere() throws {
    let place = try TemporaryPlace()
    try registerMany(0..<LookupIndex.Limits().journalledAtLeast - 1, place, creating: true)
    #expect(try journalBytes(place) == [0, 0])
    try registerMany(5_000..<5_000 + Self.many, place)
    #expect(try journalBytes(place) == [Self.many * 48, Self.many * 48])
  }

  @Test("a reader finds what is in a journal, and a writer takes it up")
  func isFoundAndTakenUp() throws {
    let place = try TemporaryPlace()
    try registerMany(0..<Self.many, place, creating: true)
    try expect(0..<Self.many, in: place.open(readOnly: true), "reader")
    #expect(try journalBytes(place) == [Self.many * 48, Self.many * 48])
    let vault = try place.open()
    #expect(try journalBytes(place) == [0, 0])
    try expect(0..<Self.many, in: vault, "writer")
    #expect(
      try vault.registerPerson(for: person(Self.many)).person.rawValue == UInt64(Self.many + 1))
  }

  @Test("a reader beside a writer finds at any moment all that was flushed")
  func readerBesideWriter() throws {
    let place = try TemporaryPlace()
    let vault = try place.create()
    let reader = try place.open(readOnly: true)
    for round in 0..<4 {
      let first = round * Self.many
      for index in first..<first + Self.many { _ = try register(index, vault) }
      try vault.flush()
      if round == 3 {
        for index in 4 * Self.many..<6 * Self.many { _ = try register(index, vault) }
        try vault.flush()
        try expect(0..<6 * Self.many, in: reader, "filled anew")
      }
      try expect(0..<first + Self.many, in: reader, "journalled, round \(round)")
      #expect(try reader.person(for: person(1_000_000)) == nil)
      // Sometimes two journallings before the tables are brought up.
      guard round != 1 else { continue }
      try vault.settle()
      #expect(try journalBytes(place) == [0, 0])
      // Sometimes no look between two fillings, of which the second is the longer one.
      guard round != 2 else { continue }
      try expect(0..<first + Self.many, in: reader, "settled, round \(round)")
    }
  }

  @Test("a vault of before there were journals is read and written")
  func withoutJournals() throws {
    let place = try TemporaryPlace()
    try registerMany(0..<3, place, creating: true)
    for journal in Self.journals {
      try FileManager.default.removeItem(atPath: place.path + "/" + journal)
    }
    let reader = try place.open(readOnly: true)
    try expect(0..<3, in: reader)
    try registerMany(3..<3 + Self.many, place)
    try expect(0..<3 + Self.many, in: reader)
  }

  @Test("what was taken up in part is not taken up twice")
  func takenUpOnce() throws {
    let place = try TemporaryPlace()
    try registerMany(0..<Self.many, place, creating: true)
    let journals = try Self.journals.map { try place.bytes($0) }
    _ = try place.open()
    let tables = try place.files().filter { $0.hasSuffix(".lookup") }.map { try place.bytes($0) }
    // A process that ended between the tables and the journals.
    for (name, bytes) in zip(Self.journals, journals) { try place.write(bytes, name) }
    let vault = try place.open()
    try expect(0..<Self.many, in: vault)
    #expect(
      try place.files().filter { $0.hasSuffix(".lookup") }.map { try place.bytes($0) } == tables)
  }

  @Test("what waits is brought to the tables when it is as much as may wait")
  func fullIsSettled() throws {
    let place = try TemporaryPlace()
    _ = try place.create()
    let limits = LookupIndex.Limits(waiting: 40, journalledAtLeast: 10)
    let vault = try Vault.open(at: place.vault, keyEncryptionKey: testKey(), limits: limits)
    for index in 0..<39 {
      _ = try register(index, vault)
      if index % 10 == 9 { try vault.flush() }
    }
    #expect(try journalBytes(place) == [30 * 48, 30 * 48])
    let (last, _) = try vault.registerPerson(for: person(39))
    #expect(try journalBytes(place) == [0, 0])
    let reader = try place.open(readOnly: true)
    try expect(0..<39, in: reader)
    #expect(try reader.person(for: person(39)) == last)
  }

  @Test(
    "where one table cannot be brought up to date, nothing that was durable is lost",
    arguments: [false, true])
  func oneTableFails(isJournalled: Bool) throws {
    let place = try TemporaryPlace()
    _ = try place.create()
    // More than a table of the smallest size takes without a new file, which a directory keeps from being made.
    let count = 400
    let inTheWay = "\(place.vault)/referrals.2.lookup"
    do {
      let limits = LookupIndex.Limits(waiting: 1_000, journalledAtLeast: 10)
      let vault = try Vault.open(at: place.vault, keyEncryptionKey: testKey(), limits: limits)
      for index in 0..<count { _ = try register(index, vault) }
      if isJournalled { try vault.flush() }
      try FileManager.default.createDirectory(
        atPath: inTheWay, withIntermediateDirectories: false)
      #expect(throws: VaultError.self) { try vault.settle() }
      #expect(throws: VaultError.needsReopening) { try vault.personCount() }
    }
    let kept = isJournalled ? count : 0
    #expect(try journalBytes(place) == [kept * 48, kept * 48])
    try FileManager.default.removeItem(atPath: inTheWay)
    let again = try place.open()
    // Slots are durable before anything that finds them.
    #expect(try again.personCount() == UInt64(count))
    #expect(try again.referralCount() == UInt64(count))
    try expect(0..<kept, in: again)
  }

  @Test("nothing of an erased person stays in a journal")
  func erasure() throws {
    let place = try TemporaryPlace()
    let vault = try place.create()
    for index in 0..<Self.many { _ = try register(index, vault) }
    try vault.flush()
    let tags = [vault.tag(of: person(7)), vault.tag(of: referral(7))].map(\.words)
    for (tag, journal) in zip(tags, Self.journals) {
      #expect(try place.bytes(journal).contains(sequence: tag))
    }
    try vault.erase([PersonNumber(rawValue: 8)])
    for file in try place.files() {
      let bytes = try place.bytes(file)
      for tag in tags {
        #expect(!bytes.contains(sequence: Array(tag[..<16])), "\(file)")
        #expect(!bytes.contains(sequence: Array(tag[16...])), "\(file)")
      }
    }
    try expect(8..<Self.many, in: vault)
  }

  @Test("who was erased is not found through a journal that came back")
  func erasedThroughOldJournal() throws {
    let place = try TemporaryPlace()
    try registerMany(0..<Self.many, place, creating: true)
    let journals = try Self.journals.map { try place.bytes($0) }
    try place.withVault { try $0.erase([PersonNumber(rawValue: 8)]) }
    for (name, bytes) in zip(Self.journals, journals) { try place.write(bytes, name) }
    #expect(try place.open(readOnly: true).person(for: person(7)) == nil)
    let vault = try place.open()
    #expect(try vault.person(for: person(7)) == nil)
    #expect(try vault.referral(for: referral(7)) == nil)
    try expect(8..<Self.many, in: vault)
  }

  @Test(
    "a torn end of a journal loses nothing that was flushed",
    arguments: journals, ["cut", "zeroed", "garbled"])
  func tornEnd(journal: String, damage: String) throws {
    var generator = SeededGenerator(for: "\(damage) \(journal)")
    let place = try TemporaryPlace()
    var flushed: [String: [UInt8]] = [:]
    var tail: [UInt8] = []
    try place.withVault(creating: true) { vault in
      for index in 0..<Self.many { _ = try register(index, vault) }
      try vault.flush()
      for name in try place.files() { flushed[name] = try place.bytes(name) }
      for index in Self.many..<Self.many + 300 { _ = try register(index, vault) }
      try vault.flush()
      // Entries of slots that a loss of power has taken.
      tail = Array(try place.bytes(journal).dropFirst(Self.many * 48))
    }
    #expect(tail.count == 300 * 48)
    for _ in 0..<6 {
      try place.restore(flushed)
      let length = Int.random(in: 1...tail.count, using: &generator)
      var torn = Array(tail[..<length])
      for place in torn.indices.suffix(Int.random(in: 0...length, using: &generator)) {
        switch damage {
        case "zeroed": torn[place] = 0
        case "garbled": torn[place] = .random(in: 0...255, using: &generator)
        default: break
        }
      }
      try place.write(try #require(flushed[journal]) + torn, journal)
      try expect(0..<Self.many, in: place.open(readOnly: true), "\(length)")
      let vault = try place.open()
      try expect(0..<Self.many, in: vault, "\(length)")
      var people: Set<PersonNumber> = []
      for index in 0..<Self.many + 300 {
        people.insert(try vault.registerPerson(for: person(index)).person)
      }
      #expect(people.count == Self.many + 300)
    }
  }
}
