import DataSet
import EventLog
import EventSchema
import Foundation
import Intake
import Projections
import SubmissionLedger
import TestSupport
import Testing
import TransparencyLog

/// A ledger on a simulated clock in a directory of its own, opened anew for each step.
final class TestLedger {
  /// September 2020 is open for its primary submission.
  static let october = "2020-10-12T09:30:00Z"
  /// October 2020 is open for its primary submission, September for its refresh.
  static let november = "2020-11-13T09:30:00Z"
  static let december = "2020-12-14T09:30:00Z"

  let home = TemporaryDirectory()
  var path: String { home.path + "/ledger" }

  init(at time: String = october) throws {
    let ledger = try SubmissionLedger.create(
      at: home.path + "/ledger", origin: "example.org/iapt", simulatedClock: true,
      session: Self.session(time))
    try ledger.log.close()
  }

  private static func session(_ time: String?) -> LedgerSession {
    LedgerSession(
      actor: "tester", simulatedTime: time.flatMap { Timestamp($0) },
      readerProgram: BuiltPrograms.path("iapt-intake-reader"))
  }

  /// Opens the ledger as one command does, and closes it after.
  func use<Result>(
    at time: String? = nil, _ body: (SubmissionLedger) throws -> Result
  ) throws -> Result {
    let ledger = try SubmissionLedger.open(at: path, session: Self.session(time))
    do {
      let result = try body(ledger)
      try ledger.log.close()
      return result
    } catch {
      try ledger.log.close()
      throw error
    }
  }

  /// Hands in a fixture by its name, or a file by its whole path, and checks the ledger after it.
  @discardableResult
  func submit(
    _ name: String, provider: String = "RX4", at time: String? = nil, key: String? = nil
  ) throws -> SubmissionSummary {
    let request = SubmissionRequest(
      path: name.hasPrefix("/") ? name : FixtureFiles.path(name),
      provider: try #require(OrganisationCode(provider)), idempotencyKey: key)
    let summary = try use(at: time) { try $0.submit(request) }
    for outcome in summary.tables {
      #expect(
        outcome.received == outcome.accepted + outcome.rejected + outcome.withheld,
        "\(outcome.table): a row is missing or stands twice")
    }
    try check()
    return summary
  }

  /// Checks that the log is what its tree says and that every projection is the fold of it.
  func check(sourceLocation: SourceLocation = #_sourceLocation) throws {
    try use { ledger in
      let report = try ledger.verify()
      #expect(report.isGood, "\(report.findings)", sourceLocation: sourceLocation)
      try ledger.catchUp()
      let results = try ledger.verifyProjections()
      #expect(
        results.map(\.name) == [
          "submissions", "referrals", "choices", "opt-outs", "disclosures", "erasures",
        ],
        sourceLocation: sourceLocation)
      for result in results {
        #expect(result.isEqual, "\(result)", sourceLocation: sourceLocation)
        #expect(result.position == report.size, sourceLocation: sourceLocation)
      }
    }
  }

  func head() throws -> Head {
    try use { ledger in
      let head = try ledger.log.head()
      return Head(size: head.size, root: head.rootHash)
    }
  }

  /// All events, in order.
  func events(_ filter: ReplayFilter = ReplayFilter()) throws -> [ReplayedEvent] {
    try use { ledger in
      var events: [ReplayedEvent] = []
      try ledger.replay(filter) { events.append($0) }
      return events
    }
  }

  func events(of type: EventType) throws -> [RecordedEvent] {
    try events().map(\.event).filter { $0.header.type == type }
  }

  func list() throws -> [SubmissionSummary] {
    try use { ledger in
      try ledger.catchUp()
      return try ledger.submissionList()
    }
  }

  /// Writes a changed bundle beside the ledger; gives its path.
  func write(_ tables: CSVTables, as name: String) throws -> String {
    try tables.write(to: home.path + "/" + name)
  }
}

/// Where a log ends.
struct Head: Equatable {
  let size: UInt64
  let root: Hash
}

extension SubmissionSummary {
  func count(_ kind: KeyPath<TableOutcome, Int>) -> Int {
    tables.reduce(0) { $0 + $1[keyPath: kind] }
  }
}

/// The error of the ledger that a step must throw.
func ledgerError(_ body: () throws -> Void) throws -> LedgerError {
  try #require(throws: LedgerError.self) { try body() }
}
