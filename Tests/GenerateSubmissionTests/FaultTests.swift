import Foundation
import Testing

@testable import generate_submission

@Suite struct FaultTests {
  @Test func `faults leave the sound rows as they are, and come after them`() throws {
    let sound = try GeneratedBundle(SubmissionPlan(referrals: 60))
    let faulty = try GeneratedBundle(SubmissionPlan(referrals: 60, faults: 20, faultSeed: 9))
    #expect(faulty.faults.count == 20)
    for (table, bytes) in sound.bytes {
      let longer = try #require(faulty.bytes[table])
      #expect(longer.starts(with: bytes), "\(table.name)")
    }
  }

  @Test(arguments: Fault.allCases)
  func `a fault is in the row and field that its report names`(fault: Fault) throws {
    let plan = SubmissionPlan(referrals: 60, faults: 3, faultKinds: [fault])
    let bundle = try GeneratedBundle(plan)
    #expect(bundle.faults.map(\.fault) == [fault, fault, fault])
    for report in bundle.faults {
      let value = try bundle.values(report.field, of: report.table)[report.row - 1]
      switch fault {
      case .orphanContact:
        #expect(try !bundle.values("ServiceRequestId", of: .referral).contains(value))
      case .duplicateKey:
        let same = try bundle.values("ServiceRequestId", of: .referral).filter { $0 == value }
        #expect(same.count == 2)
      case .badCheckDigit: #expect(!isValidTestNumber(value))
      case .unreadableDate: #expect(value.hasSuffix("-13-01"))
      case .badCode: #expect(value == "9")
      }
    }
  }

  @Test func `no time of day is out of range, not even beside a fault`() throws {
    let bundle = try GeneratedBundle(SubmissionPlan(referrals: 300, faults: 60))
    for table in Table.tables(in: .v20) {
      for field in table.columns(in: .v20) where field.hasSuffix("Time") {
        let times = try bundle.values(field, of: table).filter { !$0.isEmpty }
        #expect(times.allSatisfy { ("08:00:00"..."18:55:00").contains($0) }, "\(table.name)")
      }
    }
  }

  @Test func `a report is one line of JSON`() throws {
    let report = InjectedFault(fault: .badCode, table: .contact, row: 7, field: "AttendOrDNACode")
    #expect(
      report.json
        == #"{"fault":"badCode","table":"IDS201CareContact","row":7,"field":"AttendOrDNACode"}"#)
  }
}
