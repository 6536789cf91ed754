import DataSet
import Intake
import Testing

/// The rules of the data set, each with cases that it passes and fails.
@Suite struct RuleCaseTests {
  @Test(arguments: RuleCaseSetting.all, RuleCases.all)
  func aRuleFailsWhereItsCasesSaySo(setting: RuleCaseSetting, table: RuleCases) throws {
    let base = CaseTables(setting)
    for ruleCase in try RuleCaseParser(setting: setting).cases(in: table.text) {
      var tables = base
      try tables.apply(ruleCase)
      let found = try found(tables, setting, ruleCase.reference)
      let rows = found.failures.filter { $0.code == ruleCase.code }.map(\.row).sorted()
      let isFound = found.fileFindings.contains(ruleCase.code)
      let fails = ruleCase.verdict == .fails
      if table.isAboutFile {
        #expect(isFound == fails, "\(ruleCase)")
      } else {
        #expect(rows == (fails ? ruleCase.rows : []), "\(ruleCase)")
      }
      let isUnchecked = found.notChecked.contains(ruleCase.code)
      #expect(isUnchecked == (ruleCase.verdict == .unchecked), "\(ruleCase)")
    }
  }

  @Test(arguments: RuleCaseSetting.all)
  func theBaseHasNoFinding(setting: RuleCaseSetting) throws {
    let tables = CaseTables(setting)
    let found = try found(tables, setting, [:])
    #expect(found.failures.map(\.code) == [])
    #expect(found.fileFindings == [])
    let needing = try cases(setting).filter { $0.verdict == .unchecked }.map(\.code)
    #expect(Set(found.notChecked) == Set(needing))
    #expect(tables.tables.allSatisfy { $0.rows.count == 1 })
    #expect(tables.tables.map(\.name) == setting.dataSet.tables.map(\.name))
    #expect(tables.tables.map(\.fields) == setting.dataSet.tables.map { $0.fields.map(\.name) })
  }

  @Test(arguments: RuleCaseSetting.all)
  func everyRuleHasACaseThatPassesAndOneThatFails(setting: RuleCaseSetting) throws {
    let cases = Dictionary(grouping: try cases(setting), by: \.code)
    // The caller's word on the sender and spaces around values are nothing that a case could set.
    for rule in setting.dataSet.rules where !["INTAKE002", "INTAKE004"].contains(rule.code) {
      let verdicts = Set((cases[rule.code] ?? []).map(\.verdict))
      #expect(verdicts.isSuperset(of: [.passes, .fails]), "\(rule.code)")
      let needsReference = (cases[rule.code] ?? []).contains { !$0.reference.isEmpty }
      #expect(!needsReference || verdicts.contains(.unchecked), "\(rule.code)")
    }
  }

  @Test func everyLineIsAboutARule() {
    let codes = Set(DataSet.all.flatMap(\.rules).map(\.code))
    for table in RuleCases.all {
      for line in RuleCaseParser.lines(of: table.text) {
        let code = RuleCaseParser.code(of: line).map(String.init)
        #expect(code.map(codes.contains) == true, "\(line)")
      }
    }
  }

  private func cases(_ setting: RuleCaseSetting) throws -> [RuleCase] {
    try RuleCases.all.flatMap { try RuleCaseParser(setting: setting).cases(in: $0.text) }
  }

  private func found(
    _ tables: CaseTables, _ setting: RuleCaseSetting,
    _ reference: [ReferenceList: [ReferenceEntry]]
  ) throws -> (
    failures: [(code: String, table: String, row: Int)], fileFindings: [String],
    notChecked: [String]
  ) {
    let outcome = try RuleOutcome(of: tables, setting, reference: ReferenceTables(reference))
    return (
      outcome.failures.map { ($0.code, $0.table, Int($0.row)) }, outcome.fileCodes,
      outcome.uncheckedCodes
    )
  }
}
