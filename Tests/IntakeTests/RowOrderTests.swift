import DataSet
import SeededRandom
import Testing

@testable import Intake

@Suite struct RowOrderTests {
  /// What became of every row, told by its content.
  private func outcome(_ bundle: ScratchBundle) throws -> (
    accepted: Set<[UInt8]>, codes: [String: Int]
  ) {
    let submission = try Fixture.accepted(bundle.check())
    var accepted: Set<[UInt8]> = []
    func add(_ rows: SubmittedRows) {
      for row in 0..<rows.count {
        // Only the number of the row may differ.
        accepted.insert(RowOrderTests.withoutNumber(Array(rows[row..<row + 1].bytes)))
      }
    }
    try submission.forEachPatient { patient, referrals in
      add(patient.rows)
      for referral in referrals { add(referral.rows) }
    }
    try submission.forEachPersonnelBatch { add($0) }
    var codes: [String: Int] = [:]
    for failure in submission.report.failures { codes[failure.code, default: 0] += 1 }
    return (accepted, codes)
  }

  // Cuts the table's length and name, and the number behind them, out of a row below 16 kB.
  private static func withoutNumber(_ row: [UInt8]) -> [UInt8] {
    let start = row[1] < 0x80 ? 2 : 3
    let name = start + 2 + Int(row[start + 1])
    let numberLength = row[(name + 1)...].prefix { $0 >= 0x80 }.count + 1
    return Array(row[start..<name]) + row[(name + 1 + numberLength)...]
  }

  @Test func theOrderOfRowsNeverChangesTheOutcome() throws {
    let expected = try outcome(ScratchBundle(copying: "faulty-2.0"))
    #expect(expected.accepted.count > 1500)
    var generator = SeededGenerator(for: "orders of rows")
    for round in 1...5 {
      let bundle = try ScratchBundle(copying: "faulty-2.0")
      for table in try #require(DataSet.version("2.0")).tables {
        // Lines can be shuffled as they are: no cell of the fixture holds a line break.
        try bundle.edit(table.name) { lines in
          lines = [lines[0]] + lines.dropFirst().shuffled(using: &generator)
        }
      }
      let shuffled = try outcome(bundle)
      #expect(shuffled.codes == expected.codes, "order \(round)")
      #expect(shuffled.accepted == expected.accepted, "order \(round)")
    }
  }
}
