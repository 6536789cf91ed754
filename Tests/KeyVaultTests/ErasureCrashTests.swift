import Foundation
import Glibc
import SeededRandom
import Testing

@testable import KeyVault

/// What a crash during an erasure may leave behind, and what must be found then.
///
/// An erasure is a few steps, each durable before the next. A crash within a step leaves any of the
/// sectors that it changes as they were or as they came to be, in any file. All combinations are tried
/// where they are few, and every single sector and many combinations where they are not.
@Suite("Crashes while erasing")
struct ErasureCrashTests {
  private static let everybody = 120
  private static let erased: [UInt64] = [3, 60, 120]

  private typealias Files = [String: [UInt8]]

  /// A vault at the beginning and after each step, and what may not stay in the end.
  private struct Erasure {
    let place: TemporaryPlace
    var states: [Files] = []
    let traces: [ErasureTests.Traces]
    let keys: [[UInt8]]

    init() throws {
      let place = try TemporaryPlace()
      let persons = Set(ErasureCrashTests.erased.map { PersonNumber(rawValue: $0) })
      var keys: [[UInt8]] = []
      var traces: [ErasureTests.Traces] = []
      try place.withVault(creating: true) { vault in
        for index in 0..<ErasureCrashTests.everybody { keys.append(try register(index, vault)) }
        for person in persons { try vault.link(localPerson(Int(person.rawValue) - 1), to: person) }
        try vault.flush()
        for person in persons {
          let index = Int(person.rawValue) - 1
          traces.append(
            try ErasureTests.Traces(
              of: person, referrals: [ReferralNumber(rawValue: person.rawValue)],
              tags: [KeyVaultTests.person(index), localPerson(index), referral(index)].map {
                vault.tag(of: $0)
              }, place))
        }
      }
      self.keys = keys
      self.traces = traces
      self.place = place
      states = [try Self.files(of: place)]
      var store = try VaultStore.open(
        at: place.vault, try testKey(), readOnly: false, patience: .zero)
      for step in ErasureStep.allCases {
        try store.take(step, persons)
        states.append(try Self.files(of: place))
      }
    }

    private static func files(of place: TemporaryPlace) throws -> Files {
      try Dictionary(uniqueKeysWithValues: place.files().map { ($0, try place.bytes($0)) })
    }

    func restore(_ files: Files) throws { try place.restore(files) }
  }

  /// A sector of 512 bytes that a step changes.
  private struct Sector: Hashable {
    let file: String
    let number: Int
  }

  private static func changes(_ before: Files, _ after: Files) -> [Sector] {
    Set(before.keys).union(after.keys).sorted().flatMap { file -> [Sector] in
      let (old, new) = (before[file] ?? [], after[file] ?? [])
      return (0..<(max(old.count, new.count) + 511) / 512).filter { sector in
        let range = sector * 512..<sector * 512 + 512
        return old[clamped: range] != new[clamped: range]
      }.map { Sector(file: file, number: $0) }
    }
  }

  /// The files before a step, with some of the sectors as they are after it.
  private static func mixed(
    _ before: Files, _ after: Files, taking sectors: some Collection<Sector>
  ) -> Files {
    var files = before
    for sector in sectors {
      var bytes = files[sector.file] ?? []
      let new = (after[sector.file] ?? [])[clamped: sector.number * 512..<sector.number * 512 + 512]
      let end = min(bytes.count, sector.number * 512 + 512)
      if bytes.count < sector.number * 512 {
        bytes += [UInt8](repeating: 0, count: sector.number * 512 - bytes.count)
      }
      bytes.replaceSubrange(min(sector.number * 512, end)..<end, with: new)
      files[sector.file] = bytes
    }
    return files
  }

  private static func subsets(
    of sectors: [Sector], _ generator: inout SeededGenerator
  ) -> [[Sector]] {
    if sectors.count <= 5 {
      return (0..<1 << sectors.count).map { bits in
        sectors.enumerated().filter { bits >> $0.offset & 1 == 1 }.map(\.element)
      }
    }
    var subsets = [[], sectors] + sectors.map { [$0] }
    subsets += (1..<sectors.count).map { Array(sectors.prefix($0)) }
    for _ in 0..<12 { subsets.append(sectors.filter { _ in Bool.random(using: &generator) }) }
    return subsets
  }

