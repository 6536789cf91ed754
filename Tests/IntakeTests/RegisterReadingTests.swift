import DataSet
import Foundation
import Testing

@testable import Intake

/// From the file of a register to the register and back to its normalised content.
@Suite struct RegisterReadingTests {
  private func content(_ register: CodeRegister) -> String {
    var bytes: [UInt8] = []
    register.writeContent { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  struct Refusal: CustomTestStringConvertible {
    let csv: String
    let row: UInt32
    let fault: RegisterFault
    var testDescription: String { csv.debugDescription }

    init(_ csv: String, row: UInt32, _ fault: RegisterFault) {
      self.csv = csv
      self.row = row
      self.fault = fault
    }
  }

  static let long = String(repeating: "A", count: 65)

  @Test(arguments: [
    Refusal("", row: 0, .missingColumn(.code)), Refusal("\n\n", row: 0, .missingColumn(.code)),
    Refusal("opens,closes\n,\n", row: 0, .missingColumn(.code)),
    Refusal("code,colour\nA,red\n", row: 0, .unknownColumn(2)),
    Refusal("Code\nA\n", row: 0, .unknownColumn(1)),
    Refusal("code,\nA,\n", row: 0, .unknownColumn(2)),
    Refusal("A81001\nA81002\n", row: 0, .unknownColumn(1)),
    Refusal("code,opens,code\nA,,B\n", row: 0, .repeatedColumn(.code)),
    Refusal("code,roles,roles\nA,,\n", row: 0, .repeatedColumn(.roles)),
    Refusal("code\n", row: 0, .noRows), Refusal("code", row: 0, .noRows),
    Refusal("code,opens\nA,\n,2020-01-01\n", row: 2, .emptyCode),
    Refusal("code\nA\n\"  \"\nB\n", row: 2, .emptyCode),
    Refusal("code,opens\nA,\n\nB,\n".replacing("\n\n", with: "\n,\n"), row: 2, .emptyCode),
    Refusal("code\nA\n\(long)\n", row: 2, .tooLong(.code, limit: 64)),
    Refusal("code,successor\nA,\(long)\n", row: 1, .tooLong(.successor, limit: 64)),
    Refusal("code\n\"A,B\"\n", row: 1, .notPlain(.code)),
    Refusal("code\n\"A\"\"B\"\n", row: 1, .notPlain(.code)),
    Refusal("code\n\"A\nB\"\n", row: 1, .notPlain(.code)),
    Refusal("code\nA\tB\n", row: 1, .notPlain(.code)),
    Refusal("code\nA\u{7F}\n", row: 1, .notPlain(.code)),
    Refusal("code,successor\nA,\"B,C\"\n", row: 1, .notPlain(.successor)),
    Refusal("code,roles\nA,\"RO76,RO177\"\n", row: 1, .notPlain(.roles)),
    Refusal("code,opens\nA,2020-02-30\n", row: 1, .badDate(.opens)),
    Refusal("code,opens\nA,20200201\n", row: 1, .badDate(.opens)),
    Refusal("code,closes\nA,\nB,01/02/2020\n", row: 2, .badDate(.closes)),
    Refusal("code,opens,closes\nA,2020-01-02,2020-01-01\n", row: 1, .closesBeforeOpens),
  ])
  func `A file that cannot stand is refused with its row and column`(_ refusal: Refusal) {
    let expected = IntakeError.badRegister(path: "sites", row: refusal.row, fault: refusal.fault)
    #expect(throws: expected) { try CodeRegister.read(csv: refusal.csv.utf8, as: .sites) }
  }

  @Test(
    arguments: [
      ("code\nA,B\n", 1, nil, .cellCount(expected: 1, came: 2)),
      ("code,opens\nA,\nB\n", 2, nil, .cellCount(expected: 2, came: 1)),
      ("code\nA\n\nB\n", 2, nil, .blankLine), ("code\nA\nB\r\n", 2, nil, .mixedLineEnds),
      ("code\n\"A\n", 1, 1, .unclosedQuote), ("code\nA\"\n", 1, 1, .strayQuote),
      ("code\nA\u{0}\n", 1, 1, .zeroByte), ("code,opens\nA,\u{0}\n", 1, 2, .zeroByte),
      ("\"code\n", 0, 1, .unclosedQuote),
    ] as [(String, UInt32, Int?, CSVFault)])
  func `A file that is no CSV table is refused with its row and column`(
    csv: String, row: UInt32, column: Int?, fault: CSVFault
  ) {
    let expected = IntakeError.malformed(
      table: "sites", row: row, field: column.map { "column \($0)" }, fault: fault)
    #expect(throws: expected) { try CodeRegister.read(csv: csv.utf8, as: .sites) }
  }

  @Test func `A message says where and what, and nothing that stands in the file`() throws {
    let error = try #require(throws: IntakeError.self) {
      try CodeRegister.read(csv: "code,opens\nA81001,\nSECRET,tomorrow\n".utf8, as: .gpPractices)
    }
    #expect(
      error.description
        == "gp-practices, row 2: opens: expected a date such as 2020-09-01, or nothing")
    let other = try #require(throws: IntakeError.self) {
      try CodeRegister.read(csv: "SECRET\nA81001\n".utf8, as: .gpPractices)
    }
    #expect(
      other.description == "gp-practices: column 1 is not known; "
        + "expected code, opens, closes, successor, roles")
  }

  @Test(arguments: [
    (ReferenceData.Kind.sites, "code\nB\nA\n", "code\nA\nB\n"),
    // Rows that say the same count once; neither order nor spaces nor line ends make a difference.
    (.sites, "code\r\n B \r\nA\r\nB\r\n", "code\nA\nB\n"),
    (.sites, "\u{FEFF}code,opens,closes,successor\nB,,,\nA,,,\n", "code\nA\nB\n"),
    (.sites, "closes,code\n,A\n2020-01-01,B\n", "code,closes\nA,\nB,2020-01-01\n"),
    (
      .sites, "roles,code\nRO2 RO1  RO2,A\n,B\n", "code,roles\nA,RO1 RO2\nB,\n"
    ), (.sites, "roles,code\n,A\n", "code,roles\nA,\n"),
    (
      .sites, "code,opens,successor\nA,2020-01-01,C\nA,2019-01-01,\nA,2020-01-01,B\n",
      "code,opens,successor\nA,2019-01-01,\nA,2020-01-01,B\nA,2020-01-01,C\n"
    ), (.sites, "code\nab\nAB\na\n", "code\nAB\na\nab\n"),
    (.postcodes, "code\nab1 2cd\nAB12CD\nAB1 1ZZ\n", "code\nAB11ZZ\nAB12CD\n"),
    (.sites, "code\nABCDEFGHIJ\nABCDEFGHI\nABCDEFGH\n", "code\nABCDEFGH\nABCDEFGHI\nABCDEFGHIJ\n"),
    // The example of Docs/format.md.
    (
      .gpPractices,
      "roles,successor,closes,opens,code\nRO76 RO177,,,2019-04-01,A81002\n"
        + "RO76,A81002,2019-03-31,1974-04-01,A81001\n",
      "code,opens,closes,successor,roles\nA81001,1974-04-01,2019-03-31,A81002,RO76\n"
        + "A81002,2019-04-01,,,RO177 RO76\n"
    ), (.sites, "code\nZoë\nÅ1\n", "code\nZoë\nÅ1\n"),
  ])
  func `Files that say the same have the same content`(
    kind: ReferenceData.Kind, csv: String, expected: String
  ) throws {
    let register = try CodeRegister.read(csv: csv.utf8, as: kind)
    #expect(content(register) == expected)
    #expect(register.rowCount == expected.split(separator: "\n").count - 1)
    let again = try CodeRegister.read(csv: expected.utf8, as: kind)
    #expect(content(again) == expected)
    #expect(again.contentDigest() == register.contentDigest())
  }

  @Test func `The digest of the file is that of its bytes, and that of the content another`() throws
  {
    let bundle = try ScratchBundle()
    try bundle.write("b.csv", "code\r\nB\r\nA\r\n".utf8)
    try bundle.write("content.csv", "code\nA\nB\n".utf8)
    let (register, digest) = try CodeRegister.read("\(bundle.path)/b.csv", as: .sites)
    #expect(try digest == FileDigest(ofFile: "\(bundle.path)/b.csv"))
    #expect(try register.contentDigest() == FileDigest(ofFile: "\(bundle.path)/content.csv"))
  }

  @Test func `What is no file of codes is refused by its path`() throws {
    let bundle = try ScratchBundle()
    try bundle.write("empty.csv", [])
    let empty = "\(bundle.path)/empty.csv"
    #expect(throws: IntakeError.empty(path: empty)) { try CodeRegister.read(empty, as: .sites) }
    let noFile = IntakeError.badRegister(path: bundle.path, row: 0, fault: .notAFile)
    #expect(throws: noFile) {
      try CodeRegister.read(bundle.path, as: .sites)
    }
    #expect(throws: IntakeError.notFound(path: "nowhere.csv")) {
      try CodeRegister.read("nowhere.csv", as: .sites)
    }
  }
}
