import EventLog
import TestSupport
import Testing

@Suite struct IdempotencyTests {
  let test = try! TestLog()
  let key = IdempotencyKey("request 1", content: [1, 2, 3])

  @Test func `The same key with the same content gives the first result, also after reopening`()
    throws
  {
    let first = try test.log.appendAndWait([.sample(person), .sample(referral)], key: key)
    test.clock.move(bySeconds: 60)
    try test.log.appendAndWait([.sample(ledger)])
    let again = try test.log.appendAndWait([.sample(person, "sealed anew")], key: key)
    #expect(again.positions == first.positions && again.recordedAt == first.recordedAt)
    #expect(again.isRepeat && !first.isRepeat)
    #expect(try test.log.head().size == 3)
    #expect(try test.closeAndCheck() == [])

    let log = try test.open()
    #expect(try log.appendAndWait([.sample(person)], key: key) == again)
    #expect(try log.beginRead().result(of: key) == again)
    let known = KeyedAppend(key: "request 1", content: [1, 2, 3], positions: 0..<2)
    #expect(try checkLog(log, keyed: [known]) == [])
  }

  @Test func `The same key with other content is a conflict, also after reopening`() throws {
    try test.log.appendAndWait([.sample(ledger)])
    try test.log.appendAndWait([.sample(person)], key: key)
    let other = IdempotencyKey("request 1", content: [1, 2])
    try expectConflict(other, in: test.log)
    #expect(try test.closeAndCheck() == [])
    let log = try test.open()
    try expectConflict(other, in: log)
    #expect(try log.head().size == 2)
  }

  private func expectConflict(_ key: IdempotencyKey, in log: EventLog) throws {
    do throws(EventLogError) {
      try log.appendAndWait([.sample(person)], key: key)
      Issue.record("no conflict")
    } catch {
      guard case .idempotencyConflict(let first) = error else { throw error }
      #expect(first == Position(1))
    }
  }

  @Test func `An append is repeated even where its expectation no longer holds`() throws {
    let draft = EventDraft.sample(person, expecting: .noStream)
    let first = try test.log.appendAndWait([draft], key: key)
    #expect(try test.log.appendAndWait([draft], key: key).positions == first.positions)
  }

  @Test func `A refused append leaves its key unused`() throws {
    #expect(
      refused { () throws(EventLogError) in
        try test.log.appendAndWait([.sample(person, expecting: .exactly(5))], key: key)
      } == "wrongExpectedVersion")
    #expect(try test.log.beginRead().result(of: key) == nil)
    #expect(try !test.log.appendAndWait([.sample(person)], key: key).isRepeat)
    #expect(try test.closeAndCheck() == [])
  }

  @Test func `One key handed over many times at once appends once`() async throws {
    let log = test.log
    let results = try await withThrowingTaskGroup(of: AppendResult.self) { group in
      for _ in 0..<50 {
        group.addTask { [key] in
          try await log.append(AppendBatch([.sample(person), .sample(person)], idempotency: key))
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(Set(results.map(\.positions)) == [0..<2])
    #expect(results.count { !$0.isRepeat } == 1)
    #expect(try test.closeAndCheck() == [])
  }
}
