import DataSet
import SeededRandom
import Testing

@testable import Intake

/// What holds of every submission, shown on random ones.
@Suite struct RandomSubmissionTests {
  private static let submissions = 80

  private func forEachSubmission(
    _ setting: RuleCaseSetting, _ purpose: String, _ body: (inout RandomSubmission) throws -> Void
  ) throws {
    var generator = SeededGenerator(for: "\(purpose) of \(setting.dataSet.version)")
    for _ in 0..<RandomSubmissionTests.submissions {
      var submission = RandomSubmission(setting, seed: generator.next())
      try body(&submission)
    }
  }

  @Test(arguments: RuleCaseSetting.all)
  func everyRowIsAcceptedOrRejectedAndNoneIsBoth(setting: RuleCaseSetting) throws {
    var faults: Set<RandomSubmission.Fault> = []
    var codes: Set<String> = []
    var goodFiles = 0
    try forEachSubmission(setting, "counts") { submission in
      let outcome = try RuleOutcome(of: submission.tables, setting)
      let rejected = outcome.rejectedRows
      for (pass, table) in zip(outcome.tables, submission.tables.tables) {
        let rejectedHere = rejected.count { $0.table == table.name }
        #expect(pass.count == table.rows.count, "\(table.name)")
        #expect(pass.failed.count { $0 } == rejectedHere, "\(table.name), \(submission.faults)")
      }
      codes.formUnion(outcome.failures.map(\.code))
      faults.formUnion(submission.faults)
      guard !outcome.isFileRejected else { return }
      goodFiles += 1
      let accepted = try outcome.accepted()
      for table in submission.tables.tables {
        let acceptedHere = accepted.filter { $0.table == table.name }
        let rejectedHere = rejected.filter { $0.table == table.name }.map { Int($0.row) }
        #expect(
          (acceptedHere.map(\.number) + rejectedHere).sorted() == table.rows.indices.map { $0 + 1 },
          "\(table.name), \(submission.faults)")
      }
    }
    // The submissions are neither all good nor all alike.
    #expect((20..<RandomSubmissionTests.submissions).contains(goodFiles), "\(goodFiles)")
    #expect(faults == Set(RandomSubmission.Fault.allCases))
    #expect(codes.count > 60, "\(codes.count)")
  }

  @Test(arguments: RuleCaseSetting.all)
  func theOrderOfRowsChangesNothing(setting: RuleCaseSetting) throws {
    try forEachSubmission(setting, "orders of rows") { submission in
      let expected = try Picture(of: submission.tables, setting)
      let shuffled = try Picture(of: submission.shuffledTables(), setting)
      #expect(shuffled == expected, "\(submission.faults)")
    }
  }

  @Test(arguments: RuleCaseSetting.all)
  func howManyRowsAreExaminedAtATimeChangesNothing(setting: RuleCaseSetting) throws {
    try forEachSubmission(setting, "sizes of batches") { submission in
      let expected = try Picture(of: submission.tables, setting)
      for batchRows in [1, 2, 7] {
        let picture = try Picture(of: submission.tables, setting, batchRows: batchRows)
        #expect(picture == expected, "\(batchRows) rows: \(submission.faults)")
      }
    }
  }

  /// What is said of a submission, with rows told by their content.
  private struct Picture: Equatable {
    struct Failure: Hashable {
      let table: String
      let cells: [String]
      let code: String
      let severity: Severity
    }

    let failures: [Failure: Int]
    let findings: [String: Int]
    let accepted: [RuleOutcome.AcceptedRow: Int]

    init(
      of tables: CaseTables, _ setting: RuleCaseSetting, batchRows: Int = RowBatch.rowLimit
    ) throws {
      let outcome = try RuleOutcome(of: tables, setting, batchRows: batchRows)
      var failures: [Failure: Int] = [:]
      for failure in outcome.failures {
        let rows = tables.tables.first { $0.name == failure.table }?.rows ?? []
        let cells = rows[Int(failure.row) - 1]
        failures[
          Failure(
            table: failure.table, cells: cells, code: failure.code, severity: failure.severity),
          default: 0] += 1
      }
      var accepted: [RuleOutcome.AcceptedRow: Int] = [:]
      for row in outcome.isFileRejected ? [] : try outcome.accepted() {
        let unnumbered = RuleOutcome.AcceptedRow(table: row.table, number: 0, values: row.values)
        accepted[unnumbered, default: 0] += 1
      }
      self.failures = failures
      self.accepted = accepted
      findings = Dictionary(
        outcome.findings.map { ("\($0.code) \($0.table ?? "*") \($0.severity)", $0.count) },
        uniquingKeysWith: +)
    }
  }

  @Test(arguments: RuleCaseSetting.all)
  func theCascadeReachesWhatReadingTheReferencesAgainAndAgainReaches(
    setting: RuleCaseSetting
  ) throws {
    let rules = setting.dataSet.rules
    let references = rules.filter { $0.kind == "references" }
    var failed: Set<String> = []
    try forEachSubmission(setting, "references") { submission in
      let outcome = try RuleOutcome(of: submission.tables, setting)
      let codes = Set(references.map(\.code))
      let own = outcome.failures.filter {
        !codes.contains($0.code) && ($0.severity == .record || $0.severity == .group)
      }
      let atFirst = NaiveReferences(
        submission.tables, rejected: Set(own.map { RowPlace(table: $0.table, row: $0.row) }),
        rules: rules)
      var naive = atFirst
      naive.settle()
      for pass in outcome.tables {
        let standing = pass.failed.indices.filter { !pass.failed[$0] }.map { $0 + 1 }
        #expect(
          standing == (naive.standing[pass.table.name] ?? []).sorted(),
          "\(pass.table.name), \(submission.faults)")
      }
      for rule in references {
        let rows = outcome.failures.filter { $0.code == rule.code }.map { Int($0.row) }
        // The rules run once, as published. Those that ask for a row below come first, and so do not
        // tell a patient who falls for another reason that the rows below fall too.
        let isDownward = rule.parameters["direction"] == "child"
        let expected = (isDownward ? atFirst : naive).failing(rule)
        #expect(rows == expected.sorted(), "\(rule.code), \(submission.faults)")
        #expect(Set(rows).isSubset(of: naive.failing(rule)), "\(rule.code), \(submission.faults)")
        if !rows.isEmpty { failed.insert(rule.code) }
      }
    }
    #expect(failed == Set(references.map(\.code)))
  }
}
