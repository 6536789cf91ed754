import DataSet
import EventLog
import EventSchema
import Foundation
import Intake
import Publication
import SeededRandom
import SubmissionLedger
import SwiftProtobuf
import TestSupport
import Testing

@Suite struct PublishTests {
  /// A table of figures, as somebody reads it who has the file alone.
  private struct Figures {
    let table: CSVTables.Table

    init(_ publication: MeasuresPublication) throws {
      let path = try #require(publication.files.first).path
      let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
      table = try #require(try CSVTables(at: folder).tables["measures"])
    }

    var lines: [(body: String, id: String, value: String)] {
      table.rows.indices.map { row in
        (
          table[row, "Level"] + " " + table[row, "Organisation"], table[row, "MeasureId"],
          table[row, "Value"]
        )
      }
    }

    /// Compares every figure; gives how many were hidden although they are not small.
    func compare(_ naive: NaiveMeasures) -> Int {
      var hidden = 0
      for line in lines {
        let expected = naive.figure(line.id, of: line.body)
        if line.value == "*", expected != "*", !line.body.hasPrefix("national") {
          hidden += 1
        } else {
          #expect(line.value == expected, "\(line.body) \(line.id)")
        }
      }
      return hidden
    }
  }

  /// Publishes into a directory of its own.
  private func publish(
    _ ledger: TestLedger, _ period: String, for use: PublicationUse = .national,
    asOf moment: AsOf = .now
  ) throws -> MeasuresPublication {
    let folder = ledger.home.path + "/" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let month = try #require(Period(iso: period))
    let publication = try ledger.use {
      try $0.publish(use, of: month, to: folder + "/measures.csv", asOf: moment)
    }
    try ledger.check()
    return publication
  }

  private func compare(
    _ publication: MeasuresPublication, _ months: [(provider: String, files: [String])]
  ) throws {
    var naive = NaiveMeasures()
    for (provider, files) in months {
      naive.add(
        try files.map { try CSVTables(at: $0) }, provider: provider, period: "\(publication.period)"
      )
    }
    let figures = try Figures(publication)
    #expect(figures.compare(naive) == publication.figures.complement)
    let bodies = naive.counts.keys.count { !$0.isEmpty }
    #expect(figures.lines.count == 42 * bodies)
    #expect(publication.figures.all == figures.lines.count)
    let stars = figures.lines.count { $0.value == "*" }
    #expect(stars == publication.figures.small + publication.figures.complement)
  }

  @Test func everyFigureIsThatOfTheFiles() throws {
    let ledger = try TestLedger()
    let fixture = FixtureFiles.path
    try ledger.submit("small-2.0-RWK", provider: "RWK")
    try ledger.submit("small-2.0")
    let rwk = (provider: "RWK", files: [fixture("small-2.0-RWK")])
    try compare(
      try publish(ledger, "2020-09"), [("RX4", [fixture("small-2.0")]), rwk])
    try ledger.submit("small-2.0-refresh", at: TestLedger.november)
    let refreshed = try publish(ledger, "2020-09")
    #expect(refreshed.status == .refresh)
    try compare(refreshed, [("RX4", [fixture("small-2.0-refresh")]), rwk])
    // A pathway is told of month by month: first scores and contacts stand in earlier submissions.
    var months = [fixture("small-2.0-refresh"), fixture("small-2.0-2020-10")]
    try ledger.submit("small-2.0-2020-10")
    try compare(try publish(ledger, "2020-10"), [("RX4", months)])
    try ledger.submit("small-2.0-2020-11", at: TestLedger.december)
    months.append(fixture("small-2.0-2020-11"))
    try compare(try publish(ledger, "2020-11"), [("RX4", months)])
    // October has not changed by what came after it.
    try compare(try publish(ledger, "2020-10"), [("RX4", Array(months.dropLast()))])
  }

