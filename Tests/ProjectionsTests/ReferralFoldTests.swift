import EventLog
import EventSchema
import SwiftProtobuf
import TestSupport
import Testing

@testable import Projections

@Suite struct ReferralFoldTests {
  let ledger: TestLedger

  init() throws {
    ledger = try TestLedger()
  }

  @Test func `A referral's history holds every record in the order of the log, parts included`()
    throws
  {
    try ledger.log.appendAndWait([
      .received(1), .referral(7, person: 3, in: 1, part: 1, of: 2, rows: 4), .referral(8, in: 1),
      .referral(7, person: 3, in: 1, part: 2, of: 2, rows: 5), .accepted(1),
    ])
    let store = try caughtUp()
    try store.read { (reader) throws(ProjectionError) in
      let history = try ReferralEntry.history(ofReferral: 7, in: reader)
      #expect(history.map(\.position.rawValue) == [1, 3])
      #expect(history.map(\.personNumber) == [3, 3])
      #expect(history.map(\.body.part) == [1, 2])
      #expect(history.map { $0.body.rows[0].rows } == [4, 5])
      #expect(try ReferralEntry.history(ofReferral: 7, in: reader, asOfSize: 3).count == 1)
      #expect(try ReferralEntry.history(ofReferral: 9, in: reader).isEmpty)
    }
  }

  @Test func `The rows of all parts of the submission that counts are added up`() throws {
    try ledger.log.appendAndWait([
      .received(1), .referral(7, in: 1, rows: 100), .accepted(1),
      .received(2), .referral(7, in: 2, part: 1, of: 2, rows: 4),
      .referral(7, in: 2, part: 2, of: 2, rows: 5), .accepted(2),
      .received(3), .referral(7, in: 3, rows: 1_000), .abandoned(3),
    ])
    let referrals = try caughtUp()
    let submissions = try ledger.open(Submissions.self)
    try submissions.catchUp()
    let rows = try (0...10).map { size in
      try state(ofReferral: 7, referrals, submissions, asOf: UInt64(size)).current?.rows[101]
    }
    #expect(rows == [nil, nil, nil, 100, 100, 100, 100, 9, 9, 9, 9])
  }

  @Test(arguments: [(nil, 1), (1, nil), (nil, nil)] as [(UInt64?, UInt64?)])
  func `A referral's event without its numbers is refused`(_ person: UInt64?, _ referral: UInt64?)
    throws
  {
    let fields = EventFields(
      type: .referralSubmitted, stream: StreamID(.referral, 1),
      effectiveAt: Timestamp(microseconds: 0), actor: "tester", personNumber: person,
      referralNumber: referral, body: [])
    try ledger.log.appendAndWait([EventDraft(fields)])
    let store = try ledger.open(Referrals.self)
    #expect(refused { () throws(ProjectionError) in try store.catchUp() } == "malformedBody")
  }

  private func caughtUp() throws -> ProjectionStore {
    let store = try ledger.open(Referrals.self)
    try store.catchUp()
    #expect(try checkProjection(store) == [])
    return store
  }
}

/// How a referral stood when the log had a size.
func state(
  ofReferral number: UInt64, _ referrals: ProjectionStore, _ submissions: ProjectionStore,
  asOf size: UInt64
) throws(ProjectionError) -> ReferralState {
  let history = try referrals.read { (reader) throws(ProjectionError) in
    try ReferralEntry.history(ofReferral: number, in: reader, asOfSize: size)
  }
  return try submissions.read { (reader) throws(ProjectionError) in
    let model = SubmissionModel(reader, asOfSize: size)
    return try ReferralState(history) { (provider, period) throws(ProjectionError) in
      try model.latest(provider: provider, period: period)
    }
  }
}
