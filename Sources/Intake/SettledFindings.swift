import DataSet

/// What is found when all rows have passed: the rules that look at several rows, in the published
/// order, and the summary of everything.
///
/// All stages are run, also where an earlier one rejected the file: a provider should learn
/// everything at once. Only the outcome of a file that is rejected already says nothing new.
struct SettledFindings {
  /// One finding a rule.
  let summary: FindingSummary
  /// Every failing rule and row, by table, row and rule.
  let failures: [PackedFailure]

  /// Settles which rows of the tables stand.
  init(
    _ rules: RuleBook, _ pass: SubmissionPass, _ tables: inout [TablePass],
    _ faults: [StructureFault]
  ) {
    var summary = FindingSummary(rules)
    summary.addStructure(faults)
    let missing = faults.compactMap { fault -> String? in
      if case .missingTable(let name) = fault { name } else { nil }
    }
    summary.addContent(tables, missing: missing)
    let isRejectedEarly = summary.isFileRejected
    var failures = pass.failures
    pass.finishRelated(&tables, &failures)
    References.run(rules, &tables, failures: &failures)
    for table in tables.indices {
      for check in tables[table].registrations {
        for row in check.failures(tables[table].failed) {
          tables[table].fail(check.rule, row: row, failures: &failures)
        }
      }
    }
    failures.sort()
    summary.addPadding(tables)
    summary.add(failures)
    if !isRejectedEarly { summary.addOutcome(tables) }
    self.summary = summary
    self.failures = failures
  }
}
