import EventSchema
import LMDB
import TestSupport
import Testing

@testable import EventLog

@Suite struct FailedGroupTests {
  let test = try! TestLog()

  /// One group in which a good batch is written before damage is met in another, while a snapshot
  /// keeps the log from being reopened.
  @Test func `What a failed group had hashed does not get into the tree`() throws {
    try test.log.appendAndWait([.sample(ledger), .sample(person)])
    try test.log.close()
    let chunk = Array(copying: Key(StreamVersions.ChunkKey(person).packed).span)
    try test.tamper("streams", chunk, [1])

    let handle = LogHandle(try OpenLog.open(at: test.path), path: test.path)
    var writer = try LogWriter(handle) { Timestamp(microseconds: 1) }
    try failUnderSnapshot(&writer, handle)
    for number in 0..<UInt64(3) {
      let results = writer.commit([AppendBatch([.sample(StreamID(.referral, number))])])
      #expect(try results[0].get().first == Position(2 + number))
    }
    try handle.close()
    var versions = [UInt32](repeating: 0, count: 256)
    versions[1] = 1
    try test.tamper("streams", chunk, StreamVersions.encode(versions))
    #expect(try checkLog(try test.open()) == [])
  }

  private func failUnderSnapshot(_ writer: inout LogWriter, _ handle: LogHandle) throws {
    let snapshot = try handle.current.beginRead()
    let results = writer.commit([AppendBatch([.sample(ledger)]), AppendBatch([.sample(person)])])
    #expect(results.count == 2)
    for result in results {
      #expect(refused { () throws(EventLogError) in _ = try result.get() } != nil)
    }
    #expect(snapshot.size == 2)
  }
}
