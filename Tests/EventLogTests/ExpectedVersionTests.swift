import EventLog
import TestSupport
import Testing

@testable import EventLog

@Suite struct ExpectedVersionTests {
  let test: TestLog

  init() throws {
    test = try TestLog()
  }

  @Test(
    arguments: [
      (0, ExpectedVersion.any, true), (0, .noStream, true), (0, .exactly(0), true),
      (0, .exactly(1), false), (3, .any, true), (3, .noStream, false), (3, .exactly(2), false),
      (3, .exactly(3), true), (3, .exactly(4), false), (3, .exactly(.max), false),
    ] as [(Int, ExpectedVersion, Bool)])
  func `An append goes through where the stream is as expected`(
    _ count: Int, _ expected: ExpectedVersion, _ isAllowed: Bool
  ) throws {
    try test.log.fill(person, count: count)
    do throws(EventLogError) {
      try test.log.appendAndWait([.sample(person, expecting: expected)])
      #expect(isAllowed)
    } catch {
      guard case .wrongExpectedVersion(let stream, let told, let actual) = error else {
        throw error
      }
      #expect(!isAllowed)
      #expect(stream == person && told == expected && actual == UInt64(count))
    }
    #expect(try test.log.head().size == UInt64(count + (isAllowed ? 1 : 0)))
    #expect(try test.closeAndCheck() == [])
  }

  @Test(
    arguments: [
      (0, ExpectedVersion.noStream, true), (1, .noStream, false), (2, .exactly(2), true),
      (2, .exactly(1), false), (2, .any, true),
    ] as [(Int, ExpectedVersion, Bool)])
  func `A batch goes through where a stream that it does not touch is as it says`(
    _ count: Int, _ expected: ExpectedVersion, _ isAllowed: Bool
  ) throws {
    try test.log.fill(person, count: count)
    let batch = AppendBatch([.sample(referral)], onlyIf: [person: expected])
    if isAllowed {
      #expect(try test.log.enqueue(batch).wait().positions.count == 1)
    } else {
      #expect(
        refused { () throws(EventLogError) in _ = try test.log.enqueue(batch).wait() }
          == "wrongExpectedVersion")
    }
    #expect(try test.log.head().size == UInt64(count + (isAllowed ? 1 : 0)))
    #expect(try test.log.beginRead().version(of: person) == UInt64(count))
    #expect(try test.closeAndCheck() == [])
  }

  @Test func `Within a batch an event is counted before the next one is decided`() throws {
    let result = try test.log.appendAndWait([
      .sample(person, expecting: .noStream), .sample(referral, expecting: .noStream),
      .sample(person, expecting: .exactly(1)), .sample(person, expecting: .exactly(2)),
    ])
    #expect(result.positions == 0..<4)
    #expect(
      refused { () throws(EventLogError) in
        try test.log.appendAndWait([
          .sample(ledger, expecting: .noStream), .sample(ledger, expecting: .noStream),
        ])
      } == "wrongExpectedVersion")
    #expect(try test.log.beginRead().version(of: ledger) == 0)
    #expect(try test.log.beginRead().version(of: person) == 3)
    #expect(try test.closeAndCheck() == [])
  }

  @Test func `A refused batch takes nothing from the others of its group`() throws {
    let batches = [
      AppendBatch([.sample(person, "a"), .sample(referral, "a")]),
      // Counts three events up before it is refused at the last.
      AppendBatch([
        .sample(person, "b"), .sample(ledger, "b"), .sample(referral, expecting: .exactly(1)),
        .sample(referral, expecting: .exactly(1)),
      ]),
      AppendBatch([.sample(person, "c", expecting: .exactly(1))]),
      AppendBatch([]),
      AppendBatch([.sample(ledger, "d", expecting: .noStream)]),
    ]
    try test.log.close()
    var writer = try LogWriter(
      LogHandle(OpenLog.open(at: test.path), path: test.path),
      clock: { [clock = test.clock] in clock.now })
    let names = writer.commit(batches).map { result in
      switch result {
      case .success(let appended): "\(appended.positions)"
      case .failure(let error): name(of: error)
      }
    }
    #expect(names == ["0..<2", "wrongExpectedVersion", "2..<3", "emptyBatch", "3..<4"])
  }

  @Test func `A group of which every batch is refused writes nothing`() throws {
    for _ in 0..<3 {
      #expect(
        refused { () throws(EventLogError) in
          try test.log.appendAndWait([.sample(person), .sample(person, expecting: .noStream)])
        } == "wrongExpectedVersion")
    }
    #expect(
      try test.log.appendAndWait([.sample(person, expecting: .noStream)]).first == Position(0))
    #expect(try test.closeAndCheck() == [])
  }
}
