import DataSet
import SeededRandom
import Testing

@testable import Intake

/// What was accepted, submitted again alone.
///
/// Two rules can reject what they accepted before, and no others, because any submitted row answers
/// them, also one that is itself rejected: IDS10129, where what explained an early discharge was
/// rejected, and IDSREJ012, where only rejected rows had a date within the period.
@Suite struct AcceptedSubsetTests {
  @Test(arguments: RuleCaseSetting.all)
  func whatWasAcceptedIsAcceptedAgainAlone(setting: RuleCaseSetting) throws {
    var generator = SeededGenerator(for: "accepted rows of \(setting.dataSet.version)")
    var (wholes, exceptions) = (0, 0)
    for _ in 0..<80 {
      let submission = RandomSubmission(setting, seed: generator.next())
      var tables = submission.tables
      var outcome = try RuleOutcome(of: tables, setting)
      while !outcome.isFileRejected {
        let accepted = AcceptedRows(try outcome.accepted(), setting)
        tables = accepted.tables
        outcome = try RuleOutcome(of: tables, setting)
        if outcome.rejectedRows.isEmpty {
          let expected = accepted.hasDateInPeriod ? [] : ["IDSREJ012"]
          let came = outcome.findings.filter { $0.severity > .warning }.map(\.code)
          #expect(came == expected, "\(submission.faults)")
          #expect(accepted.unexplainedDischarges.isEmpty, "\(submission.faults)")
          wholes += 1
          break
        }
        exceptions += 1
        let unexplained = outcome.failures.filter { $0.code == "IDS10129" }.map { Int($0.row) }
        #expect(unexplained == accepted.unexplainedDischarges, "\(submission.faults)")
        // Nothing falls that does not hang on one of them, or the one on it.
        try #require(!unexplained.isEmpty, "\(submission.faults)")
        for failure in outcome.failures where failure.severity == .record {
          #expect(failure.code == "IDS10129", "\(submission.faults)")
        }
        for failure in outcome.failures where failure.severity == .group {
          #expect([.parent, .child].contains(failure.cause), "\(failure.code)")
        }
      }
    }
    #expect(wholes > 20, "\(wholes) whole, \(exceptions) not")
  }

  @Test(arguments: RuleCaseSetting.all)
  func anEarlyDischargeExplainedByARejectedRowAloneIsTheException(
    setting: RuleCaseSetting
  ) throws {
    var tables = CaseTables(setting)
    let early = "\(setting.start.advanced(by: -3))"
    let changes = [
      ("IDS101Referral", "ServDischDate", early), ("IDS201CareContact", "AppType", "06"),
      ("IDS201CareContact", "ClinContDurOfCareCont", "forty"),
    ]
    for (name, field, value) in changes {
      let table = try #require(tables.tables.firstIndex { $0.name == name })
      let column = try #require(tables.tables[table].fields.firstIndex(of: field))
      tables.tables[table].rows[0][column] = value
    }
    let first = try RuleOutcome(of: tables, setting)
    #expect(!first.isFileRejected)
    let accepted = AcceptedRows(try first.accepted(), setting)
    #expect(accepted.unexplainedDischarges == [1])
    let second = try RuleOutcome(of: accepted.tables, setting)
    #expect(second.failures.contains { $0.code == "IDS10129" })
    #expect(second.fileCodes == ["IDSREJ101"])
  }
}

/// Rows that stand, as a submission of their own.
private struct AcceptedRows {
  let tables: CaseTables
  private let setting: RuleCaseSetting

  init(_ rows: [RuleOutcome.AcceptedRow], _ setting: RuleCaseSetting) {
    self.setting = setting
    var tables = CaseTables(setting)
    for place in tables.tables.indices {
      tables.tables[place].rows = rows.filter { $0.table == tables.tables[place].name }
        .sorted { $0.number < $1.number }.map(\.values)
    }
    self.tables = tables
  }

  /// Whether a row has, in a field that IDSREJ012 looks at, a day of the period.
  var hasDateInPeriod: Bool {
    let rule = setting.dataSet.rules.first { $0.code == "IDSREJ012" }
    return (rule?.list("dates") ?? []).contains { name in
      let parts = name.split(separator: ".").map(String.init)
      return values(of: parts[1], in: parts[0]).contains { text in
        Day(iso: text.prefix(10)).map { (setting.start...setting.end).contains($0) } ?? false
      }
    }
  }

  /// The referrals, by the place of their row, that were discharged before the period and that no
  /// row of these explains.
  var unexplainedDischarges: [Int] {
    let referrals = values(of: "ServiceRequestId", in: "IDS101Referral")
    let discharges = values(of: "ServDischDate", in: "IDS101Referral")
    return referrals.indices.filter { row in
      guard let day = Day(iso: discharges[row]), day < setting.start else { return false }
      return !explained.contains(referrals[row])
    }.map { $0 + 1 }
  }

  private var explained: Set<String> {
    let tools = Set(setting.dataSet.scales.filter { $0.tool.hasSuffix("PEQ") }.map(\.code))
    var found: Set<String> = []
    func add(_ table: String, _ field: String, _ isAnswer: (String) -> Bool) {
      for (referral, value) in zip(referralsOf(table), values(of: field, in: table))
      where isAnswer(value) { found.insert(referral) }
    }
    add("IDS201CareContact", "AppType") { $0 == "06" }
    add("IDS606CodedScoreAssessmentRefer", "CodedAssToolType", tools.contains)
    add("IDS607CodedScoreAssessmentAct", "CodedAssToolType", tools.contains)
    return found
  }

  // The referral on which each row of a table hangs.
  private func referralsOf(_ table: String) -> [String] {
    switch table {
    case "IDS607CodedScoreAssessmentAct": follow("CareActId", table, "IDS202CareActivity")
    case "IDS202CareActivity": follow("CareContactId", table, "IDS201CareContact")
    default: values(of: "ServiceRequestId", in: table)
    }
  }

  private func follow(_ field: String, _ table: String, _ above: String) -> [String] {
    let referrals = Dictionary(
      zip(values(of: field, in: above), referralsOf(above)), uniquingKeysWith: { first, _ in first }
    )
    return values(of: field, in: table).map { referrals[$0] ?? "" }
  }

  private func values(of field: String, in name: String) -> [String] {
    guard let table = tables.tables.first(where: { $0.name == name }),
      let column = table.fields.firstIndex(of: field)
    else { return [] }
    return table.rows.map { $0[column] }
  }
}
