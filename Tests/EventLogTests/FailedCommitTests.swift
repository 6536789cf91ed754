import EventLog
import EventSchema
import Foundation
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(30))) struct FailedCommitTests {
  let directory = TemporaryDirectory()

  @Test func `A log whose disk was full goes on in the same process, and loses nothing`()
    async throws
  {
    await #expect(processExitsWith: .success) { [path = try directory.make("log") as String] in
      try fillDiskAndGoOn(at: path)
    }
    try expectWhole(at: directory.path + "/log")
  }

  @Test func `A log that a snapshot keeps from being reopened goes on when the snapshot ends`()
    async throws
  {
    await #expect(processExitsWith: .success) { [path = try directory.make("log") as String] in
      try failUnderSnapshot(at: path)
    }
    try expectWhole(at: directory.path + "/log")
  }

  @Test func `A log that cannot be opened again at first is opened by a later append`() async throws
  {
    await #expect(processExitsWith: .success) { [path = try directory.make("log") as String] in
      try failWhileMoved(at: path)
    }
    try expectWhole(at: directory.path + "/log")
  }

  @Test func `A log closed by its owner is not opened again by an append`() async throws {
    let path = try directory.make("log")
    let log = try EventLog.create(at: path) { Timestamp(microseconds: 1) }
    try log.close()
    for _ in 0..<2 {
      await #expect(throws: EventLogError.self) {
        try await log.append(AppendBatch([.sample(person)]))
      }
    }
    #expect(try EventLog.open(at: path) { Timestamp(microseconds: 1) }.head().size == 0)
  }

  private func expectWhole(at path: String) throws {
    let log = try EventLog.open(at: path) { Timestamp(microseconds: 1) }
    #expect(try checkLog(log) == [])
    try log.close()
    #expect(try checkLogFiles(at: path) == [])
  }
}

/// Appends with room on the disk and without, in turns; every position is given out once.
private func fillDiskAndGoOn(at path: String) throws {
  let log = try EventLog.create(at: path) { Timestamp(microseconds: 1) }
  try log.fill(person, count: 10)
  var size: UInt64 = 10
  for round in 0..<6 {
    limitFiles(toBytesOf: path)
    for attempt in 0..<2 {
      let key = IdempotencyKey("\(round) \(attempt)", content: [])
      let outcome = refused { () throws(EventLogError) in
        try log.appendAndWait(large(round), key: key)
      }
      #expect(outcome == "storage")
      #expect(try log.head().size == size)
      #expect(try checkLog(log) == [])
    }
    limitFiles(to: rlim_t.max)
    let result = try log.appendAndWait([.sample(person), .sample(ledger)])
    #expect(result.positions == size..<size + 2)
    let again = try log.appendAndWait(large(round), key: IdempotencyKey("\(round) 0", content: []))
    #expect(!again.isRepeat && again.positions == size + 2..<size + 102)
    size += 102
    #expect(try checkLog(log) == [])
  }
}

private func failUnderSnapshot(at path: String) throws {
  let log = try EventLog.create(at: path) { Timestamp(microseconds: 1) }
  try log.fill(person, count: 10)
  try failWithSnapshot(log, path)
  limitFiles(to: rlim_t.max)
  #expect(try log.appendAndWait([.sample(person)]).first == Position(10))
  #expect(try checkLog(log) == [])
}

private func failWithSnapshot(_ log: EventLog, _ path: String) throws {
  let snapshot = try log.beginRead()
  limitFiles(toBytesOf: path)
  for _ in 0..<2 {
    let outcome = refused { () throws(EventLogError) in try log.appendAndWait(large(0)) }
    #expect(outcome == "storage")
  }
  #expect(try snapshot.event(at: Position(9)).header.streamVersion == 10)
}

private func failWhileMoved(at path: String) throws {
  let log = try EventLog.create(at: path) { Timestamp(microseconds: 1) }
  try log.fill(person, count: 10)
  limitFiles(toBytesOf: path)
  try FileManager.default.moveItem(atPath: path, toPath: path + ".moved")
  for _ in 0..<2 {
    let outcome = refused { () throws(EventLogError) in try log.appendAndWait(large(0)) }
    #expect(outcome != nil)
  }
  try FileManager.default.moveItem(atPath: path + ".moved", toPath: path)
  limitFiles(to: rlim_t.max)
  #expect(try log.appendAndWait([.sample(person)]).first == Position(10))
  #expect(try checkLog(log) == [])
}

/// About a megabyte, which no free page of a small log takes.
private func large(_ round: Int) -> [EventDraft] {
  (0..<100).map { index in
    var fields = EventFields.sample(StreamID(.referral, UInt64(index)), "\(round)")
    fields.body += Array(repeating: 1, count: 10_000)
    return EventDraft(fields)
  }
}

/// From here on no file of this process grows above the log's present size, as on a full disk.
private func limitFiles(toBytesOf path: String) {
  let attributes = try? FileManager.default.attributesOfItem(atPath: path + "/data.mdb")
  limitFiles(to: rlim_t(attributes?[.size] as? Int ?? 0))
}

private func limitFiles(to bytes: rlim_t) {
  signal(SIGXFSZ, SIG_IGN)
  var limit = rlimit(rlim_cur: bytes, rlim_max: rlim_t.max)
  setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
}