  /// Contacts, attendance, scores and discharges at random, over three months.
  @Test(arguments: [3, 14, 15, 92]) func everyFigureOfRandomMonthsIsThatOfTheFiles(
    seed: UInt64
  ) throws {
    var random = SeededGenerator(seed: seed)
    let ledger = try TestLedger()
    var months: [String] = []
    let names = [
      ("small-2.0", "2020-09", TestLedger.october),
      ("small-2.0-2020-10", "2020-10", TestLedger.november),
      ("small-2.0-2020-11", "2020-11", TestLedger.december),
    ]
    for (name, period, time) in names {
      var tables = try CSVTables(fixture: name)
      Self.change(&tables, period, &random)
      months.append(try ledger.write(tables, as: "\(name)-\(seed)"))
      let summary = try ledger.submit(try #require(months.last), at: time)
      try #require(summary.count(\.accepted) == tables.rowCount)
      try compare(try publish(ledger, period), [("RX4", months)])
    }
  }

  private static func change(
    _ tables: inout CSVTables, _ period: String, _ random: inout SeededGenerator
  ) {
    let types = ["01", "02", "02", "02", "03", "04", "05", "06"]
    for row in tables["IDS201CareContact"].rows.indices {
      // Such a contact lets a referral stand that was discharged in an earlier month.
      if ["04", "06"].contains(tables["IDS201CareContact"][row, "AppType"]) { continue }
      let type = types.randomElement(using: &random) ?? "02"
      tables["IDS201CareContact"][row, "AppType"] = type
      if random.oneIn(3) {
        let code = ["2", "3", "4", "5", "5", "6", "7"].randomElement(using: &random) ?? "5"
        tables["IDS201CareContact"][row, "AttendOrDNACode"] = code
      }
      let isUnplanned = random.oneIn(8)
      tables["IDS201CareContact"][row, "PlannedCareContIndicator"] = isUnplanned ? "N" : "Y"
    }
    for table in ["IDS606CodedScoreAssessmentRefer", "IDS607CodedScoreAssessmentAct"] {
      for row in tables[table].rows.indices
      where ["720433000", "445455005"].contains(tables[table][row, "CodedAssToolType"]) {
        tables[table][row, "PersScore"] = String(Int.random(in: 0...21, using: &random))
      }
    }
    let lastDay = Period(iso: period).map { "\($0.lastDay)" } ?? ""
    for row in tables["IDS101Referral"].rows.indices
    where tables["IDS101Referral"][row, "ServDischDate"].isEmpty && random.oneIn(2) {
      tables["IDS101Referral"][row, "ServDischDate"] = lastDay
      tables["IDS101Referral"][row, "EndCode"] = "46"
    }
  }

  @Test func theSameStateGivesTheSameBytesAndOneEvent() throws {
    let ledger = try TestLedger()
    try ledger.submit("small-2.0")
    let first = try publish(ledger, "2020-09")
    let before = try ledger.head()
    let again = try publish(ledger, "2020-09")
    #expect(first.isNew && !again.isNew)
    #expect(again.position == first.position)
    #expect(try ledger.head() == before)
    for (one, other) in zip(first.files, again.files) {
      #expect(one.kind == other.kind && one.digest == other.digest)
      #expect(
        FileManager.default.contentsEqual(atPath: one.path, andPath: other.path), "\(one.kind)")
    }
    // Another use is another publication, and history answers as it was.
    let other = try publish(ledger, "2020-09", for: .provider)
    #expect(other.isNew && other.levels == [.national, .provider])
    try ledger.submit("small-2.0-refresh", at: TestLedger.november)
    let past = try publish(ledger, "2020-09", asOf: .position(first.position))
    #expect(!past.isNew && past.files.map(\.digest) == first.files.map(\.digest))
    #expect(past.risks == first.risks)
  }

  @Test func theEventTellsOfTheFilesAndOfWhatWasCounted() throws {
    let ledger = try TestLedger()
    let summary = try ledger.submit("small-2.0")
    let publication = try publish(ledger, "2020-09")
    let event = try #require(try ledger.events(of: .measuresPublished).first)
    #expect(event.position == publication.position)
    #expect(event.header.stream == StreamID(.publication, 202_009))
    #expect(event.header.personNumber == nil && event.header.sealed.isEmpty)
    let body = try SchemaMeasuresPublished(serializedBytes: event.body)
    #expect(body.use == "national-publication" && body.period == 202_009)
    #expect(body.levels == ["national", "commissioner", "provider"] && body.status == "primary")
    #expect(body.files.map(\.kind) == ["measures", "metadata", "chart-activity", "chart-outcomes"])
    for (file, written) in zip(body.files, publication.files) {
      #expect(try FileDigest(ofFile: written.path).bytes == Array(file.digest))
      #expect(try Data(contentsOf: URL(fileURLWithPath: written.path)).count == Int(file.bytes))
    }
    #expect(body.submissions.map(\.submission) == [1])
    #expect(body.submissions.first?.position == summary.position?.rawValue)
    #expect(body.size == event.position.rawValue && body.policyVersion == "fair-processing-2.0")
    #expect(body.pathways == 120 && body.unreadable == 0 && body.eventsUnsealed == 120)
    #expect(body.figures == UInt64(publication.figures.all))
  }

