import DataSet
import EventSchema
import SubmissionLedger
import TestSupport
import Testing

@Suite struct ResubmissionTests {
  @Test func theRefreshSupersedesThePrimary() throws {
    let ledger = try TestLedger()
    let primary = try ledger.submit("small-2.0.accdb", at: TestLedger.october)
    let refresh = try ledger.submit("small-2.0-refresh.accdb", at: TestLedger.november)
    #expect((primary.window, refresh.window) == ("primary", "refresh"))
    #expect(refresh.duplicateOf == nil)
    #expect(try ledger.list().map(\.isLatest) == [false, true])
    let contacts = refresh.tables.first { $0.table == "IDS201CareContact" }?.accepted
    #expect(
      contacts == (try CSVTables(fixture: "small-2.0-refresh"))["IDS201CareContact"].rows.count)
  }

  @Test func theLastGoodFileOfAMonthCountsEvenIfItCameBefore() throws {
    let ledger = try TestLedger()
    try ledger.submit("small-2.0")
    try ledger.submit("small-2.0-refresh", at: TestLedger.november)
    let again = try ledger.submit("small-2.0", at: TestLedger.november)
    #expect(again.number == 3)
    #expect(again.isLatest)
    #expect(again.duplicateOf == 1)
    #expect(try ledger.list().map(\.isLatest) == [false, false, true])
    let head = try ledger.head()
    let repeated = try ledger.submit("small-2.0", at: TestLedger.november)
    #expect(repeated.number == 3)
    #expect(repeated.duplicateOf == 3)
    #expect(try ledger.head() == head)
  }

  /// A primary on 12 October, a worse file that is rejected on the 13th, the refresh on 13 November.
  @Test(arguments: [
    ("2020-10-12T09:29:59Z", []), ("2020-10-12T09:30:00Z", ["accepted, counts"]),
    ("2020-10-27T12:00:00Z", ["accepted, counts", "rejected"]),
    ("2020-11-13T09:29:59Z", ["accepted, counts", "rejected"]),
    ("2020-11-13T09:30:00Z", ["accepted", "rejected", "accepted, counts"]),
    ("2021-03-01T00:00:00Z", ["accepted", "rejected", "accepted, counts"]),
  ])
  func whichFileCountedOnADay(time: String, states: [String]) throws {
    let ledger = try TestLedger(at: "2020-10-01T00:00:00Z")
    try ledger.submit("small-2.0", at: TestLedger.october)
    try ledger.submit("file-rejects/IDSREJ006", at: "2020-10-13T09:30:00Z")
    try ledger.submit("small-2.0-refresh", at: TestLedger.november)
    let moment = try #require(AsOf(time))
    let list = try ledger.use { try $0.submissionList(asOf: moment) }
    #expect(list.map { $0.status.rawValue + ($0.isLatest ? ", counts" : "") } == states)
  }

  @Test(arguments: ["small-2.0", "small-2.0.accdb"])
  func theSameFileAgainIsRecognisedAndNothingIsAppended(file: String) throws {
    let ledger = try TestLedger()
    let first = try ledger.submit(file)
    let head = try ledger.head()
    let second = try ledger.submit(file)
    #expect(second.number == first.number)
    #expect(second.duplicateOf == first.number)
    #expect(second.position == first.position)
    #expect(try ledger.head() == head)
  }

  @Test func aRejectedFileDoesNotTakeThePlaceOfTheGoodOne() throws {
    let ledger = try TestLedger()
    try ledger.submit("small-2.0")
    #expect(try ledger.submit("file-rejects/IDSREJ006").status == .rejected)
    #expect(try ledger.list().map(\.isLatest) == [true, false])
  }

  @Test func oneIdempotencyKeyStandsForOneFile() throws {
    let ledger = try TestLedger()
    let first = try ledger.submit("small-2.0", key: "september")
    let later = TestLedger.november
    try ledger.submit("small-2.0-refresh", at: later, key: "september, corrected")
    let head = try ledger.head()
    let repeated = try ledger.submit("small-2.0", at: later, key: "september")
    #expect(repeated.number == first.number)
    #expect(repeated.duplicateOf == first.number)
    #expect(!repeated.isLatest)
    #expect(try ledger.head() == head)

    let error = try ledgerError {
      try ledger.submit("small-2.0-refresh", at: later, key: "september")
    }
    guard case .idempotencyConflict = error else {
      Issue.record("\(error)")
      return
    }
    #expect(error.kind == .badInput)
    #expect(try ledger.head() == head)
  }

  @Test(arguments: ["", "a\nb", "\u{7}", String(repeating: "k", count: 257)])
  func aKeyThatNobodyMeansIsRefused(key: String) throws {
    let ledger = try TestLedger()
    let head = try ledger.head()
    let error = try ledgerError { try ledger.submit("edge/base.bundle", key: key) }
    #expect(error.kind == .badInput)
    #expect(try ledger.head() == head)
    let longest = String(repeating: "k", count: 256)
    #expect(try ledger.submit("edge/base.bundle", key: longest).status == .accepted)
  }

  @Test func theKeysOfTwoProvidersAreApart() throws {
    let ledger = try TestLedger()
    let first = try ledger.submit("small-2.0", provider: "RX4", key: "september")
    let second = try ledger.submit("small-2.0-RWK", provider: "RWK", key: "september")
    #expect((first.number, second.number) == (1, 2))
  }

  @Test(arguments: [
    ("2020-09-30T23:59:59Z", "none"), ("2020-10-01T00:00:00Z", "primary"),
    ("2020-10-27T23:59:59Z", "primary"), ("2020-10-28T00:00:00Z", "none"),
    ("2020-11-01T00:00:00Z", "refresh"), ("2020-12-29T23:59:59Z", "refresh"),
    ("2020-12-30T00:00:00Z", "none"),
  ])
  func aMonthIsTakenOnlyWhileItsWindowIsOpen(time: String, window: String) throws {
    let ledger = try TestLedger(at: "2020-09-01T00:00:00Z")
    var bundle = try CSVTables(fixture: "edge/base.bundle")
    bundle["IDS000Header"][0, "DateTimeDatSetCreate"] = "2020-09-30T08:00:00"
    let summary = try ledger.submit(try ledger.write(bundle, as: "bundle"), at: time)
    #expect(summary.window == window)
    if window == "none" {
      #expect(summary.status == .rejected)
      let reasons = summary.findings.filter { $0.severity == "file" }
      #expect(reasons.map(\.code) == ["WINDOW"])
      #expect(reasons[0].message.contains("2020-09 cannot be submitted on \(time.prefix(10))"))
    } else {
      #expect(summary.status == .accepted)
    }
  }

  /// The month and the window do not hang on what else is wrong with the header.
  @Test(arguments: [
    (TestLedger.october, "DateTimeDatSetCreate", "2020-10-12", "primary", "2020-09"),
    ("2021-03-01T08:00:00Z", "DateTimeDatSetCreate", "2020-10-12", "none", "2020-09"),
    // Nobody knows by which windows to judge.
    ("2021-03-01T08:00:00Z", "DatSetVer", "v2.0", "none", "2020-09"),
    (TestLedger.october, "ReportingPeriodStartDate", "2020-09-31", "none", nil),
  ])
  func theMonthIsToldWhereverTheHeaderSaysIt(
    time: String, field: String, value: String, window: String, period: String?
  ) throws {
    let ledger = try TestLedger(at: "2020-09-01T00:00:00Z")
    var bundle = try CSVTables(fixture: "edge/base.bundle")
    bundle["IDS000Header"][0, field] = value
    let summary = try ledger.submit(try ledger.write(bundle, as: "bundle"), at: time)
    #expect(summary.status == .rejected && summary.window == window)
    #expect(summary.period.map { "\($0)" } == period && summary.submitter == "RX4")
    let isClosed = window == "none" && period != nil && field != "DatSetVer"
    #expect(summary.findings.contains { $0.code == "WINDOW" } == isClosed)
  }

  @Test func aSenderThatIsNoCodeIsNobodyAndTheFileCounts() throws {
    let ledger = try TestLedger()
    var bundle = try CSVTables(fixture: "edge/base.bundle")
    bundle["IDS000Header"][0, "OrgIDSubmit"] = "rx4"
    let path = try ledger.write(bundle, as: "bundle")
    let first = try ledger.submit(path)
    #expect(first.status == .accepted && first.submitter == nil)
    #expect(first.findings.contains { $0.code == "INTAKE003" && $0.severity == "warning" })
    #expect(try ledger.submit(path).duplicateOf == first.number)
    let request = SubmissionRequest(
      path: path, provider: ledger.rx4, submitter: OrganisationCode("RWK"))
    let other = try ledger.use { try $0.submit(request) }
    #expect(other.status == .rejected && other.number == 2)
    #expect(other.findings.contains { $0.code == "INTAKE002" })
  }

  @Test func `A file that counts is not recognised as the month that it is not`() throws {
    let ledger = try TestLedger()
    try ledger.submit("edge/base.bundle")
    let provider = try #require(OrganisationCode("RX4"))
    let request = SubmissionRequest(
      path: FixtureFiles.path("edge/base.bundle"), provider: provider,
      period: Period(year: 2020, month: 12))
    let summary = try ledger.use { try $0.submit(request) }
    #expect(summary.status == .rejected && summary.number == 2)
  }
}
