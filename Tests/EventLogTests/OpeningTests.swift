import EventLog
import LMDB
import TestSupport
import Testing
import TransparencyLog

@Suite struct OpeningTests {
  let test = try! TestLog()
  let directory = TemporaryDirectory()

  @Test func `A log opened again goes on where it ended`() throws {
    try test.log.fill(person, count: 33)
    let head = try test.log.head()
    try test.log.close()
    for count in 0..<4 {
      let log = try test.open()
      #expect(try log.head().size == 33 + UInt64(count))
      if count == 0 { #expect(try log.head().edge == head.edge) }
      #expect(try log.appendAndWait([.sample(person)]).first == Position(33 + UInt64(count)))
      #expect(try checkLog(log) == [])
      try log.close()
      #expect(try checkLogFiles(at: test.path) == [])
    }
  }

  @Test func `A process opens a log once`() throws {
    #expect(refused { () throws(EventLogError) in _ = try test.open() } == "storage")
  }

  @Test func `Making a log where there is one is refused and changes nothing`() throws {
    try test.log.fill(person, count: 3)
    let head = try test.log.head()
    try test.log.close()
    #expect(
      refused { () throws(EventLogError) in
        _ = try EventLog.create(at: test.path) { Timestamp(microseconds: 0) }
      } == "alreadyALog")
    #expect(try checkLogFiles(at: test.path) == [])
    #expect(try test.open().head().edge == head.edge)
  }

  @Test func `There is no log in a missing or an empty directory`() throws {
    for path in [directory.path + "/missing", try directory.make("empty")] {
      #expect(
        refused { () throws(EventLogError) in
          _ = try EventLog.open(at: path) { Timestamp(microseconds: 0) }
        } == "notALog")
    }
  }

  @Test func `A log that was not finished being made is no log and can be made`() throws {
    let path = try directory.make("log")
    let environment = try Environment.open(at: path)
    _ = try environment.createDatabases(["entries", "hashes", "streams", "idempotency", "state"])
    try environment.close()
    #expect(
      refused { () throws(EventLogError) in
        _ = try EventLog.open(at: path) { Timestamp(microseconds: 0) }
      } == "notALog")
    let log = try EventLog.create(at: path) { Timestamp(microseconds: 5) }
    try log.fill(person, count: 2)
    #expect(try checkLog(log) == [])
  }

  @Test(arguments: [0, 2, 1 << 40]) func `A log of an unknown format is refused`(_ format: UInt64)
    throws
  {
    try test.log.close()
    try test.tamper("state", Array("format".utf8), bigEndianBytes(format))
    #expect(refused { () throws(EventLogError) in _ = try test.open() } == "unknownFormat")
  }

  @Test func `A right edge that does not follow from the hashes is refused`() throws {
    try test.log.fill(person, count: 11)
    let edge = try test.log.head().edge.encoded
    try test.log.close()
    for index in edge.indices {
      var bytes = edge
      bytes[index] ^= 1
      try test.tamper("state", Array("edge".utf8), bytes)
      let refusal = refused { () throws(EventLogError) in _ = try test.open() }
      #expect(refusal?.hasPrefix("damaged") == true, "byte \(index)")
    }
    for bytes in [[], Array(edge.dropLast()), edge + [0], Array(edge.prefix(8))] {
      try test.tamper("state", Array("edge".utf8), bytes)
      let refusal = refused { () throws(EventLogError) in _ = try test.open() }
      #expect(refusal?.hasPrefix("damaged") == true, "\(bytes.count) bytes")
    }
    try test.tamper("state", Array("edge".utf8), edge)
    #expect(try test.open().head().size == 11)
  }

  @Test(arguments: ["edge", "recordedAt"]) func `A missing part of the state is refused`(
    _ key: String
  ) throws {
    try test.log.close()
    try test.tamper("state", Array(key.utf8), nil)
    #expect(
      refused { () throws(EventLogError) in _ = try test.open() }?.hasPrefix("damaged") == true)
  }

  private func bigEndianBytes(_ number: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * $0)) }
  }
}