  @Test func smallChangesSinceAnEarlierPublicationAreNamed() throws {
    let ledger = try TestLedger()
    try ledger.submit("small-2.0")
    let primary = try publish(ledger, "2020-09")
    try ledger.submit("small-2.0-refresh", at: TestLedger.november)
    let refresh = try publish(ledger, "2020-09")
    var (before, after) = (NaiveMeasures(), NaiveMeasures())
    before.add([try CSVTables(fixture: "small-2.0")], provider: "RX4", period: "2020-09")
    after.add([try CSVTables(fixture: "small-2.0-refresh")], provider: "RX4", period: "2020-09")
    var told: [String: Set<String>] = [:]
    for risk in refresh.risks {
      guard case .smallChange(let change, let since) = risk else { continue }
      #expect(since == primary.position)
      told["\(change.body.level) \(change.body.code)"] = Set(change.measures)
      #expect(Set(change.measures).isSuperset(of: change.shown))
    }
    let ids = Set(after.counts.values.flatMap(\.keys))
    for body in after.counts.keys {
      let small = ids.filter {
        (1...4).contains(abs(after.count($0, of: body) - before.count($0, of: body)))
      }
      #expect(told[body] ?? [] == small, "\(body)")
    }
    #expect(!told.isEmpty)
    #expect(!refresh.risks.contains { if case .notReproducible = $0 { true } else { false } })
    // Told again, nothing is compared with itself.
    let again = try publish(ledger, "2020-09")
    #expect(again.risks == refresh.risks)
  }

  @Test func oneProviderAloneIsExposedByNationalCounts() throws {
    let ledger = try TestLedger()
    try ledger.submit("small-2.0")
    let publication = try publish(ledger, "2020-09", for: .provider)
    var naive = NaiveMeasures()
    naive.add([try CSVTables(fixture: "small-2.0")], provider: "RX4", period: "2020-09")
    let small = MeasureSet.standard.measures.map(\.id)
      .filter { (1...4).contains(naive.count($0, of: "provider RX4")) }
    #expect(!small.isEmpty)
    let exposed = publication.risks.compactMap { risk in
      if case .exposed(let exposure) = risk { exposure } else { nil }
    }
    #expect(exposed.map(\.body.code) == ["RX4"] && exposed.first?.measures == small)
  }

  @Test func whatCannotBePublishedChangesNothing() throws {
    let ledger = try TestLedger()
    try ledger.submit("small-2.0")
    let before = try ledger.head()
    let month = try #require(Period(iso: "2020-09"))
    let other = try #require(Period(iso: "2020-08"))
    let out = ledger.home.path + "/measures.csv"
    #expect(
      try ledgerError {
        try ledger.use { _ = try $0.publish(.national, of: other, to: out) }
      }.description == "an accepted submission for 2020-08 is not in the ledger")
    #expect(!FileManager.default.fileExists(atPath: out))
    // A picture of that name is there: nothing is written beside it.
    let picture = ledger.home.path + "/measures-activity.svg"
    try Data("mine".utf8).write(to: URL(fileURLWithPath: picture))
    #expect(
      try ledgerError {
        try ledger.use { _ = try $0.publish(.national, of: month, to: out) }
      }.description == "--out \(out): expected a new file: \(picture) is there already")
    #expect(
      try ledgerError {
        try ledger.use { _ = try $0.publish(.national, of: month, to: "/nowhere/measures.csv") }
      }.kind == .badInput)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: ledger.home.path).sorted()
        == ["ledger", "measures-activity.svg"])
    #expect(try ledger.head() == before)
  }

  private static let isRecording = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1"

  /// `RECORD_SNAPSHOTS=1` writes the golden files anew, for a change that is meant.
  @Test(arguments: PublicationUse.allCases)
  func theFilesAreWhatTheyWere(use: PublicationUse) throws {
    let ledger = try TestLedger()
    try ledger.submit("small-2.0")
    try ledger.submit("small-2.0-RWK", provider: "RWK")
    let publication = try publish(ledger, "2020-09", for: use)
    let golden = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Golden/\(use.rawValue)")
    if Self.isRecording {
      try? FileManager.default.removeItem(at: golden)
      try FileManager.default.createDirectory(at: golden, withIntermediateDirectories: true)
      Issue.record("\(use.rawValue) was recorded; read what changed")
    }
    for file in publication.files {
      let place = golden.appending(path: URL(fileURLWithPath: file.path).lastPathComponent)
      let text = try String(contentsOfFile: file.path, encoding: .utf8)
      if Self.isRecording { try Data(text.utf8).write(to: place) }
      #expect(try String(contentsOf: place, encoding: .utf8) == text, "\(file.kind)")
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: golden.path)
    #expect(names.count == publication.files.count)
  }
}