  @Test("leave nothing done, or what the next opening ends; a reader never fails")
  func everyCrashPoint() throws {
    var generator = SeededGenerator(for: "crashes while erasing")
    let erasure = try Erasure()
    var cases = 0
    for (step, states) in zip(erasure.states, erasure.states.dropFirst()).enumerated() {
      let changes = Self.changes(states.0, states.1)
      for sectors in Self.subsets(of: changes, &generator) {
        try erasure.restore(Self.mixed(states.0, states.1, taking: sectors))
        cases += 1
        try expectSound(erasure, afterStep: step, "step \(step) with \(sectors.count) sectors")
      }
    }
    #expect(erasure.states.count == ErasureStep.allCases.count + 1 && cases > 40)
  }

  /// Places of entries lie over the ends of sectors, 16 or 32 bytes behind their beginning.
  @Test("an entry of which only the end was overwritten goes too", arguments: [16, 32])
  func tornEntries(from start: Int) throws {
    let erasure = try Erasure()
    let (before, after) = (erasure.states[2], erasure.states[3])
    var files = before
    var torn = 0
    for (name, old) in before where name.hasSuffix(".lookup") {
      let new = try #require(after[name])
      for page in stride(from: 4_096, to: old.count, by: 4_096) {
        for place in 0..<LookupBucket.places {
          let end = page + (place + 1) * LookupEntry.size
          let tail = end - LookupEntry.size + start..<end
          guard old[tail] != new[tail] else { continue }
          files[name]?.replaceSubrange(tail, with: new[tail])
          torn += 1
        }
      }
    }
    #expect(torn == 9)
    try erasure.restore(files)
    try expectSound(erasure, afterStep: 2, "torn from \(start)")
  }

