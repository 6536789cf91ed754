import DataSet
import Disclosure
import EventLog
import EventSchema
import Evidence
import Foundation
import Intake
import SwiftProtobuf
import TestSupport
import Testing
import TransparencyLog

@testable import SubmissionLedger

/// Which columns of a release were approved: a pack, the verifier in Python and the audit of the release say
/// the same (R18).
@Suite struct EvidenceFieldsTests {
  /// An agreement with tables, and a second part that holds from October on only.
  private static let later = """
    "datasets": [
      {
        "dataset": "IAPT", "versions": ["2.0"], "periods": "2020-10..2020-12",
        "sensitivity": "sensitive", "identifiability": "pseudonymised",
        "tables": {"IDS001MPI": ["NHSNumberStatus"]}
      },
    """

  private static let own = "\"reference\": \"DARS-NIC-900001"

  private func stage() throws -> TestLedger {
    let ledger = try TestLedger()
    try ledger.submit("small-2.0")
    try ledger.agree("dars-1-application", replacing: ["\"datasets\": [": Self.later])
    try ledger.agree(
      "dars-1-application",
      replacing: [
        Self.own: "\"reference\": \"DARS-NIC-900004", "\"X9Q\"": "\"X9T\"",
        "\"pseudonymised\"": "\"identifiable\"",
      ])
    try ledger.agree("commissioner-application")
    try ledger.checkEverybody()
    return ledger
  }

  private static let recipients = [
    "X9Q": "dars-release", "X9T": "dars-release", "13T": "commissioner-extract",
    "RX4": "provider-return",
  ]

  /// By recipient: a column that is put into the event of an honest release, and whether it is a finding.
  private static let columns: [(recipient: String, column: String, isApproved: Bool)] = [
    ("X9Q", "Gender", true), ("X9Q", "NHSNumber", false), ("X9Q", "LocalPatientId", false),
    ("X9Q", "PersonPseudonym:HES", false), ("X9Q", "NHSNumberStatus", false),
    ("X9T", "LocalPatientId", true), ("X9T", "PersonPseudonym", false), ("X9T", "NHSNumber", false),
    ("13T", "NHSNumber", false), ("13T", "LocalPatientId", false), ("13T", "EthnicCategory", true),
    ("RX4", "NHSNumber", true),
  ]

  @Test func aColumnIsApprovedOrNotByWhoeverChecks() throws {
    let ledger = try stage()
    var honest: [String: SchemaDisclosureReleased] = [:]
    for (recipient, use) in Self.recipients.sorted(by: { $0.key < $1.key }) {
      let request = try ReleaseRequest.september(use, for: recipient)
      let summary = try ledger.use {
        try $0.release(request, to: "\(ledger.home.path)/\(recipient).zip")
      }
      #expect(summary.status == .released, "\(summary.refusals)")
      let event = try #require(try ledger.events(of: .disclosureReleased).last)
      honest[recipient] = try SchemaDisclosureReleased(serializedBytes: event.body)
    }
    let forged = try Self.columns.map { recipient, column, _ in
      var body = try #require(honest[recipient])
      let place = try #require(body.tables.firstIndex { $0.name == "IDS001MPI" })
      if !body.tables[place].columns.contains(column) { body.tables[place].columns.append(column) }
      return try ledger.use { try $0.forge(body) }
    }
    let build = try ledger.use(at: "2020-11-02T09:00:00Z") {
      try $0.buildEvidence(
        from: try #require(Timestamp("2020-10-01T00:00:00Z")),
        to: try #require(Timestamp("2020-11-01T00:00:00Z")), at: ledger.home.path + "/pack.zip")
    }
    let key = try ledger.use { $0.identity.verifier.encoded }
    #expect(try EvidenceCheck.check(build.path, verifierKey: key).isGood)
    let python = try PythonVerifier.verify(build.path, key: key)
    #expect(python.status == 0, "\(python.text)")
    let report = try #require(EvidenceReport(json: try PackFile(build.path)["report.json"]))
    for release in report.counted.releases where !forged.contains(release.disclosure) {
      #expect(release.fieldsNotApproved ?? [] == [], "\(release.recipient)")
    }
    for (number, (recipient, column, isApproved)) in zip(forged, Self.columns) {
      let release = try #require(report.counted.releases.first { $0.disclosure == number })
      let expected = isApproved ? [] : ["2.0 IDS001MPI.\(column)"]
      #expect(release.fieldsNotApproved ?? [] == expected, "\(recipient): \(column)")
      let audit = try ledger.use { try $0.auditDisclosure(number) }
      let told = audit.tables.flatMap { table in
        table.notApproved.map { "\(table.version) \(table.name).\($0)" }
      }
      #expect(told == expected, "\(recipient): \(column)")
    }
    try ledger.check()
  }
}
