import EventLog
import EventSchema
import Intake
import SubmissionLedger
import SwiftProtobuf
import TestSupport
import Testing

/// Which commissioners may see a referral stands in the clear, and nothing else that a file has in their place.
@Suite struct CommissionerTests {
  /// What the referral names, what its first contact names, and what is shown.
  struct Case: Sendable, CustomTestStringConvertible {
    let referral: String
    let contact: String
    let shown: [String]
    var testDescription: String { "\(referral), \(contact)" }

    init(_ referral: String, _ contact: String, _ shown: [String]) {
      (self.referral, self.contact, self.shown) = (referral, contact, shown)
    }
  }

  static let cases = [
    Case("13T", "13T", ["13T"]), Case("13T", "00L", ["00L", "13T"]), Case("13T", "", ["13T"]),
    // Digits alone may be anybody's number.
    Case("10045", "13T", ["13T"]), Case("010190", "13T", ["13T"]),
    // The patient's own id and postcode, in a file whose columns have shifted.
    Case("P1234", "13T", ["13T"]), Case("M11AA", "13T", ["13T"]),
    Case("13t", "13 T", []),
  ]

  @Test(arguments: cases)
  func onlyCodesAreShown(given: Case) throws {
    let ledger = try TestLedger()
    var tables = try CSVTables(fixture: "edge/base.bundle")
    let patient = tables["IDS001MPI"][0, "LocalPatientId"]
    for name in tables.tables.keys {
      guard tables[name].fields.contains("LocalPatientId") else { continue }
      for row in tables[name].rows.indices where tables[name][row, "LocalPatientId"] == patient {
        tables[name][row, "LocalPatientId"] = "P1234"
      }
    }
    tables["IDS001MPI"][0, "Postcode"] = "M1 1AA"
    tables["IDS101Referral"][0, "OrgIDComm"] = given.referral
    for row in tables["IDS201CareContact"].rows.indices {
      tables["IDS201CareContact"][row, "OrgIDComm"] = row == 0 ? given.contact : ""
    }
    let bundle = try ledger.write(tables, as: "shifted")
    let summary = try ledger.submit(bundle)
    let events = try ledger.events(of: .referralSubmitted)
    // What the rules refuse is nowhere.
    guard events.count == tables["IDS101Referral"].rows.count else {
      #expect(given.referral == "010190", "\(summary.tables)")
      return
    }
    let event = try #require(events.first)
    let body = try SchemaReferralSubmitted(serializedBytes: event.body)
    #expect(body.commissioners == given.shown)
  }
}
