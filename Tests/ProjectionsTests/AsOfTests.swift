import EventLog
import EventSchema
import LMDB
import SeededRandom
import TestSupport
import Testing

@testable import Projections

/// Random submissions of two providers: every question, asked of every past size of the log.
@Suite struct AsOfTests {
  let ledger: TestLedger
  let naive: NaiveLedger

  init() throws {
    ledger = try TestLedger()
    var random = SeededGenerator(for: "submissions")
    naive = NaiveLedger.random(using: &random, submissions: 30)
    try ledger.log.appendAndWait(naive.facts.map { try $0.draft() })
  }

  @Test func `A fold stopped at any position is the content that was live there`() throws {
    for type in [Submissions.self, Referrals.self] as [any Projection.Type] {
      let whole = try ledger.open(type)
      let stopped = try Generation(
        type, at: ledger.projections + "/stopped-\(type.name)", durability: .noSync)
      for size in 1...UInt64(naive.facts.count) {
        _ = try stopped.foldBatch(ledger.log, upTo: size)
        #expect(try stopped.digest() == (size, whole.state(asOfSize: size).digest))
      }
      try whole.catchUp()
      #expect(try whole.digest() == stopped.digest())
      #expect(try whole.verify().isEqual)
    }
  }

  @Test func `Submissions stand as of any position as the naive model has them`() throws {
    let store = try ledger.open()
    try store.catchUp()
    try store.read { (reader) throws(ProjectionError) in
      for size in 0...naive.facts.count {
        let (model, naive) = (SubmissionModel(reader, asOfSize: UInt64(size)), naive.asOf(size))
        for number in 1...UInt32(31) {
          let story = try model.submission(UInt64(number))?.story
          #expect(story == naive.outcome(of: number), "submission \(number) as of \(size)")
        }
        for (provider, period) in providersAndPeriods {
          let latest = try model.latest(provider: provider, period: period)
          #expect(latest == naive.accepted { $0 == provider && $1 == period && $2 != [] }.last)
        }
        for file in UInt8(1)...5 {
          #expect(try model.submissions(ofFile: [file]) == naive.accepted { $2 == [file] })
        }
      }
    }
  }

  @Test func `Referrals stand as of any position as the naive model has them`() throws {
    let (referrals, submissions) = (try ledger.open(Referrals.self), try ledger.open())
    try referrals.catchUp()
    try submissions.catchUp()
    for size in 0...naive.facts.count {
      let naive = naive.asOf(size)
      for number in 0..<UInt64(9) {
        let state = try state(ofReferral: number, referrals, submissions, asOf: UInt64(size))
        let months = state.months.map { month in
          "\(month.period): \(month.submission) \(month.entries.map { $0.body.rows[0].rows })"
        }
        #expect(months == naive.months(ofReferral: number), "referral \(number) as of \(size)")
      }
    }
  }

  private var providersAndPeriods: [(String, UInt32)] {
    ["RX1", "RX10"].flatMap { provider in (202_009...202_013).map { (provider, $0) } }
  }
}
