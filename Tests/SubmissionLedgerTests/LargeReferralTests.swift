import DataSet
import EventLog
import EventSchema
import Intake
import SubmissionLedger
import SwiftProtobuf
import TestSupport
import Testing

@Suite struct LargeReferralTests {
  /// A bundle in which the first referral that has a contact has so many more.
  private func bundle(contacts count: Int) throws -> (tables: CSVTables, id: String) {
    var tables = try CSVTables(fixture: "edge/base.bundle")
    let contacts = tables["IDS201CareContact"]
    let id = contacts[0, "ServiceRequestId"]
    for number in 0..<count {
      var row = contacts.rows[0]
      row[contacts.place(of: "CareContactId")] = "MANY\(number)"
      tables["IDS201CareContact"].rows.append(row)
    }
    return (tables, id)
  }

  @Test(arguments: [600, 3_000])
  func aReferralTooLargeForOneEventIsSplitAndReadAsOne(count: Int) throws {
    let ledger = try TestLedger()
    let (tables, id) = try bundle(contacts: count)
    let summary = try ledger.submit(ledger.write(tables, as: "large"))
    #expect(summary.count(\.accepted) == tables.rowCount)
    let events = try ledger.events(of: .referralSubmitted)
    #expect(events.allSatisfy { $0.bytes.count <= AppendBatch.eventByteLimit })
    let split = try events.map { try SchemaReferralSubmitted(serializedBytes: $0.body) }
      .filter { $0.parts > 1 }
    #expect(split.map(\.part) == Array(1...UInt32(split.count)))
    #expect(split.allSatisfy { $0.parts == UInt32(split.count) })
    #expect(split.count > count / 1_500)

    let own = tables["IDS201CareContact"].column("ServiceRequestId").count { $0 == id }
    let audit = try ledger.use { ledger in
      try ledger.auditReferral(
        provider: try #require(OrganisationCode("RX4")), id: ServiceRequestID(id), asOf: .now,
        reason: "test")
    }
    #expect(audit.state?.months.count == 1)
    #expect(audit.state?.rows["IDS201CareContact"] == own)
    #expect(audit.events.count == max(1, split.count))

    var filter = ReplayFilter()
    filter.stream = StreamID(.referral, audit.referralNumber)
    var contacts: [UInt32] = []
    try ledger.use { ledger in
      try ledger.replayUnsealed(filter, reason: "test") { replayed in
        guard case .rows(let rows)? = replayed.content else { return }
        contacts += rows.filter { $0.table == "IDS201CareContact" }.map(\.number)
      }
    }
    #expect(contacts.count == own)
    #expect(Set(contacts).count == own)
  }
}
