import EventLog
import EventSchema
import SeededRandom
import SwiftProtobuf
import TestSupport
import Testing

@testable import Projections

@Suite struct ReferralRunTests {
  private func withheld(_ number: UInt64, in submission: UInt32) throws -> EventDraft {
    var body = SchemaRecordWithheld()
    body.submission = submission
    body.provider = "RX1"
    return EventDraft(
      EventFields(
        type: .recordWithheld, stream: StreamID(.referral, number),
        effectiveAt: Timestamp(microseconds: 0), actor: "tester", personNumber: 5,
        referralNumber: number, body: try body.serializedBytes()))
  }

  @Test func `Runs of every length hold every history once and in order`() throws {
    let ledger = try TestLedger()
    var generator = SeededGenerator(for: "runs of referrals")
    var drafts: [EventDraft] = [try .received(1)]
    var told: [UInt64: [UInt64]] = [:]
    for _ in 0..<60 {
      let number = UInt64.random(in: 1...30, using: &generator)
      told[number, default: []].append(UInt64(drafts.count))
      drafts.append(
        generator.oneIn(2) ? try .referral(number, in: 1) : try withheld(number, in: 1))
    }
    try ledger.log.appendAndWait(drafts)
    let store = try ledger.open(Referrals.self)
    try store.catchUp()
    for size in [0, 1, 20, 61] as [UInt64] {
      let expected = told.mapValues { $0.filter { $0 < size } }.filter { !$0.value.isEmpty }
      for limit in 1...32 {
        var came: [(UInt64, [UInt64])] = []
        var start: UInt64? = 0
        while let first = start {
          let run = try store.read { (reader) throws(ProjectionError) in
            try ReferralHistory.run(from: first, limit: limit, in: reader, asOfSize: size)
          }
          #expect(run.histories.count <= 2 * limit)
          came += run.histories.map { ($0.number, $0.positions.map(\.rawValue)) }
          start = run.next
        }
        #expect(came.map(\.0) == expected.keys.sorted(), "limit \(limit), size \(size)")
        #expect(came.allSatisfy { expected[$0.0] == $0.1 })
      }
    }
  }
}
