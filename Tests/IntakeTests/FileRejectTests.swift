import DataSet
import Testing

@testable import Intake

@Suite struct FileRejectTests {
  @Test(arguments: [
    ("IDSREJ006", "IDSREJ006"), ("IDSREJ007", "IDSREJ007"), ("IDSREJ009", "IDSREJ009"),
    ("IDSREJ010", "IDSREJ010"), ("IDS00004", "IDS00004"), ("IDS00003", "IDS00003"),
    ("IDSREJ015", "IDSREJ015"), ("IDSREJ002", "IDSREJ002"), ("IDSREJ003", "IDSREJ003"),
    ("IDSREJ004", "IDSREJ004"), ("IDSREJ005", "IDSREJ005"),
    ("IDSREJ001-missing-table", "IDSREJ001"), ("IDSREJ001-missing-field", "IDSREJ001"),
  ])
  func aFileIsRejectedForItsOneFault(bundle: String, code: String) throws {
    let submission = try Fixture.rejected(Fixture.check("file-rejects/\(bundle)"))
    #expect(submission.findings.contains { $0.code == code })
    let fileCodes = Set(submission.findings.filter { $0.severity == .file }.map(\.code))
    #expect(fileCodes == [code.hasPrefix("IDS0") ? "IDSREJ015" : code])
  }

  @Test func aFileWithoutAnAcceptedReferralIsRejected() throws {
    let bundle = try ScratchBundle(copying: "edge/base.bundle")
    for row in 1...25 {
      try bundle.set(
        "IDS101Referral", row: row, "ReferralRequestReceivedDate", to: "1889-12-31")
    }
    let submission = try Fixture.rejected(bundle.check())
    #expect(submission.findings.filter { $0.severity == .file }.map(\.code) == ["IDSREJ101"])
    let standing = submission.tables.filter { $0.accepted > 0 }.map(\.table)
    #expect(standing == ["IDS000Header", "IDS902CarePersQual"])
  }

  @Test(arguments: [
    (Expected(provider: "RWK"), "IDS00030", "expected RWK, came RX4"),
    (Expected(submitter: "RWK"), "INTAKE002", "expected RWK, came RX4"),
    (Expected(period: "2020-10"), "IDS00016", "expected 2020-10-01, came 2020-09-01"),
    (Expected(period: "2020-10"), "IDS00019", "expected 2020-10-31, came 2020-09-30"),
  ])
  func aHeaderThatSaysOtherwiseIsRejectedAndBothAreNamed(
    expected: Expected, code: String, words: String
  ) throws {
    let submission = try Fixture.rejected(
      Fixture.check("small-2.0", as: expected.expectations()))
    let finding = try #require(submission.findings.first { $0.code == code })
    #expect(finding.message.contains(words))
  }

  struct Expected: CustomTestStringConvertible {
    var provider = "RX4"
    var submitter: String?
    var period: String?
    var testDescription: String { "\(provider) \(submitter ?? "-") \(period ?? "-")" }

    func expectations() throws -> Expectations {
      Expectations(
        provider: try #require(OrganisationCode(provider)),
        submitter: submitter.flatMap { OrganisationCode($0) },
        period: period.flatMap { Period(iso: $0) })
    }
  }

  @Test func aHeaderThatSaysTheSameIsAccepted() throws {
    let expected = Expected(provider: "RX4", submitter: "RX4", period: "2020-09")
    _ = try Fixture.checked("small-2.0", as: expected.expectations())
  }

  @Test(arguments: [
    ("ReportingPeriodStartDate", "2020-09-02", "IDS00016"),
    ("ReportingPeriodEndDate", "2020-09-29", "IDS00019"),
    ("ReportingPeriodEndDate", "2020-10-31", "IDS00019"),
    ("ReportingPeriodStartDate", "", "IDS00014"),
    ("ReportingPeriodStartDate", "soon", "IDS00015"), ("OrgIDSubmit", "rx4", "INTAKE003"),
    ("OrgIDSubmit", "", "IDS00031"), ("PrimSystemInUse", "", "IDS00012"),
    ("DateTimeDatSetCreate", "2020-10-12", "IDS00021"), ("DatSetVer", "", "IDS00001"),
  ])
  func aHeaderWithAFaultRejectsTheFile(field: String, value: String, code: String) throws {
    let bundle = try ScratchBundle(copying: "small-2.0")
    try bundle.set("IDS000Header", row: 1, field, to: value)
    let submission = try Fixture.rejected(bundle.check())
    #expect(submission.findings.contains { $0.code == code })
    #expect(submission.findings.contains { $0.code == "IDSREJ015" })
  }

  @Test func theVersionDecidesWhichTablesThereMustBe() throws {
    let bundle = try ScratchBundle(copying: "small-2.0")
    try bundle.set("IDS000Header", row: 1, "DatSetVer", to: "2.1")
    let submission = try Fixture.rejected(bundle.check())
    #expect(submission.version.text == "2.1")
    #expect(submission.findings.allSatisfy { $0.code == "IDSREJ001" })
    #expect(submission.findings.contains { $0.table == "IDS003AccommStatus" })
  }
}
