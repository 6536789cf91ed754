import DataSet
import Disclosure
import EventLog
import EventSchema
import Intake
import PersonSets
import SwiftProtobuf
import TestSupport
import Testing

@testable import SubmissionLedger

/// A release reads a submission in pieces, each on whatever core is free, and rows where they lie.
@Suite struct ReleasePieceTests {
  /// Keeps the lines of a release.
  private struct Lines: DisclosureSink, Equatable {
    var tables: [String: [UInt8]] = [:]

    mutating func take(
      _ lines: [UInt8], table: Int, version: String
    ) throws(LedgerError) {
      tables["\(version)/\(table)", default: []] += lines
    }
  }

  /// What comes of a release that reads pieces of so many positions.
  private func read(
    _ opened: SubmissionLedger, _ request: ReleaseRequest, pieces: UInt64
  ) throws -> (lines: Lines, tally: DisclosureTally) {
    let decided = try opened.decidingMoment()
    let gate = try opened.gate(request, at: decided)
    guard case .allowed(let ground) = gate.decision else {
      throw LedgerError.notFound(what: "a release that is allowed")
    }
    let computation = gate.computation(1, request, ground)
    let pseudonyms = try opened.makePseudonyms(ground, at: decided, holding: nil)
    let vault = try opened.openVault(readOnly: true)
    var pass = try DisclosurePass(
      opened, vault, computation.rules(pseudonyms), ground, decidedSize: decided.size,
      at: decided.moment, piecePositions: pieces)
    var lines = Lines()
    let tally = try pass.run(over: computation.basis.sources, into: &lines) { _ in }
    return (lines, tally)
  }

  @Test(arguments: [("commissioner-extract", "13T"), ("dars-release", "X9Q")])
  func whereTheLogIsCutChangesNothing(use: String, recipient: String) throws {
    let ledger = try TestLedger(at: "2020-10-02T09:00:00Z")
    // Of some people nothing is kept, and of others only some referrals.
    try ledger.use {
      _ = try $0.importConsent(
        from: FixtureFiles.path("legacy-1.5-consent.csv"), provider: ledger.rx4)
    }
    try ledger.submit("small-2.0", at: TestLedger.october)
    try #require(try !ledger.events(of: .recordWithheld).isEmpty)
    try ledger.agree("dars-1-application")
    try ledger.agree("commissioner-application")
    try ledger.checkEverybody()
    let request = try ReleaseRequest.september(use, for: recipient)
    try ledger.use { opened in
      let whole = try read(opened, request, pieces: 100_000)
      #expect(!whole.lines.tables.isEmpty && whole.tally.readCount > 50)
      for pieces: UInt64 in [7, 50] {
        let cut = try read(opened, request, pieces: pieces)
        #expect(cut.lines == whole.lines, "\(pieces)")
        #expect(cut.tally.readCount == whole.tally.readCount)
        #expect(cut.tally.people == whole.tally.people)
        #expect(cut.tally.rows == whole.tally.rows)
        #expect(cut.tally.eventsUnsealed == whole.tally.eventsUnsealed)
      }
    }
    try ledger.check()
  }

  /// Two rows of patients, encoded by the library.
  private func rows(_ change: (inout SchemaRow) -> Void = { _ in }) throws -> [UInt8] {
    var rows = SchemaRows()
    for (number, value) in [(7, "01"), (300, "Zoë, \"Z\"")] {
      var row = SchemaRow()
      row.table = "IDS007DisabilityType"
      row.number = UInt32(number)
      row.fields = [1, 2]
      row.values = ["patient \(number)", value]
      change(&row)
      rows.rows.append(row)
    }
    return try rows.serializedBytes()
  }

  private func read(_ content: [UInt8]) throws -> [[String?]]? {
    let dataSet = try #require(DataSet.version("2.0"))
    var rows = ReleaseRows(of: dataSet)
    var reader = RowReader(dataSet)
    guard reader.read(content, ofReferral: nil, into: &rows) else { return nil }
    return rows.ofEvent.map { row in
      rows.current = row
      return [dataSet.tables[rows.table].name, String(rows.number)]
        + [0, 1].map { rows.value($0, of: .own) }
    }
  }

  @Test func rowsAreReadAsTheLibraryWritesThem() throws {
    let table = "IDS007DisabilityType"
    #expect(
      try read(try rows()) == [
        [table, "7", "patient 7", "01"], [table, "300", "patient 300", "Zoë, \"Z\""],
      ])
    #expect(
      try read(try rows { ($0.fields, $0.values) = ([2], ["x"]) }) == [
        [table, "7", nil, "x"], [table, "300", nil, "x"],
      ])
    // A value so long that its length is no text.
    let long = String(repeating: "é", count: 100)
    #expect(try read(try rows { $0.values[1] = long })?.map { $0[3] } == [long, long])
    #expect(try read([]) == [])
    // One row whose ordinals are not packed: table, number 1, fields 1 and 2, two values.
    let name = Array(table.utf8)
    let row: [UInt8] =
      [0x0A, UInt8(name.count)] + name
      + [0x10, 1, 0x18, 1, 0x18, 2, 0x22, 1, 0x61, 0x22, 1, 0x62]
    #expect(try read([0x0A, UInt8(row.count)] + row) == [[table, "1", "a", "b"]])
  }

  @Test func whatIsNoRowOfTheVersionIsRefused() throws {
    #expect(try read(try rows { $0.table = "IDS007" }) == nil)
    #expect(try read(try rows { $0.fields = [1, 3] }) == nil)
    #expect(try read(try rows { $0.fields = [0, 1] }) == nil)
    #expect(try read(try rows { $0.fields = [1] }) == nil)
    let whole = try rows()
    #expect(try read(Array(whole.dropLast())) == nil)
    let place = try #require(whole.firstIndex(of: 0xC3))
    var broken = whole
    broken[place] = 0xFF
    #expect(try read(broken) == nil)
  }
}
