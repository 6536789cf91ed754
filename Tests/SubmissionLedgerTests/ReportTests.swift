import DataSet
import EventLog
import EventSchema
import Foundation
import SubmissionLedger
import SwiftProtobuf
import TestSupport
import Testing

@Suite struct ReportTests {
  @Test func theValidationsOfTheFaultyFixtureAreThoseOfItsList() throws {
    let ledger = try TestLedger()
    try ledger.submit("faulty-2.0")
    let written = try WrittenReport(ledger)
    let outcomes = try written.byPlace("rows")
    var came: Set<ExpectedIssue> = []
    for (place, lines) in try written.byPlace("validations") {
      for line in lines {
        let issue = ExpectedIssue(code: line["Rule"] ?? "", table: place.table, row: place.row)
        #expect(came.insert(issue).inserted, "\(issue) stands twice")
        #expect(line["Message"]?.isEmpty == false)
      }
    }
    let expected = try ExpectedIssue.read("faulty-2.0.expected-issues.json")
    #expect(came.subtracting(expected).isEmpty)
    // A patient who is rejected for a reason of their own is not said to lack a referral or a
    // registration as well.
    let missing = expected.subtracting(came).filter { issue in
      let place = WrittenReport.Place(table: issue.table, row: issue.row)
      return
        !(["IDS00145", "IDS00146"].contains(issue.code)
        && outcomes[place]?.first?["Outcome"] == "rejected")
    }
    #expect(missing.isEmpty, "\(missing)")
    #expect(came.count > 200)
  }

  @Test(arguments: [
    "faulty-2.0", "small-2.0.accdb", "file-rejects/IDSREJ101-all-rejected",
    "file-rejects/IDSREJ006", "file-rejects/IDSREJ015", "file-rejects/IDSREJ001-missing-table",
  ])
  func everyRowStandsOnceAndTheCountsAreThoseOfTheSummary(fixture: String) throws {
    let ledger = try TestLedger()
    let summary = try ledger.submit(fixture)
    let written = try WrittenReport(ledger)
    let lines = written.lines("rows")
    let order = try #require(DataSet.version("2.0")).tables.map(\.name)
    var expected: [[String]] = []
    for table in order {
      let outcome = try #require(summary.tables.first { $0.table == table })
      for row in 0..<outcome.received { expected.append([table, String(row + 1)]) }
      func count(_ word: String) -> Int {
        lines.count { $0["Table"] == table && $0["Outcome"] == word }
      }
      #expect(count("accepted") == outcome.accepted, "\(table)")
      #expect(count("rejected") == outcome.rejected, "\(table)")
      #expect(count("withheld") == outcome.withheld, "\(table)")
    }
    #expect(lines.map { [$0["Table"] ?? "", $0["Row"] ?? ""] } == expected)
    #expect(lines.allSatisfy { ($0["Outcome"] == "accepted") == ($0["Cause"] == "") })
    let fileCodes = summary.findings.filter { $0.severity == "file" }.map(\.code)
    for line in lines where summary.status == .rejected {
      #expect(fileCodes.allSatisfy { line["Cause"]?.contains($0) == true }, "\(line)")
    }
    let counted = written.lines("summary").filter { $0["Line"] == "table" }
    #expect(counted.map { $0["Received"] ?? "" } == summary.tables.map { String($0.received) })
    let ruled = written.lines("summary").filter { $0["Line"] == "rule" }
    #expect(ruled.map { $0["Rule"] ?? "" } == summary.findings.map(\.code))
    let unchecked = written.lines("summary").filter { $0["Line"] == "not checked" }
    #expect(unchecked.map { $0["Rule"] ?? "" } == summary.rulesNotChecked)
    #expect(unchecked.allSatisfy { $0["Message"]?.contains("needs reference data") == true })
  }

  @Test func aFileThatComesOutsideItsWindowIsToldSoInEveryRow() throws {
    let ledger = try TestLedger()
    try ledger.submit("small-2.0", at: "2021-03-01T08:00:00Z")
    let written = try WrittenReport(ledger)
    #expect(written.lines("rows").allSatisfy { $0["Cause"] == "WINDOW" })
    let first = try #require(written.lines("validations").first)
    #expect(first["Rule"] == "WINDOW" && first["Table"] == "" && first["Row"] == "")
    #expect(first["Message"]?.contains("2021-01, 2021-02") == true, "the open windows are named")
    #expect(written.lines("summary").contains { $0["Rule"] == "WINDOW" && $0["Count"] == "1" })
  }

  /// Who mends a file should not find its month closed then.
  @Test(arguments: [
    ("file-rejects/IDSREJ006", "IDSREJ006"), ("file-rejects/IDSREJ015", "IDSREJ015"),
    ("file-rejects/IDSREJ001-missing-table", "IDSREJ001"),
  ])
  func aRefusedFileIsToldOfItsClosedWindowToo(fixture: String, code: String) throws {
    let ledger = try TestLedger()
    let summary = try ledger.submit(fixture, at: "2021-03-01T08:00:00Z")
    let reasons = summary.findings.filter { $0.severity == "file" }.map(\.code)
    #expect(reasons.first == "WINDOW" && reasons.contains(code), "\(reasons)")
    let written = try WrittenReport(ledger)
    let lines = written.lines("validations").filter { $0["Rule"] == "WINDOW" }
    #expect(lines.count == 1)
    let message = try #require(lines.first?["Message"])
    #expect(message.contains("its windows for version 2.0: 2020-10-01 to 2020-10-27, 2020-11-01"))
    #expect(written.lines("rows").allSatisfy { $0["Cause"]?.contains("WINDOW") == true })
    try ledger.check()
  }

