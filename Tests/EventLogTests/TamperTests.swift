import EventLog
import EventSchema
import LMDB
import TestSupport
import Testing

/// Changes one byte of each stored value at a time, behind the log's back.
@Suite struct TamperTests {
  let test = try! TestLog()
  let keyed = [
    KeyedAppend(key: "first", content: [1], positions: 0..<2),
    KeyedAppend(key: "second", content: [2], positions: 4..<5),
  ]

  init() throws {
    try test.log.appendAndWait([.sample(ledger, "a"), .sample(person, "b")], key: key(0))
    test.clock.move(bySeconds: 1)
    try test.log.appendAndWait([.sample(person, "c")])
    try test.log.appendAndWait([EventDraft(.sample(referral), keyID: 3) { _ in [1, 2, 3] }])
    test.clock.move(bySeconds: 1)
    try test.log.appendAndWait([.sample(StreamID(.person, 300))], key: key(1))
    try #require(try checkLog(test.log, keyed: keyed) == [])
    try test.log.close()
  }

  @Test(arguments: LogFiles.names) func `A changed byte of a stored value is told`(_ table: String)
    throws
  {
    for (key, value) in try files().tables[table] ?? [:] {
      for index in value.indices {
        // Of a run of zeros, every place tells the same; a few are enough.
        if value[index] == 0, table == "streams", index % 16 != 3 { continue }
        var changed = value
        changed[index] ^= [1, 0x80][index % 2]
        try expectTold(table, key, changed, "byte \(index) of \(table) \(key)")
      }
      try test.tamper(table, key, value)
    }
    #expect(try findings() == [])
  }

  @Test(arguments: LogFiles.names) func `A missing, shorter or longer value is told`(
    _ table: String
  ) throws {
    for (key, value) in try files().tables[table] ?? [:] {
      try expectTold(table, key, nil, "\(table) \(key) is missing")
      try expectTold(table, key, Array(value.dropLast()), "\(table) \(key) is shorter")
      try expectTold(table, key, value + [0], "\(table) \(key) is longer")
      try expectTold(table, key, [], "\(table) \(key) is empty")
      try test.tamper(table, key, value)
    }
    #expect(try findings() == [])
  }

  @Test(arguments: LogFiles.names) func `An entry too many is told`(_ table: String) throws {
    for (key, value) in try files().tables[table] ?? [:] {
      var other = key
      other[other.count - 1] ^= 0x40
      try expectTold(table, other, value, "\(table) \(other) is one too many")
      try test.tamper(table, other, nil)
    }
    #expect(try findings() == [])
  }

  @Test func `An event in the place of another is told by the walk and by its position`() throws {
    let entries = try files().tables["entries"] ?? [:]
    let first = [UInt8](repeating: 0, count: 8)
    let second = first.dropLast() + [1]
    try test.tamper("entries", Array(second), entries[first])
    let log = try test.open()
    #expect(
      refused { () throws(EventLogError) in _ = try log.beginRead().event(at: Position(1)) }?
        .hasPrefix("damaged: position 1") == true)
    #expect(
      refused { () throws(EventLogError) in _ = try checkLog(log) }?
        .hasPrefix("damaged: position 1") == true)
  }

  private func expectTold(
    _ table: String, _ key: [UInt8], _ value: [UInt8]?, _ what: String
  ) throws {
    try test.tamper(table, key, value)
    if try findings().isEmpty { Issue.record("not told: \(what)") }
  }

  private func files() throws -> LogFiles {
    let environment = try Environment.open(at: test.path, options: .init(isReadOnly: true))
    defer { try? environment.close() }
    return try LogFiles(environment)
  }

  /// What opening refuses or checking finds.
  private func findings() throws -> [String] {
    do throws(EventLogError) {
      let log = try test.open()
      defer { try? log.close() }
      let findings = try checkLog(log, keyed: keyed)
      if !findings.isEmpty { return findings }
    } catch {
      return [error.description]
    }
    return try checkLogFiles(at: test.path)
  }

  private func key(_ index: Int) -> IdempotencyKey {
    IdempotencyKey(keyed[index].key, content: keyed[index].content)
  }
}
