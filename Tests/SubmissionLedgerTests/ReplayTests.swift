import EventLog
import EventSchema
import SubmissionLedger
import SwiftProtobuf
import TestSupport
import Testing

@Suite struct ReplayTests {
  @Test func eachFilterKeepsTheEventsThatItNames() throws {
    let ledger = try TestLedger()
    try ledger.submit("edge/base.bundle", at: TestLedger.october)
    try ledger.submit("small-2.0-2020-10", at: TestLedger.november)
    let all = try ledger.events()
    #expect(all.map(\.event.position.rawValue) == Array(0..<UInt64(all.count)))

    func replayed(_ set: (inout ReplayFilter) -> Void) throws -> [UInt64] {
      var filter = ReplayFilter()
      set(&filter)
      return try ledger.events(filter).map(\.event.position.rawValue)
    }
    func expected(_ keep: (EventHeader) -> Bool) -> [UInt64] {
      all.map(\.event.header).filter(keep).map(\.position.rawValue)
    }
    let person = try #require(all.compactMap(\.event.header.personNumber).last)
    let stream = try #require(
      all.last { $0.event.header.referralNumber != nil }?.event.header.stream)
    let time = try #require(Timestamp(TestLedger.october))
    #expect(try replayed { $0.from = 10 } == expected { $0.position.rawValue >= 10 })
    #expect(try replayed { $0.to = 10 } == Array(0...10))
    #expect(try replayed { ($0.from, $0.to) = (7, 9) } == [7, 8, 9])
    #expect(try replayed { ($0.from, $0.to) = (9, 7) }.isEmpty)
    #expect(try replayed { $0.from = UInt64(all.count) }.isEmpty)
    #expect(try replayed { $0.to = .max }.count == all.count)
    #expect(
      try replayed { $0.type = .personRegistered } == expected { $0.type == .personRegistered })
    #expect(try replayed { $0.stream = stream } == expected { $0.stream == stream })
    #expect(try replayed { $0.personNumber = person } == expected { $0.personNumber == person })
    #expect(try replayed { $0.asOf = .time(time) } == expected { $0.recordedAt <= time })
    #expect(try replayed { $0.asOf = .position(Position(5)) } == Array(0...5))
    let both = try replayed { ($0.type, $0.personNumber) = (.referralSubmitted, person) }
    #expect(both == expected { $0.type == .referralSubmitted && $0.personNumber == person })
    #expect(!both.isEmpty)
  }

  @Test(arguments: [
    ("small-2.0", "small-2.0"), ("small-2.0.accdb", "small-2.0"),
    ("edge/padded.accdb", "edge/base.bundle"),
  ])
  func unsealedRowsAreTheSubmittedOnesCellByCell(file: String, bundle: String) throws {
    let ledger = try TestLedger()
    try ledger.submit(file)
    var expected: [String: [String: String]] = [:]
    for (name, table) in try CSVTables(fixture: bundle).tables {
      for (index, row) in table.rows.enumerated() {
        let cells = zip(table.fields, row).filter { !$0.1.isEmpty }
        expected["\(name) \(index + 1)"] = Dictionary(uniqueKeysWithValues: cells.map { $0 })
      }
    }
    var seen: [String: [String: String]] = [:]
    try ledger.use { ledger in
      try ledger.replayUnsealed(ReplayFilter(), reason: "test") { replayed in
        guard case .rows(let rows)? = replayed.content else {
          #expect(replayed.event.header.sealed.isEmpty, "\(replayed.event.position)")
          return
        }
        for row in rows {
          let key = "\(row.table) \(row.number)"
          #expect(seen[key] == nil, "\(key) stands twice")
          seen[key] = Dictionary(uniqueKeysWithValues: row.cells.map { ($0.field, $0.value) })
        }
      }
    }
    #expect(Set(seen.keys) == Set(expected.keys))
    for (key, cells) in expected where seen[key] != cells {
      Issue.record("\(key): expected \(cells), came \(seen[key] ?? [:])")
    }
  }

  @Test func unsealingRecordsEachPersonWhoseContentIsOpenedBeforeAnyIsShown() throws {
    let ledger = try TestLedger()
    try ledger.submit("edge/base.bundle")
    let before = try ledger.events().map(\.event)
    let sealed = before.filter { !$0.header.sealed.isEmpty }
    try ledger.use { ledger in
      var sizeWhenShown: UInt64?
      try ledger.replayUnsealed(ReplayFilter(), reason: "a complaint") { _ in
        sizeWhenShown = try sizeWhenShown ?? ledger.log.head().size
      }
      let size = try ledger.log.head().size
      #expect(sizeWhenShown == size)
    }
    let looks = try ledger.events(of: .recordAccessed)
    #expect(looks.allSatisfy { $0.position.rawValue >= UInt64(before.count) })
    #expect(
      looks.compactMap(\.header.personNumber).sorted()
        == Set(sealed.compactMap(\.header.personNumber)).sorted())
    #expect(looks.count { $0.header.personNumber == nil } == 1, "the rows about staff")
    let bodies = try looks.map { try SchemaRecordAccessed(serializedBytes: $0.body) }
    #expect(bodies.allSatisfy { $0.reason == "a complaint" })
    #expect(bodies.reduce(0) { $0 + $1.eventsUnsealed } == UInt64(sealed.count))
    try ledger.check()
  }

  @Test func unsealingOnePersonOpensNobodyElse() throws {
    let ledger = try TestLedger()
    try ledger.submit("edge/base.bundle")
    var filter = ReplayFilter()
    filter.personNumber = 3
    var opened: Set<UInt64?> = []
    try ledger.use { ledger in
      try ledger.replayUnsealed(filter, reason: "test") { replayed in
        if replayed.content != nil { opened.insert(replayed.event.header.personNumber) }
      }
    }
    #expect(opened == [3])
    #expect(try ledger.events(of: .recordAccessed).map(\.header.personNumber) == [3])
  }

  @Test func aReplayWithoutUnsealingChangesNothing() throws {
    let ledger = try TestLedger()
    try ledger.submit("edge/base.bundle")
    let head = try ledger.head()
    #expect(try ledger.events().allSatisfy { $0.content == nil })
    #expect(try ledger.head() == head)
  }

  @Test func `Nothing is unsealed as of a moment before the first event`() throws {
    let ledger = try TestLedger()
    var filter = ReplayFilter()
    filter.asOf = .time(try #require(Timestamp("2000-01-01T00:00:00Z")))
    var count = 0
    try ledger.use { try $0.replayUnsealed(filter, reason: "test") { _ in count += 1 } }
    #expect(count == 0)
  }
}