  @Test func dataQualityNamesTheRulesThatWereNotChecked() throws {
    let ledger = try TestLedger()
    try ledger.submit("small-2.0")
    let written = try WrittenReport(ledger)
    let unchecked = written.lines("summary").filter { $0["Line"] == "not checked" }
    #expect(!unchecked.isEmpty)
    var named = 0
    for line in written.lines("data-quality") {
      let expected = unchecked.filter {
        $0["Table"] == line["Table"]
          && ($0["Fields"] ?? "").split(separator: "+").contains { $0 == line["Field"] ?? "" }
      }
      #expect(line["NotChecked"] == expected.map { $0["Rule"] ?? "" }.joined(separator: " "))
      named += expected.count
    }
    #expect(named >= unchecked.count)
  }

  /// Counted again from the file, in which every value that is there is good.
  @Test(arguments: ["small-2.0", "small-2.0-2020-10"])
  func dataQualityIsWhatTheFileHolds(fixture: String) throws {
    let ledger = try TestLedger()
    try ledger.submit(fixture, at: fixture == "small-2.0" ? nil : TestLedger.november)
    let tables = try CSVTables(fixture: fixture)
    let dataSet = try #require(DataSet.version("2.0"))
    let lines = try WrittenReport(ledger).lines("data-quality")
    #expect(lines.count == dataSet.tables.reduce(0) { $0 + $1.fields.count })
    var (others, defaults) = (0, 0)
    for line in lines {
      let table = try #require(dataSet.tables.first { $0.name == line["Table"] })
      let field = try #require(table.fields.first { $0.name == line["Field"] })
      let values = tables[table.name].column(field.name)
      let held = values.filter { !$0.isEmpty }
      let expected = [
        "Received": values.count, "Missing": values.count - held.count, "Invalid": 0,
        "Other": held.count { field.otherCodes.contains($0) },
        "Default": held.count { field.defaultCodes.contains($0) },
        "Valid": held.count { !(field.otherCodes + field.defaultCodes).contains($0) },
      ]
      for (column, count) in expected {
        #expect(line[column] == String(count), "\(column) of \(table.name).\(field.name)")
      }
      others += expected["Other"] ?? 0
      defaults += expected["Default"] ?? 0
    }
    #expect(others > 0 && defaults > 0)
  }

