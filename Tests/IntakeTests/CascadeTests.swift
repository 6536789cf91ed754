import DataSet
import Foundation
import Testing

@testable import Intake

@Suite struct CascadeTests {
  // One patient with a referral, a contact, an activity and a score, of the tables of version 2.0.
  private func outcome(
    _ table: String, _ row: Int, _ field: String, _ value: String
  ) throws -> [String: Int] {
    let bundle = try ScratchBundle(copying: "small-2.0")
    try bundle.set(table, row: row, field, to: value)
    let submission = try Fixture.accepted(bundle.check())
    #expect(
      try Records(submission).rowCount == submission.report.tables.reduce(0) { $0 + $1.accepted })
    var codes: [String: Int] = [:]
    for failure in submission.report.failures where failure.severity > .warning {
      codes[failure.code, default: 0] += 1
    }
    return codes
  }

  @Test func aRejectedGPRowTakesThePatientAndEverythingBelow() throws {
    let codes = try outcome("IDS002GP", 1, "StartDateGMPRegistration", "1889-12-31")
    #expect(codes["IDS00210"] == 1)
    #expect(codes["IDS00145"] == 1)
    #expect(codes["IDS00220"] == nil || codes["IDS00220"] == 1)
    #expect(codes["IDS10101"] == 1)
    #expect(codes["IDS20142"] == 1)
    #expect(codes["IDS00401"] == 1)
  }

  @Test func aRejectedOnlyReferralTakesThePatient() throws {
    let codes = try outcome("IDS101Referral", 1, "ReferralRequestReceivedDate", "02/09/2020")
    #expect(codes["IDS10112"] == 1)
    #expect(codes["IDS00146"] == 1)
    #expect(codes["IDS00220"] == 1)
    #expect(codes["IDS10101"] == 1)
    #expect(codes["IDS20142"] == 1)
  }

  @Test func aRejectedActivityTakesItsScoresOnly() throws {
    let codes = try outcome("IDS202CareActivity", 1, "ClinContactDurOfCareAct", "forty")
    #expect(codes == ["IDS20206": 1, "IDS60708": 7])
  }

  @Test func aRejectedChildTakesNothing() throws {
    let codes = try outcome("IDS803CareCluster", 1, "StartTimeCareClust", "25:61:00")
    #expect(codes == ["IDS80307": 1])
  }

  @Test func everyRowOfADuplicateKeyIsRejected() throws {
    let bundle = try ScratchBundle(copying: "small-2.0")
    try bundle.edit("IDS202CareActivity") { lines in lines.append(lines[1]) }
    let submission = try Fixture.accepted(bundle.check())
    let duplicates = submission.report.failures.filter { $0.code == "IDS20225" }
    #expect(duplicates.map(\.row) == [1, 233])
    #expect(duplicates.allSatisfy { $0.cause == .duplicate && $0.severity == .group })
    #expect(submission.report.failures.filter { $0.code == "IDS60708" }.count == 7)
  }

  @Test func aChildOfNobodyIsRejectedAndNotKept() throws {
    let codes = try outcome("IDS105OnwardReferral", 1, "ServiceRequestId", "NOBODY")
    #expect(codes == ["IDS10510": 1])
    let blank = try outcome("IDS105OnwardReferral", 1, "ServiceRequestId", "")
    #expect(blank == ["IDS10501": 1])
  }

  /// Every expected finding of the faulty fixture whose rule is checked, row by row.
  @Test(arguments: [
    ("faulty-2.0", "faulty-2.0.expected-issues.json"),
    ("faulty-2.0.accdb", "faulty-2.0.accdb.expected-issues.json"),
  ])
  func theFaultyFixtureFailsAsExpected(file: String, list: String) throws {
    let submission = try Fixture.checked(file)
    let lines = try Expected.lines(list)
    let expected = Set(lines.keys)
    let failures = submission.report.failures
    let came = Set(failures.map { Issue(code: $0.code, table: $0.table, row: $0.row) })
    #expect(came.count == failures.count, "a finding twice")
    #expect(came.subtracting(expected).sorted() == [])
    for failure in failures {
      let issue = Issue(code: failure.code, table: failure.table, row: failure.row)
      guard let line = lines[issue] else { continue }
      #expect(line.severity == failure.severity, "\(issue)")
      // A row whose parent never was there fails for it too, and that is no cascade.
      if line.isCascade { #expect([.parent, .child].contains(failure.cause), "\(issue)") }
    }
    // The lists take the cascade further than the published single pass: a patient who is rejected
    // for a reason of their own may also lack a referral or a registration in the end.
    let rejected = Set(
      submission.report.failures.filter { $0.severity > .warning }.map {
        RowPlace(table: $0.table, row: $0.row)
      })
    let missing = expected.subtracting(came).filter { issue in
      !(["IDS00145", "IDS00146"].contains(issue.code)
        && rejected.contains(RowPlace(table: issue.table, row: issue.row)))
    }
    #expect(missing.sorted() == [])
    let accepted = submission.report.tables.reduce(into: [:]) { $0[$1.table] = $1.accepted }
    if let valid = try Expected.accepted(list) { #expect(accepted == valid) }
  }

  struct Issue: Hashable, Comparable {
    let code: String
    let table: String
    let row: UInt32

    static func < (left: Issue, right: Issue) -> Bool {
      (left.table, left.row, left.code) < (right.table, right.row, right.code)
    }
  }

  private struct Expected: Decodable {
    let issues: [Line]
    let rows_in_and_valid: [String: [Int]]?

    static func accepted(_ name: String) throws -> [String: Int]? {
      try decode(name).rows_in_and_valid?.mapValues { $0[1] }
    }

    struct Line: Decodable {
      let issue: Issue
      let severity: Severity
      let isCascade: Bool

      init(from decoder: any Decoder) throws {
        var values = try decoder.unkeyedContainer()
        issue = Issue(
          code: try values.decode(String.self), table: try values.decode(String.self),
          row: try values.decode(UInt32.self))
        let word = try values.decode(String.self)
        severity = try #require(
          ["WARNING": .warning, "REJECT_RECORD": .record, "REJECT_GROUP": .group][word])
        isCascade = try values.decode(Bool.self)
      }
    }

    static func lines(_ name: String) throws -> [Issue: Line] {
      Dictionary(uniqueKeysWithValues: try decode(name).issues.map { ($0.issue, $0) })
    }

    private static func decode(_ name: String) throws -> Expected {
      let data = try Data(contentsOf: URL(fileURLWithPath: Fixture.path(name)))
      return try JSONDecoder().decode(Expected.self, from: data)
    }
  }
}
