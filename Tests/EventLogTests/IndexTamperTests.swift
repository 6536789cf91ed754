import EventLog
import EventSchema
import LMDB
import TestSupport
import Testing

/// Records beside the entries that no event explains, or that are gone: `verify` must name them.
@Suite struct IndexTamperTests {
  let test: TestLog
  private let firstPeople: [UInt8] = [UInt8(StreamCategory.person.rawValue), 0, 0, 0, 0, 0, 0, 0]

  init() throws {
    test = try TestLog()
    try test.log.appendAndWait(
      [.sample(ledger), .sample(person)], key: IdempotencyKey("first", content: [1]))
    try test.log.appendAndWait([.sample(person)], key: IdempotencyKey("second", content: [2]))
    // A refused append leaves a chunk without a version behind, which says nothing.
    #expect(
      refused { () throws(EventLogError) in
        try test.log.appendAndWait([
          .sample(StreamID(.agreement, 5)), .sample(person, expecting: .exactly(9)),
        ])
      } == "wrongExpectedVersion")
    try test.log.appendAndWait([.sample(StreamID(.person, 300))])
    try test.log.close()
    #expect(try table("streams").count == 4)
    #expect(try findings() == [])
  }

  @Test func `An idempotency record that no event explains is told`() throws {
    let record = try #require(try table("idempotency").values.first)
    try test.tamper("idempotency", Array(repeating: 7, count: 16), record)
    #expect(
      try findings() == ["the idempotency table has 3 records, of which the events explain 2"])
  }

  @Test func `A missing idempotency record is told, also where another stands in for it`() throws {
    let found = try table("idempotency").first { $0.value[23] == 2 }
    let (key, record) = try #require(found)
    try test.tamper("idempotency", key, nil)
    let missing = "the key of the append at position 2 is not in the index"
    #expect(try findings() == [missing])
    try test.tamper("idempotency", Array(repeating: 7, count: 16), record)
    #expect(
      try findings()
        == [missing, "the idempotency table has 2 records, of which the events explain 1"])
  }

  @Test func `A version of a stream without events is told`() throws {
    var people = try #require(try table("streams")[firstPeople])
    people[9] = 4
    try test.tamper("streams", firstPeople, people)
    #expect(
      try findings() == ["the index says that stream person-9 is at version 4, its events say 0"])
  }

  @Test func `A chunk of streams without events is told, one by one and up to the limit`() throws {
    var chunk = [UInt8](repeating: 0, count: 256)
    chunk[3] = 1
    chunk[255] = 2
    let category = UInt8(StreamCategory.referral.rawValue)
    try test.tamper("streams", [category, 0, 0, 0, 0, 0, 0, 2], chunk)
    #expect(
      try findings() == [
        "the index says that stream referral-515 is at version 1, its events say 0",
        "the index says that stream referral-767 is at version 2, its events say 0",
      ])
    chunk = [UInt8](repeating: 1, count: 256)
    try test.tamper("streams", [category, 0, 0, 0, 0, 0, 0, 2], chunk)
    #expect(try findings().count == 100)
  }

  @Test func `A missing chunk of streams is told, and a version that went back`() throws {
    var people = try #require(try table("streams")[firstPeople])
    try test.tamper("streams", firstPeople, nil)
    let missing = "the index says that stream person-1 is at version 0, its events say 2"
    #expect(try findings() == [missing])
    people[1] = 1
    try test.tamper("streams", firstPeople, people)
    #expect(
      try findings() == ["the index says that stream person-1 is at version 1, its events say 2"])
  }

  @Test func `What is no chunk of streams is told`() throws {
    let people = try #require(try table("streams")[firstPeople])
    try test.tamper("streams", firstPeople + [0], people)
    #expect(
      try findings() == ["the index of streams has a key of 9 bytes, where 8 were expected"])
    try test.tamper("streams", firstPeople + [0], nil)
    try test.tamper("streams", firstPeople, people + [0])
    #expect(
      try findings() == ["the index has 257 bytes for stream person-0 and those next to it"])
  }

  @Test func `A walk that starts later judges what it saw, and says so`() throws {
    let record = try #require(try table("idempotency").values.first)
    try test.tamper("idempotency", Array(repeating: 7, count: 16), record)
    var people = try #require(try table("streams")[firstPeople])
    people[9] = 4
    try test.tamper("streams", firstPeople, people)
    #expect(try findings(from: 2) == [])
    people[1] = 7
    try test.tamper("streams", firstPeople, people)
    #expect(
      try findings(from: 2)
        == ["the index says that stream person-1 is at version 7, its events say 2"])
    let log = try test.open()
    #expect(
      try log.verify(from: 2).notChecked
        == [
          "events before position 2, their streams and their idempotency keys",
          "whether an index holds something that no event explains",
        ])
    #expect(
      try log.verify(upTo: 3).notChecked
        == [
          "the index of stream versions",
          "whether an index holds something that no event explains",
        ])
    try log.close()
  }

  private func table(_ name: String) throws -> [[UInt8]: [UInt8]] {
    let environment = try Environment.open(at: test.path, options: .init(isReadOnly: true))
    defer { try? environment.close() }
    return try LogFiles(environment).tables[name] ?? [:]
  }

  /// What `verify` says of the indexes; anything else it says is a failure.
  private func findings(from start: UInt64 = 0) throws -> [String] {
    let log = try test.open()
    defer { try? log.close() }
    let findings = try log.verify(from: start).findings
    #expect(findings.allSatisfy { $0.kind == .index })
    return findings.map(\.detail)
  }
}