  @Test func aValueThatRejectsTheFileIsNoValidOne() throws {
    let ledger = try TestLedger()
    try ledger.submit("file-rejects/IDSREJ008")
    let written = try WrittenReport(ledger)
    let failing = written.lines("validations").count { $0["Rule"] == "IDSREJ008" }
    let line = try #require(
      written.lines("data-quality").first { $0["Field"] == "PersonBirthDate" })
    #expect(failing > 0 && line["Invalid"] == String(failing), "\(line)")
  }

  @Test func thePageNeedsNothingElseAndHoldsNoScript() throws {
    let ledger = try TestLedger()
    let summary = try ledger.submit("faulty-2.0")
    let page = try WrittenReport(ledger).text("summary.html")
    for word in ["<script", "http", "src=", "href=", "@import", "url("] {
      #expect(!page.contains(word), "\(word)")
    }
    #expect(page.contains("@media print"))
    #expect(page.contains(summary.fileDigest))
    for finding in summary.findings { #expect(page.contains("<td>\(finding.code)</td>")) }
    for code in summary.rulesNotChecked { #expect(page.contains("<td>\(code)</td>")) }
    let opened = page.matches(of: /<(t[a-z]+|h\d|p)[ >]/).count
    #expect(opened == page.matches(of: /<\/(t[a-z]+|h\d|p)>/).count)
  }

  @Test func everyLinkOfAChainOfCausesIsAFailureOfTheRowThatItNames() throws {
    let ledger = try TestLedger()
    try ledger.submit("faulty-2.0")
    let written = try WrittenReport(ledger)
    let outcomes = try written.byPlace("rows")
    let failures = try written.byPlace("validations").mapValues { Set($0.map { $0["Rule"] ?? "" }) }
    var links = 0
    var deepest = 0
    for (place, lines) in outcomes {
      let cause = lines.first?["Cause"] ?? ""
      if cause.isEmpty { continue }
      let first = try #require(cause.firstMatch(of: /^(IDS\w+)/)?.output.1)
      #expect(failures[place]?.contains(String(first)) == true, "\(place): \(cause)")
      var depth = 0
      for match in cause.matches(of: /its (IDS\w+) row (\d+) was rejected(?: \((IDS\w+))?/) {
        let (_, table, row, code) = match.output
        let above = WrittenReport.Place(table: String(table), row: try #require(Int(row)))
        #expect(outcomes[above]?.first?["Outcome"] == "rejected", "\(place): \(cause)")
        if let code { #expect(failures[above]?.contains(String(code)) == true, "\(cause)") }
        links += 1
        depth += 1
      }
      deepest = max(deepest, depth)
    }
    #expect(links > 100)
    #expect(deepest >= 3)
    let row = try #require(outcomes[WrittenReport.Place(table: "IDS004EmpStatus", row: 45)]?.first)
    #expect(
      row["Cause"] == "IDS00401: its IDS001MPI row 42 was rejected (IDS00145: its IDS002GP row 43 "
        + "was rejected (IDS00203: must hold a value))")
  }

  @Test func noFileButTheExtractsHoldsAnIdentifier() throws {
    for fixture in ["faulty-2.0", "file-rejects/IDSREJ006", "file-rejects/IDSREJ101-all-rejected"] {
      let ledger = try TestLedger()
      try ledger.submit(fixture)
      let written = try WrittenReport(ledger)
      let search = Identifiers(of: [try CSVTables(fixture: fixture)]).search()
      try? FileManager.default.removeItem(atPath: written.path + "/pre-deadline")
      #expect(try search.findings(below: written.path).findings == [])
    }
  }

  @Test func aReportIsForItsOwnerOnlyAndTakesItsNameWhole() throws {
    let ledger = try TestLedger()
    try ledger.submit("faulty-2.0")
    let written = try WrittenReport(ledger)
    for name in try FileManager.default.subpathsOfDirectory(atPath: written.path) + [""] {
      let path = written.path + "/" + name
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
      let isDirectory = name.isEmpty || name == "pre-deadline"
      #expect(mode as? Int == (isDirectory ? 0o700 : 0o600), "\(name)")
    }
    let names = { try FileManager.default.contentsOfDirectory(atPath: ledger.home.path).sorted() }
    let before = try names()
    let head = try ledger.head()
    for place in [written.path, ledger.home.path + "/nowhere/report"] {
      let error = try ledgerError { try ledger.use { _ = try $0.writeReport(of: 1, to: place) } }
      #expect(error.kind == .badInput, "\(error)")
    }
    #expect(
      try ledgerError { try ledger.use { _ = try $0.writeReport(of: 9, to: "x") } }.kind
        == .badInput)
    #expect(try names() == before)
    #expect(try ledger.head() == head)
    // A directory that is there and empty is as good as a new one.
    let empty = try ledger.home.make("empty")
    try ledger.use { _ = try $0.writeReport(of: 1, to: empty) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: empty).contains("rows.csv"))
    #expect(try names() == (before + ["empty"]).sorted())
  }

  @Test func whoLooksAtWhoseRowsIsRecordedAndARefusedFileHasNone() throws {
    let ledger = try TestLedger()
    try ledger.submit("edge/base.bundle")
    try ledger.submit("file-rejects/IDSREJ006")
    let sealed = try ledger.events().map(\.event).filter { !$0.header.sealed.isEmpty }
    let accepted = try WrittenReport(ledger)
    #expect(accepted.report.eventsUnsealed == sealed.count)
    let looks = try ledger.events(of: .recordAccessed)
    #expect(
      looks.compactMap(\.header.personNumber).sorted()
        == Set(sealed.compactMap(\.header.personNumber)).sorted())
    #expect(looks.count { $0.header.personNumber == nil } == 1)
    for look in looks {
      let body = try SchemaRecordAccessed(serializedBytes: look.body)
      #expect(look.actor == "tester")
      #expect(body.command == "submission report")
      #expect(body.reason == "report of submission 1 to its provider")
    }
    let refused = try WrittenReport(ledger, submission: 2)
    #expect(refused.report.eventsUnsealed == 0)
    #expect(try ledger.events(of: .recordAccessed).count == looks.count)
    try ledger.check()
  }

  @Test func aSubmissionThatWasNeverFinishedHasNoReport() throws {
    let ledger = try TestLedger()
    var body = SchemaSubmissionReceived()
    body.submission = 1
    body.provider = "RX4"
    body.dataSetVersion = "2.0"
    let draft = EventDraft(
      EventFields(
        type: .submissionReceived, stream: StreamID(.submission, 1),
        effectiveAt: try #require(Timestamp(TestLedger.october)), actor: "tester",
        body: try body.serializedBytes()))
    try ledger.use { _ = try $0.log.enqueue(AppendBatch([draft])).wait() }
    func refusal() throws -> LedgerError {
      try ledgerError {
        try ledger.use { _ = try $0.writeReport(of: 1, to: ledger.home.path + "/report") }
      }
    }
    #expect(try refusal().kind == .badInput)
    try ledger.submit("edge/base.bundle")
    #expect(try ledger.list().map(\.status) == [.abandoned, .accepted])
    #expect("\(try refusal())".contains("never finished"))
    #expect(try WrittenReport(ledger, submission: 2).lines("rows").count == 344)
  }
}
