import EventLog
import EventSchema
import TestSupport
import Testing
import TransparencyLog

@Suite struct AppendTests {
  let test = try! TestLog()

  @Test func `A new log is empty and whole`() throws {
    #expect(try test.log.head().size == 0)
    #expect(try test.log.head().rootHash == .emptyRoot)
    #expect(try test.closeAndCheck() == [])
  }

  @Test func `Positions are dense over single events and batches of every size`() throws {
    var next: UInt64 = 0
    for size in 1...40 {
      let drafts = (0..<size).map { EventDraft.sample(StreamID(.person, UInt64($0)), "of \(size)") }
      let result = try test.log.appendAndWait(drafts)
      #expect(result.positions == next..<next + UInt64(size))
      #expect(!result.isRepeat)
      #expect(
        result.first.rawValue == next && result.last.next.rawValue == result.positions.upperBound)
      next = result.positions.upperBound
      #expect(try checkLog(test.log) == [])
    }
    #expect(try test.closeAndCheck() == [])
  }

  @Test func `Stored events hold what was drafted`() throws {
    let fields = EventFields(
      type: .personRegistered, typeVersion: 2, stream: person,
      effectiveAt: Timestamp(microseconds: 99), actor: "alice", causation: Position(0),
      correlationID: [1, 2], personNumber: 8, referralNumber: 9, body: [5, 6])
    try test.log.appendAndWait([.sample(ledger)])
    test.clock.move(bySeconds: 5)
    try test.log.appendAndWait([EventDraft(fields, keyID: 4) { data in data + [0xee] }])
    let event = try test.log.copyEvents(from: Position(1), limit: 1)[0]
    #expect(event.header.recordedAt == test.clock.now)
    #expect(event.header.stream == person && event.header.streamVersion == 1)
    #expect(event.header.type == .personRegistered && event.header.typeVersion == 2)
    #expect(event.header.effectiveAt.microseconds == 99 && event.actor == "alice")
    #expect(event.header.causation == Position(0) && event.correlationID == [1, 2])
    #expect(event.header.personNumber == 8 && event.header.referralNumber == 9)
    #expect(event.header.keyID == 4 && event.body == [5, 6])
    #expect(event.sealed == event.associatedData + [0xee])
    #expect(try checkLog(test.log) == [])
  }

  @Test func `The largest event fits, and one byte more is refused and changes nothing`() throws {
    let log = test.log
    var fields = EventFields.sample(referral)
    fields.body = Array(repeating: 1, count: 65_400)
    let overhead = try sizeOfFirst(fields) - 65_400
    fields.body = Array(repeating: 2, count: AppendBatch.eventByteLimit - 70 - overhead)
    try log.appendAndWait([EventDraft(fields)])
    let last = try log.copyEvents(from: Position(0), limit: 1)[0]
    #expect(last.bytes.count <= AppendBatch.eventByteLimit)

    let before = try log.head()
    fields.body.append(2)
    let refusal = refused { () throws(EventLogError) in
      try log.appendAndWait([.sample(ledger), EventDraft(fields)])
    }
    #expect(refusal == "eventTooLarge")
    #expect(try log.head().edge == before.edge)
    #expect(try log.beginRead().version(of: ledger) == 0)
    #expect(try test.closeAndCheck() == [])
  }

  /// What the caller's part of an event takes.
  private func sizeOfFirst(_ fields: EventFields) throws -> Int {
    let other = try TestLog()
    try other.log.appendAndWait([EventDraft(fields)])
    let event = try other.log.copyEvents(from: Position(0), limit: 1)[0]
    return event.associatedData.count
  }

  @Test func `A batch without events is refused and changes nothing`() throws {
    #expect(refused { () throws(EventLogError) in try test.log.appendAndWait([]) } == "emptyBatch")
    #expect(
      refused { () throws(EventLogError) in
        try test.log.appendAndWait([], key: IdempotencyKey("k", content: []))
      } == "emptyBatch")
    #expect(try test.log.head().size == 0)
    #expect(try test.log.appendAndWait([.sample(ledger)]).first == Position(0))
    #expect(try test.closeAndCheck() == [])
  }

  @Test func `A clock that runs backwards gives the newest event's time again`() throws {
    let start = test.clock.now
    for (seconds, expected) in [(0, 0), (10, 10), (-5, 10), (-100, 10), (96, 10), (9, 10), (1, 11)]
    {
      test.clock.move(bySeconds: Int64(seconds))
      let result = try test.log.appendAndWait([.sample(ledger)])
      #expect(result.recordedAt.microseconds - start.microseconds == Int64(expected) * 1_000_000)
      #expect(try checkLog(test.log) == [])
    }
    try test.log.close()
    test.clock.move(bySeconds: -50)
    let log = try test.open()
    #expect(
      try log.appendAndWait([.sample(ledger)]).recordedAt.microseconds - start.microseconds
        == 11_000_000)
    #expect(try checkLog(log) == [])
  }

  @Test func `A closed log refuses everything`() throws {
    try test.log.close()
    #expect(
      refused { () throws(EventLogError) in try test.log.appendAndWait([.sample(ledger)]) }
        == "storage")
    #expect(refused { () throws(EventLogError) in _ = try test.log.head() } == "storage")
    #expect(try checkLogFiles(at: test.path) == [])
  }
}
