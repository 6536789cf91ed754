import DataSet
import EventLog
import Foundation
import SubmissionLedger
import TestSupport
import Testing

@Suite struct ExtractTests {
  private static let afterLastWindow = "2021-09-01T08:00:00Z"

  @Test(arguments: [
    "faulty-2.0", "small-2.0.accdb", "edge/deleted-rows.accdb", "edge/padded.accdb",
  ])
  func theAcceptedRowsHandedInAgainAreAcceptedWhole(fixture: String) throws {
    let ledger = try TestLedger()
    let summary = try ledger.submit(fixture)
    let written = try WrittenReport(ledger)
    let bundle = try written.extract("pre-deadline")
    #expect(bundle.tables.count == summary.tables.count)
    let other = try TestLedger()
    let again = try other.submit(written.path + "/pre-deadline")
    #expect(again.status == .accepted && again.count(\.rejected) == 0)
    for (first, second) in zip(summary.tables, again.tables) {
      #expect(first.table == second.table && first.accepted == second.received, "\(first.table)")
    }
    // And what comes back then is the same again.
    let second = try WrittenReport(other).extract("pre-deadline")
    for (name, table) in bundle.tables {
      #expect(second.tables[name]?.fields == table.fields)
      #expect(sorted(second.tables[name]?.rows) == sorted(table.rows), "\(name)")
    }
  }

  @Test func theAcceptedRowsAreThoseOfTheFileCellByCell() throws {
    let ledger = try TestLedger()
    try ledger.submit("faulty-2.0")
    let written = try WrittenReport(ledger)
    let outcomes = try written.byPlace("rows")
    let extract = try written.extract("pre-deadline")
    for (name, table) in try CSVTables(fixture: "faulty-2.0").tables {
      let accepted = table.rows.enumerated().filter { index, _ in
        let place = WrittenReport.Place(table: name, row: index + 1)
        return outcomes[place]?.first?["Outcome"] == "accepted"
      }
      #expect(extract[name].fields == table.fields, "\(name)")
      #expect(sorted(extract[name].rows) == sorted(accepted.map(\.element)), "\(name)")
    }
  }

  @Test func theDerivedColumnsComeWhenNoWindowOfTheMonthIsOpenAndNoneIsToCome() throws {
    let ledger = try TestLedger()
    try ledger.submit("small-2.0")
    func hasDerived(_ submission: UInt64, _ time: String) throws -> Bool {
      let written = try WrittenReport(ledger, submission: submission, at: time)
      let manager = FileManager.default
      let bundle = manager.fileExists(atPath: written.path + "/post-deadline")
      #expect(manager.fileExists(atPath: written.path + "/not-derived.csv") == bundle)
      return bundle
    }
    #expect(try !hasDerived(1, "2020-10-20T08:00:00Z"))
    try ledger.submit("small-2.0-refresh", at: TestLedger.november)
    // Between two windows, and on the last day of the last one.
    #expect(try !hasDerived(2, "2021-03-01T08:00:00Z"))
    #expect(try !hasDerived(2, "2021-08-26T23:00:00Z"))
    #expect(try hasDerived(2, "2021-08-27T08:00:00Z"))
    #expect(try !hasDerived(1, "2021-08-27T08:00:00Z"), "another one counts for the month")
  }

  @Test func theDerivedColumnsAreThoseOfTheDataSetForEveryRow() throws {
    let ledger = try TestLedger()
    let summary = try ledger.submit("faulty-2.0")
    let written = try WrittenReport(ledger, at: Self.afterLastWindow)
    let dataSet = try #require(DataSet.version("2.0"))
    let derived = try written.extract("post-deadline")
    let whole = try CSVTables(fixture: "faulty-2.0")
    let facts = SubmissionFacts(
      id: 1, receivedOn: Day(daysSince1970: Int32(summary.receivedAt.day)),
      header: values(whole["IDS000Header"].rows[0]))
    let outcomes = try written.byPlace("rows")
    var compared = 0
    for table in dataSet.tables {
      var accepted = whole[table.name].rows.enumerated().filter { index, _ in
        let place = WrittenReport.Place(table: table.name, row: index + 1)
        return outcomes[place]?.first?["Outcome"] == "accepted"
      }
      let plan = dataSet.derivations[table.index]
      let width = table.fields.count
      #expect(derived[table.name].fields.dropFirst(width) == plan.computed.map(\.name)[...])
      for row in derived[table.name].rows {
        let submitted = Array(row.prefix(width))
        // Two rows of one content come in the order of the file.
        let found = try #require(accepted.firstIndex { $0.element == submitted })
        let number = accepted.remove(at: found).offset + 1
        var line = DerivationRow(number: UInt32(number), values: values(submitted))
        var (current, cells) = (table, submitted)
        while let parent = current.parent,
          let above = dataSet.table(named: parent.table), let key = above.key
        {
          let name = cells[parent.field]
          guard let found = derived[above.name].rows.first(where: { $0[key] == name }) else {
            break
          }
          (current, cells) = (above, Array(found.prefix(above.fields.count)))
          switch above.name {
          case "IDS001MPI": line.patient = values(cells)
          case "IDS101Referral": line.referral = values(cells)
          case "IDS201CareContact": line.contact = values(cells)
          case "IDS202CareActivity": line.activity = values(cells)
          default: break
          }
        }
        let expected = try plan.values(of: line, in: facts).map { $0 ?? "" }
        #expect(Array(row.dropFirst(width)) == expected, "\(table.name) row \(number)")
        compared += expected.count
      }
      #expect(accepted.isEmpty, "\(table.name)")
    }
    #expect(compared > 5_000)
    let missing = dataSet.derivations.flatMap(\.notDerived).map(\.name)
    #expect(written.tables["not-derived"].column("Attribute") == missing)
    #expect(written.tables["not-derived"].column("Reason").allSatisfy { !$0.isEmpty })
  }

  @Test func tablesStandInTheOrderOfTheirNumbers() {
    for dataSet in DataSet.all {
      let numbers = dataSet.tables.map { $0.name.drop { !$0.isNumber }.prefix { $0.isNumber } }
      #expect(numbers.map { Int($0) ?? -1 } == numbers.compactMap { Int($0) }.sorted())
    }
  }

  private func values(_ cells: [String]) -> [String?] { cells.map { $0.isEmpty ? nil : $0 } }

  private func sorted(_ rows: [[String]]?) -> [[String]] {
    (rows ?? []).sorted { $0.lexicographicallyPrecedes($1) }
  }
}
