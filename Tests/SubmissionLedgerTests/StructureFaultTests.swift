import Foundation
import SubmissionLedger
import TestSupport
import Testing

@Suite struct StructureFaultTests {
  /// What a line of field names may do to a field, in up to six columns each.
  static let columns: [@Sendable (String) -> String] = [
    { "\($0.lowercased()),\($0),\($0),x" }, { "x,\($0.lowercased()),y" },
    { "x,\($0),x,\($0),x,\($0)" }, { "x,\($0.lowercased()),x,\($0),x,\($0)" },
  ]

  /// Every field is wrong in some way, most rules fail too, and there are as many foreign tables as may be:
  /// all of it stands in the event that ends the submission.
  @Test(arguments: columns.indices, ["small-2.0", "small-2.1"])
  func aFileWithEveryFaultOfStructureIsRejectedLikeAnyOther(
    way: Int, fixture: String
  ) throws {
    let ledger = try TestLedger()
    let path = try ledger.write(CSVTables(fixture: fixture), as: "bundle")
    for name in try FileManager.default.contentsOfDirectory(atPath: path) {
      let file = URL(fileURLWithPath: "\(path)/\(name)")
      let text = try String(contentsOf: file, encoding: .utf8)
      let names = try #require(text.split(whereSeparator: \.isNewline).first).split(separator: ",")
      let columns = names.map { name in
        // Without the version nobody would know which fields there are.
        name == "DatSetVer" ? String(name) : Self.columns[way](String(name))
      }
      .joined(separator: ",").split(separator: ",")
      let version = fixture.suffix(3)
      let row = columns.map { $0 == "DatSetVer" ? String(version) : "?" }.joined(separator: ",")
      try Data("\(columns.joined(separator: ","))\n\(row)\n".utf8).write(to: file)
    }
    for number in 0..<200 {
      let file = URL(fileURLWithPath: "\(path)/IDS\(number)x.csv")
      try Data("a\n".utf8).write(to: file)
    }
    let summary = try ledger.submit(path)
    #expect(summary.status == .rejected)
    let structure = summary.findings.filter { $0.code == "IDSREJ001" }
    #expect(structure.count > 100, "\(structure.count)")
    #expect(summary.findings.count > structure.count + (way == 1 ? 20 : 100))
    let lines = try WrittenReport(ledger).lines("validations").filter { $0["Rule"] == "IDSREJ001" }
    #expect(lines.count == structure.count)
  }

  /// All repeats of one field and all columns between them are two faults.
  @Test func aLineOfNothingButRepeatsIsTwoFaults() throws {
    let ledger = try TestLedger()
    let path = try ledger.write(CSVTables(fixture: "small-2.0"), as: "bundle")
    for name in ["IDS001MPI", "IDS902CarePersQual"] {
      let columns = Array(repeating: "x,LocalPatientId,CarePersLocalId", count: 340)
      let file = URL(fileURLWithPath: "\(path)/\(name).csv")
      try Data((columns.joined(separator: ",") + "\n").utf8).write(to: file)
    }
    let summary = try ledger.submit(path)
    let messages = summary.findings.filter { $0.table == "IDS902CarePersQual" }.map(\.message)
    #expect(messages.count { $0.hasSuffix("field CarePersLocalId stands there twice") } == 1)
    let columns = messages.filter { $0.hasSuffix("and 664 more are no fields of the table") }
    #expect(columns.count == 1 && columns[0].contains("columns 1 to 2, 4 to 5, 7 to 8, 10 to 11,"))
  }
}