  private func expectSound(_ erasure: Erasure, afterStep step: Int, _ what: String) throws {
    let place = erasure.place
    let reader = try place.open(readOnly: true)
    for index in [0, 50, 118] {
      #expect(try reader.person(for: person(index))?.rawValue == UInt64(index + 1), "\(what)")
    }
    let writer = try place.open()
    var gone = 0
    for number in Self.erased {
      let person = PersonNumber(rawValue: number)
      let index = Int(number) - 1
      if try writer.isErased(person) {
        gone += 1
        #expect(try writer.person(for: KeyVaultTests.person(index)) == nil, "\(what)")
        #expect(try writer.referral(for: referral(index)) == nil, "\(what)")
      } else {
        #expect(try fingerprint(writer.key(of: person)) == erasure.keys[index], "\(what)")
        #expect(try writer.person(for: KeyVaultTests.person(index)) == person, "\(what)")
        #expect(try writer.person(for: localPerson(index)) == person, "\(what)")
        #expect(try writer.referral(for: referral(index))?.person == person, "\(what)")
      }
    }
    // All of them or nobody; once the note is durable, all of them.
    #expect(gone == 0 || gone == Self.erased.count, "\(what)")
    if step > 0 { #expect(gone == Self.erased.count, "\(what)") }
    if gone > 0 { for traces in erasure.traces { try traces.expectNowhere(place, what) } }
    #expect(try !place.files().contains("vault/vault.erasing"), "\(what)")
    try writer.erase(Set(Self.erased.map { PersonNumber(rawValue: $0) }))
    for traces in erasure.traces { try traces.expectNowhere(place, "again: " + what) }
    for index in 0..<Self.everybody where !Self.erased.contains(UInt64(index + 1)) {
      let number = PersonNumber(rawValue: UInt64(index + 1))
      #expect(try writer.person(for: person(index)) == number, "\(what)")
      #expect(try fingerprint(writer.key(of: number)) == erasure.keys[index], "\(what)")
      #expect(try writer.referral(for: referral(index))?.person == number, "\(what)")
    }
    #expect(try writer.registerPerson(for: person(2)).person.rawValue == 121, "\(what)")
  }

  @Test("a note that is not whole was never begun upon", arguments: [0, 7, 39, 40, 47])
  func tornNotes(length: Int) throws {
    let place = try TemporaryPlace()
    let vault = try place.create()
    _ = try register(0, vault)
    try vault.flush()
    _ = consume vault
    let store = try VaultStore.open(at: place.vault, try testKey(), readOnly: true, patience: .zero)
    let whole = store.erasureNote.encoded([PersonNumber(rawValue: 1)])
    #expect(whole.count == 48)
    try PrivateFile.createEmpty(at: place.vault + "/vault.erasing")
    try place.write(Array(whole[..<length]), "vault/vault.erasing")
    let opened = try place.open()
    #expect(try !opened.isErased(PersonNumber(rawValue: 1)))
    #expect(try !place.files().contains("vault/vault.erasing"))
  }

  @Test("a note of another vault, or of other numbers than its check says, erases nobody")
  func foreignNotes() throws {
    let place = try TemporaryPlace()
    try place.withVault(creating: true) { vault in
      for index in 0..<2 { _ = try register(index, vault) }
      try vault.flush()
    }
    let other = try TemporaryPlace()
    _ = try other.create()
    let foreign = try VaultStore.open(
      at: other.vault, try testKey(), readOnly: true, patience: .zero
    ).erasureNote.encoded([PersonNumber(rawValue: 1)])
    var edited = try VaultStore.open(
      at: place.vault, try testKey(), readOnly: true, patience: .zero
    ).erasureNote.encoded([PersonNumber(rawValue: 1)])
    edited[39] = 2
    for note in [foreign, edited] {
      try PrivateFile.createEmpty(at: place.vault + "/vault.erasing")
      try place.write(note, "vault/vault.erasing")
      let vault = try place.open()
      #expect(try !vault.isErased(PersonNumber(rawValue: 1)))
      #expect(try !vault.isErased(PersonNumber(rawValue: 2)))
    }
  }

  @Test("a process killed while it erases leaves each person whole or gone", arguments: 0..<6)
  func killed(attempt: Int) async throws {
    let place = try TemporaryPlace()
    var keys: [[UInt8]] = []
    try place.withVault(creating: true) { vault in
      for index in 0..<400 { keys.append(try register(index, vault)) }
      try vault.flush()
    }
    try PrivateFile.createEmpty(at: place.path + "/report")
    let path: String = place.path
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [path = path as String, attempt = attempt as Int] in
      let vault = try Vault.open(at: path + "/vault", keyEncryptionKey: testKey())
      let report = try FileHandle(forWritingTo: URL(fileURLWithPath: path + "/report"))
      Thread.detachNewThread {
        // Each attempt dies somewhere behind another person.
        while (FileManager.default.contents(atPath: path + "/report")?.count ?? 0) < attempt * 60 {
          Thread.sleep(forTimeInterval: 0.0001)
        }
        Thread.sleep(forTimeInterval: Double(attempt) * 0.0003)
        kill(getpid(), SIGKILL)
      }
      // Fewer than there are, however late the thread comes to it.
      for number in 1...UInt64(attempt * 60 + 40) {
        try vault.erase([PersonNumber(rawValue: number)])
        try report.write(contentsOf: [1])
      }
      while true { sleep(1) }
    }
    let done = try place.bytes("report").count
    #expect(done >= attempt * 60 && done <= attempt * 60 + 40)
    let vault = try place.open()
    for index in 0..<400 {
      let number = PersonNumber(rawValue: UInt64(index + 1))
      let isErased = try vault.isErased(number)
      if index < done { #expect(isErased) }
      if index > done { #expect(!isErased) }
      #expect((try vault.person(for: person(index)) == nil) == isErased)
      #expect((try vault.referral(for: referral(index)) == nil) == isErased)
      if !isErased { #expect(try fingerprint(vault.key(of: number)) == keys[index]) }
    }
  }
}

extension [UInt8] {
  fileprivate subscript(clamped range: Range<Int>) -> [UInt8] {
    Array(self[range.clamped(to: 0..<count)])
  }
}
