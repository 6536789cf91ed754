import EventLog
import TestSupport
import Testing

@testable import Projections

@Suite struct ReaderTests {
  let ledger = try! TestLedger()

  /// Submissions 1 to 5; three of them accepted under two providers.
  init() throws {
    try ledger.log.appendAndWait([
      .received(1), .accepted(1), .received(2, provider: "RX2"), .accepted(2), .received(3),
      .received(4), .accepted(4), .received(5),
    ])
  }

  @Test func `Entries are those of a prefix, from a place on, up to a limit`() throws {
    let store = try ledger.open()
    try store.catchUp()
    try store.read { (reader) throws(ProjectionError) in
      let prefix = SubmissionKey.submissions
      let keys = (1...5).map { SubmissionKey.submission($0) }
      #expect(try reader.entries(prefix: prefix).map(\.key) == keys)
      #expect(try reader.entries(prefix: prefix, limit: 2).map(\.key) == Array(keys[..<2]))
      #expect(try reader.entries(prefix: prefix, from: keys[3]).map(\.key) == Array(keys[3...]))
      #expect(try reader.entries(prefix: prefix, limit: 0).isEmpty)
      #expect(try reader.entries(prefix: [0xff]).isEmpty)
      let all = try reader.entries(prefix: [])
      #expect(all.count == 8 && all.suffix(5).map(\.key) == keys)
      #expect(try reader.lastEntry(prefix: prefix)?.key == keys[4])
      #expect(try reader.lastEntry(prefix: [0x71]) == nil)
      #expect(try reader.value(of: SubmissionKey.submission(6)) == nil)
      #expect(reader.position == 8)
    }
  }
}
