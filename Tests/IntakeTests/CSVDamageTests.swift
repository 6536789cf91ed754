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
      ("blank-line", 3, nil, CSVFault.blankLine), ("latin1", 1, "ServiceRequestId", .notUTF8),
      ("nul", 1, "ServiceRequestId", .zeroByte),
      ("long-row", 3, nil, .cellCount(expected: 9, came: 10)),
      ("short-row", 3, nil, .cellCount(expected: 9, came: 7)),
      ("unclosed-quote", 3, "ServiceRequestId", .unclosedQuote),
    ] as [(String, UInt32, String?, CSVFault)])
  func aTableOutOfFormIsRefusedWithItsRowAndField(
    variant: String, row: UInt32, field: String?, fault: CSVFault
  ) throws {
    let expected = IntakeError.malformed(
      table: "IDS101Referral", row: row, field: field, fault: fault)
    #expect(throws: expected) { try bundle(with: variant).check() }
  }

  @Test func aRowThatEndsOtherwiseThanThoseBeforeItIsRefused() throws {
    let bundle = try ScratchBundle(copying: "csv-base")
    let lines = try bundle.text("IDS101Referral.csv").split(separator: "\n")
    let mixed = lines.enumerated().map { $1 + ($0 == 3 ? "\r\n" : "\n") }.joined()
    try bundle.write("IDS101Referral.csv", mixed.utf8)
    let expected = IntakeError.malformed(table: "IDS101Referral", row: 3, fault: .mixedLineEnds)
    #expect(throws: expected) { try bundle.check() }
  }

  /// The last field of the last row, so that the place is not that of the first of anything.
  @Test func aFieldIsNamedWhereverItsColumnStands() throws {
    let bundle = try bundle(with: "reordered")
    let lines = try bundle.text("IDS101Referral.csv").split(separator: "\n")
    let names = try #require(lines.first).split(separator: ",")
    try bundle.write("IDS101Referral.csv", Data(lines.joined(separator: "\n").utf8) + [0])
    let expected = IntakeError.malformed(
      table: "IDS101Referral", row: UInt32(lines.count - 1),
      field: String(try #require(names.last)), fault: .zeroByte)
    #expect(throws: expected) { try bundle.check() }
  }

  @Test(arguments: [
    ("case-header", "column 1 is not a field of the table; its name is written ServiceRequestId"),
    ("dup-header", "field OnsetDate stands there twice"),
    ("dup-header", "field EndCode is missing"),
    ("empty-file", "field ServiceRequestId is missing"),
    ("no-header", "columns 1 to 9 are no fields of the table"),
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
