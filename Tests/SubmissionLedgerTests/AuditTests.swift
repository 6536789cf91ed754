import DataSet
import EventLog
import EventSchema
import Intake
import SubmissionLedger
import SwiftProtobuf
import TestSupport
import Testing

@Suite struct AuditTests {
  private func audit(
    _ ledger: SubmissionLedger, _ id: String, asOf moment: AsOf = .now
  ) throws -> ReferralAudit {
    try ledger.auditReferral(
      provider: try #require(OrganisationCode("RX4")), id: ServiceRequestID(id), asOf: moment,
      reason: "test")
  }

  /// A bundle and a corrected one in which the first referral is discharged on another day and the
  /// last one is gone.
  private func twiceSubmitted() throws -> (ledger: TestLedger, ids: [String]) {
    let ledger = try TestLedger()
    let tables = try CSVTables(fixture: "edge/base.bundle")
    let ids = tables["IDS101Referral"].column("ServiceRequestId")
    try ledger.submit("edge/base.bundle")
    var corrected = tables
    corrected["IDS101Referral"][0, "ServDischDate"] = "2020-09-30"
    corrected["IDS101Referral"][0, "EndCode"] = "46"
    let last = corrected["IDS101Referral"].rows.count - 1
    let gone = corrected["IDS101Referral"].rows.remove(at: last)[0]
    for (name, table) in corrected.tables where table.fields.contains("ServiceRequestId") {
      let place = table.place(of: "ServiceRequestId")
      corrected[name].rows.removeAll { $0[place] == gone }
    }
    try ledger.submit(ledger.write(corrected, as: "corrected"))
    return (ledger, [ids[0], ids[5], gone])
  }

  @Test(arguments: 0..<3)
  func anAuditAtAnyPositionIsTheFoldThatStoppedThere(referral: Int) throws {
    let (ledger, ids) = try twiceSubmitted()
    let id = ids[referral]
    let events = try ledger.events().map(\.event)
    var naive = NaiveLedger()
    var answers = 0
    try ledger.use { ledger in
      let number = try audit(ledger, id).referralNumber
      for event in events {
        try naive.apply(event)
        let expected = naive.positions(of: number)
        if expected.isEmpty {
          let error = try ledgerError { _ = try audit(ledger, id, asOf: .position(event.position)) }
          guard case .notFound = error else { throw error }
          continue
        }
        let answer = try audit(ledger, id, asOf: .position(event.position))
        #expect(answer.events.map(\.rawValue) == expected)
        #expect(answer.asOfSize == event.position.rawValue + 1)
        #expect(answer.state.map(ReferralFacts.init) == naive.state(of: number))
        #expect((answer.flow == nil) == (answer.state == nil))
        answers += 1
      }
    }
    #expect(answers > 50)
    try ledger.check()
  }

  @Test func anAuditAsOfATimeKnowsWhatWasRecordedByThen() throws {
    let ledger = try TestLedger()
    try ledger.submit("small-2.0", at: TestLedger.october)
    try ledger.submit("small-2.0-2020-10", at: TestLedger.november)
    let id = try #require(
      try CSVTables(fixture: "small-2.0")["IDS101Referral"].column("ServiceRequestId").first {
        try CSVTables(fixture: "small-2.0-2020-10")["IDS101Referral"].column("ServiceRequestId")
          .contains($0)
      })
    try ledger.use { ledger in
      let asked = try #require(Timestamp("2020-11-01T00:00:00Z"))
      let before = try audit(ledger, id, asOf: .time(asked))
      #expect(before.state?.months.map(\.period) == ["2020-09"])
      #expect(before.asOf == asked)
      #expect(try audit(ledger, id).state?.months.map(\.period) == ["2020-09", "2020-10"])
      let tooEarly = AsOf.time(try #require(Timestamp("2020-10-01T00:00:00Z")))
      let error = try ledgerError { _ = try audit(ledger, id, asOf: tooEarly) }
      #expect(error.kind == .badInput)
    }
  }

  @Test func everyLookIsRecordedAndAFailedOneIsNot() throws {
    let ledger = try TestLedger()
    try ledger.submit("edge/base.bundle")
    let id = try CSVTables(fixture: "edge/base.bundle")["IDS101Referral"][0, "ServiceRequestId"]
    let size = try ledger.head().size
    let answer = try ledger.use { try audit($0, id) }
    let looks = try ledger.events(of: .recordAccessed)
    #expect(looks.map(\.position.rawValue) == [size])
    let look = try #require(looks.first)
    #expect(look.actor == "tester")
    #expect(look.header.personNumber == answer.personNumber)
    #expect(look.header.referralNumber == answer.referralNumber)
    let body = try SchemaRecordAccessed(serializedBytes: look.body)
    #expect((body.command, body.reason) == ("audit referral", "test"))

    let head = try ledger.head()
    _ = try ledgerError { try ledger.use { _ = try audit($0, "NOBODY") } }
    #expect(try ledger.head() == head)
    let beyond = AsOf.position(Position(head.size))
    _ = try ledgerError { try ledger.use { _ = try audit($0, id, asOf: beyond) } }
    #expect(try ledger.head() == head)
    try ledger.check()
  }
}
