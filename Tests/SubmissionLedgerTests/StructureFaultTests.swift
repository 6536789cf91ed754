import Foundation
import SubmissionLedger
import TestSupport
import Testing

@Suite struct StructureFaultTests {
  /// Every field in four columns, of which three are wrong, each in another way, and many foreign tables:
  /// all of it stands in the event that ends the submission.
  @Test func aFileWithEveryFaultOfStructureIsRejectedLikeAnyOther() throws {
    let ledger = try TestLedger()
    let path = try ledger.write(CSVTables(fixture: "small-2.0"), as: "bundle")
    for name in try FileManager.default.contentsOfDirectory(atPath: path) {
      let file = URL(fileURLWithPath: "\(path)/\(name)")
      let text = try String(contentsOf: file, encoding: .utf8)
      let names = try #require(text.split(whereSeparator: \.isNewline).first).split(separator: ",")
      let columns = names.map { name in
        // Without the version nobody would know which fields there are.
        name == "DatSetVer" ? "DatSetVer" : "\(name.lowercased()),\(name),\(name),x"
      }
      try Data((columns.joined(separator: ",") + "\n").utf8).write(to: file)
    }
    for number in 0..<200 {
      let file = URL(fileURLWithPath: "\(path)/IDS\(number)x.csv")
      try Data("a\n".utf8).write(to: file)
    }
    let summary = try ledger.submit(path)
    #expect(summary.status == .rejected)
    let structure = summary.findings.filter { $0.code == "IDSREJ001" }
    #expect(structure.count > 3 * 100, "\(structure.count)")
    let lines = try WrittenReport(ledger).lines("validations").filter { $0["Rule"] == "IDSREJ001" }
    #expect(lines.count == structure.count)
  }
}
