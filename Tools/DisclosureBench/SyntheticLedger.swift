import EventLog
import EventSchema
import Foundation
import KeyVault
import PersonSets
import SeededRandom
import SubmissionLedger
import SwiftProtobuf

/// A ledger on disk as commands would have left it, made of synthetic people: everybody was asked about in
/// the first week, one in 1,000 changes their mind in each further one, and each week has its releases.
///
/// Nine in ten releases are of one of 42 commissioners, whose people are spread over all numbers; the
/// others are of everybody. Nobody who had opted out is in one, but for those who are planted.
struct SyntheticLedger {
  private let directory: String
  private let people: Int
  private let releases: Int

  /// How many people are planted in one release although they had opted out.
  static let planted = 3

  private static let commissioners = 42
  private static let weeks = 40

  init(_ directory: String, people: Int, releases: Int) {
    self.directory = directory
    self.people = people
    self.releases = releases
  }

  func make() throws {
    let start = try Report.unwrap(Timestamp("2020-10-01T00:00:00Z"))
    try create(at: start)
    let vault = try Vault.open(
      at: directory + "/vault",
      keyEncryptionKey: try KeyEncryptionKeySource.file(directory + "/keys/kek").load())
    try Report.time("register \(people) people") { try register(in: vault) }
    var state = try State(sets(), SeededGenerator(seed: 5))
    let perWeek = (releases + Self.weeks - 1) / Self.weeks
    try Report.time("append everything") {
      for week in 0..<Self.weeks {
        let time = Timestamp(microseconds: start.microseconds + Int64(week) * 604_800_000_000)
        try add(week, at: time, perWeek, &state, vault)
      }
    }
    Report.line("opted out in the end", "\(state.optedOut.count)")
  }

  // Each opens the ledger in a scope of its own: a process has an environment open once.
  private func create(at start: Timestamp) throws {
    let made = try SubmissionLedger.create(
      at: directory, origin: "example.org/bench", simulatedClock: true,
      session: LedgerSession(actor: "bench", simulatedTime: start))
    try made.log.close()
  }

  private func add(
    _ week: Int, at time: Timestamp, _ perWeek: Int, _ state: inout State, _ vault: Vault
  ) throws {
    let ledger = try SubmissionLedger.open(
      at: directory, session: LedgerSession(actor: "bench", simulatedTime: time))
    let writer = Writer(ledger: ledger, vault: vault, time: time)
    if week == 0 { try writer.submit(people) }
    try check(week, &state, writer)
    for _ in 0..<perWeek where state.made < releases { try release(&state, writer) }
    try ledger.log.close()
  }

  private struct State {
    /// The people of each commissioner.
    let commissioners: [PersonSet]
    let everybody: PersonSet
    var optedOut = PersonSet()
    var generator: SeededGenerator
    var made = 0

    init(_ commissioners: [PersonSet], _ generator: SeededGenerator) throws {
      self.commissioners = commissioners
      everybody = commissioners.reduce(PersonSet()) { $0.union($1) }
      self.generator = generator
    }
  }

  private func register(in vault: Vault) throws {
    for person in 1...people {
      let lookup = Lookup(domain: "bench/person", parts: [SensitiveText(String(person))])
      guard try vault.registerPerson(for: lookup).person.rawValue == UInt64(person) else {
        throw DisclosureBench.Wrong()
      }
    }
    try vault.settle()
  }

  private func sets() throws -> [PersonSet] {
    var generator = SeededGenerator(seed: 1)
    var numbers = [[UInt64]](repeating: [], count: Self.commissioners)
    for person in 1...UInt64(people) {
      numbers[Int.random(in: 0..<Self.commissioners, using: &generator)].append(person)
    }
    return try numbers.map { try PersonSet($0) }
  }

  /// Everybody in the first week, of whom one in 20 has opted out; those who changed their minds later.
  private func check(_ week: Int, _ state: inout State, _ writer: Writer) throws {
    let number = UInt64(week + 1)
    let requested = try writer.request(check: number, people)
    if week == 0 {
      let optedOut = (1...UInt64(people)).filter { _ in state.generator.oneIn(20) }
      state.optedOut = try PersonSet(optedOut)
      try writer.tell(1...UInt64(people), optedOut: state.optedOut, check: number)
    } else {
      let changed = (0..<people / 1_000).map { _ in
        UInt64.random(in: 1...UInt64(people), using: &state.generator)
      }
      let set = try PersonSet(changed)
      // Whoever had opted out takes it back, and the other way round.
      let (back, new) = (set.intersection(state.optedOut), set.subtracting(state.optedOut))
      state.optedOut = state.optedOut.subtracting(back).union(new)
      try writer.tell(set, optedOut: state.optedOut, check: number)
    }
    try writer.complete(check: number, requested)
  }

  private func release(_ state: inout State, _ writer: Writer) throws {
    state.made += 1
    let isOfEverybody = state.generator.oneIn(10)
    let commissioner = state.commissioners.randomElement(using: &state.generator)
    let people = isOfEverybody ? state.everybody : commissioner ?? state.everybody
    var included = people.subtracting(state.optedOut)
    let removed = people.intersection(state.optedOut)
    if state.made == releases / 2 + 1 {
      included = included.union(try PersonSet(Array(removed.prefix(Self.planted))))
    }
    try writer.release(
      use: isOfEverybody ? "dars-release" : "commissioner-extract", included, removed)
  }
}
