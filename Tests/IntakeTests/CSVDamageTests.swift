import DataSet
import Foundation
import Testing

@testable import Intake

/// One table of a good bundle in nineteen variants.
@Suite struct CSVDamageTests {
  static let good = [
    "crlf", "bom", "reordered", "no-final-newline", "spaces", "blank-line-at-end",
  ]

  // The bundle whose referrals the damaged files are variants of.
  private func bundle(with variant: String) throws -> ScratchBundle {
    let bundle = try ScratchBundle(copying: "csv-base")
    let folder = try Fixture.path("file-rejects/csv-damage")
    let name =
      variant == "blank-line-at-end"
      ? "IDS101Referral.crlf.csv" : "IDS101Referral.\(variant).csv"
    var bytes = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))
    if variant == "blank-line-at-end" { bytes += Data("\r\n\n\r\n".utf8) }
    try bundle.write("IDS101Referral.csv", bytes)
    return bundle
  }

  @Test(arguments: good)
  func aVariantThatIsOnlyWrittenOtherwiseGivesTheSameRows(variant: String) throws {
    let plain = try Fixture.path("csv-base")
    let bundle = try bundle(with: variant)
    #expect(
      try RowCollector.collect(bundle) == RowCollector.collect(atPath: plain))
    _ = try Fixture.accepted(bundle.check())
  }

  @Test func aLineBreakInAQuotedCellIsPartOfTheText() throws {
    let bundle = try bundle(with: "newline-in-field")
    let rows = try RowCollector.collect(bundle)
    #expect(rows["IDS101Referral"]?.first?.first == "SR00\n40001A")
    #expect(rows["IDS101Referral"]?.count == 12)
  }

  @Test func aFormulaIsTextLikeAnyOther() throws {
    let bundle = try bundle(with: "formula")
    let rows = try RowCollector.collect(bundle)
    #expect(rows["IDS101Referral"]?.first?.first == "=1+1|40001A")
  }

  @Test(
    arguments: [
      ("blank-line", 3, CSVFault.blankLine), ("latin1", 1, .notUTF8), ("nul", 1, .zeroByte),
      ("long-row", 3, .cellCount(expected: 9, came: 10)),
      ("short-row", 3, .cellCount(expected: 9, came: 7)), ("unclosed-quote", 3, .unclosedQuote),
    ] as [(String, UInt32, CSVFault)])
  func aTableOutOfFormIsRefusedWithItsRow(variant: String, row: UInt32, fault: CSVFault) throws {
    #expect(throws: IntakeError.malformed(table: "IDS101Referral", row: row, fault: fault)) {
      try bundle(with: variant).check()
    }
  }

  @Test(arguments: [
    ("case-header", "column 1 is not a field of the table; its name is written ServiceRequestId"),
    ("dup-header", "field OnsetDate stands there twice"),
    ("dup-header", "field EndCode is missing"),
    ("empty-file", "field ServiceRequestId is missing"),
    ("no-header", "column 1 is not a field of the table"),
    ("unknown-column", "column 10 is not a field of the table"),
  ])
  func aTableWithOtherFieldsRejectsTheFile(variant: String, message: String) throws {
    let submission = try Fixture.rejected(bundle(with: variant).check())
    #expect(submission.report.findings.contains { $0.message == message })
    let structure = submission.report.findings.filter { $0.code == "IDSREJ001" }
    #expect(structure.allSatisfy { $0.table == "IDS101Referral" })
    // Without a line of field names the first row is a patient's; nothing of it may be shown.
    #expect(!"\(submission.report.findings)".contains("40001"))
  }

  @Test func aTableWithNamesOnlyIsEmpty() throws {
    let submission = try Fixture.rejected(bundle(with: "header-only").check())
    #expect(submission.fileCodes == ["IDSREJ004"])
  }

  @Test func rowsWithoutAnyValueDoNotFillATable() throws {
    let bundle = try bundle(with: "header-only")
    try bundle.write(
      "IDS101Referral.csv", (try bundle.text("IDS101Referral.csv") + ",,,,,,,,\n").utf8)
    let submission = try Fixture.rejected(bundle.check())
    #expect(submission.fileCodes == ["IDSREJ004"])
  }
}
