import DataSet
import EventLog
import EventSchema
import Intake
import Policy
import SubmissionLedger
import SwiftProtobuf
import TestSupport
import Testing

@Suite struct FlowAuditTests {
  /// Two providers, consents, a restriction and a second submission of the same month.
  private func ledger() throws -> TestLedger {
    let ledger = try TestLedger(at: "2020-10-02T09:00:00Z")
    let consents = FixtureFiles.path("legacy-1.5-consent.csv")
    _ = try ledger.use { try $0.importConsent(from: consents, provider: ledger.rx4) }
    let request = RestrictionRequest(
      provider: ledger.rx4, patient: LocalPatientID("0010003"), kind: "adoption",
      reference: "case 1", from: try #require(Day(iso: "2020-10-01")))
    _ = try ledger.use { try $0.applyRestriction(request) }
    try ledger.submit("small-2.0", at: TestLedger.october)
    try ledger.submit("small-2.0-RWK", provider: "RWK")
    try ledger.submit("small-2.0-refresh", at: TestLedger.november)
    return ledger
  }

  /// Every referral of a provider at a moment, and the counts that came with them.
  private func flows(
    _ ledger: TestLedger, asOf moment: AsOf
  ) throws -> (referrals: [UInt64: ReferralFlow], audit: FlowAudit) {
    var referrals: [UInt64: ReferralFlow] = [:]
    var numbers: [UInt64] = []
    let audit = try ledger.use {
      try $0.auditFlow(provider: ledger.rx4, asOf: moment, reason: "test") { referral in
        numbers.append(referral.referralNumber)
        referrals[referral.referralNumber] = referral
      }
    }
    #expect(numbers == referrals.keys.sorted())
    return (referrals, audit)
  }

  @Test func whatIsSaidOfEachReferralIsWhatItsOwnAuditSays() throws {
    let ledger = try ledger()
    let size = try ledger.head().size
    let ids = Set(
      try ["small-2.0", "small-2.0-refresh"].flatMap {
        BundleReferrals(try CSVTables(fixture: $0)).all.map(\.id)
      })
    // In the middle of a submission, after the first, and at the end.
    for position in [size / 6, size / 3, size - 1] {
      let moment = AsOf.position(Position(position))
      let (referrals, audit) = try flows(ledger, asOf: moment)
      var known = 0
      for id in ids {
        guard let alone = try? ledger.audit(id, asOf: moment) else { continue }
        let flow = try #require(referrals[alone.referralNumber])
        #expect(flow.flow == alone.flow && flow.personNumber == alone.personNumber)
        #expect(flow.provider == alone.provider)
        #expect(audit.asOf == alone.asOf && audit.asOfSize == alone.asOfSize)
        known += 1
      }
      #expect(known == referrals.count && known > 20)
      let counted = try ledger.use { try $0.auditFlow(provider: ledger.rx4, asOf: moment).counts }
      for counts in [audit.counts, counted] {
        #expect(counts.reduce(0) { $0 + $1.referrals } == known)
        for count in counts {
          let same = referrals.values.count { $0.flow?.withoutPositions == count.flow }
          #expect(count.referrals == same && count.flow?.withoutPositions == count.flow)
        }
      }
    }
  }

  @Test func allProvidersTogetherAreTheSumOfEach() throws {
    let ledger = try ledger()
    let rwk = try #require(OrganisationCode("RWK"))
    func lines(_ provider: OrganisationCode?) throws -> [String] {
      try ledger.use {
        try $0.auditFlow(provider: provider).counts.map { "\($0)" }
      }
    }
    let all = try lines(nil)
    #expect(try all == lines(rwk) + lines(ledger.rx4))
    #expect(try !lines(rwk).isEmpty)
  }

  @Test func onlyALookAtSingleReferralsIsRecorded() throws {
    let ledger = try TestLedger()
    let empty = try ledger.use { try $0.auditFlow() }
    #expect(empty.counts.isEmpty && empty.asOfSize == 1)
    try ledger.submit("edge/base.bundle")
    let head = try ledger.head()
    _ = try ledger.use { try $0.auditFlow() }
    _ = try ledger.use { try $0.auditInforming() }
    #expect(try ledger.head() == head)
    let (_, audit) = try flows(ledger, asOf: .now)
    #expect(audit.asOfSize == head.size)
    let looks = try ledger.events(of: .recordAccessed)
    #expect(looks.map(\.position.rawValue) == [head.size])
    let look = try #require(looks.first)
    #expect(look.header.personNumber == nil && look.header.stream == StreamID(.ledger, 1))
    let body = try SchemaRecordAccessed(serializedBytes: look.body)
    #expect((body.command, body.reason) == ("audit flow --referrals --provider RX4", "test"))
    let error = try ledgerError {
      _ = try ledger.use { _ = try $0.auditFlow(reason: "") { _ in } }
    }
    #expect(error.kind == .badInput)
    try ledger.check()
  }
}
