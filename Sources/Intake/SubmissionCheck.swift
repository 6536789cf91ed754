import DataSet

/// The check of one submission, stage by stage: structure, content, rows, references, outcome.
struct SubmissionCheck {
  let file: SubmissionFile
  let expectations: Expectations

  func run(
    progress: @escaping (IntakeProgress) -> Void
  ) throws(IntakeError) -> SubmissionResult {
    let declaration = try readHeader()
    let found = file.container.tables
    let dataSet =
      declaration.version.flatMap { DataSet.version($0) } ?? FileStructure.closestVersion(to: found)
    let rules = RuleBook(
      dataSet: dataSet, declaration: declaration, expectations: expectations)
    let faults = FileStructure.faults(in: found, against: dataSet)
    guard faults.isEmpty else { return try reject(rules, structure: faults) }

    var pass = try SubmissionPass(
      rules: rules, options: file.options,
      bytesTotal: file.container.isText ? file.byteCount : nil, progress: progress)
    try file.container.read(
      SubmissionPass.readingOrder(of: dataSet), file.options, into: &pass)
    pass.report()
    guard pass.structureFaults.isEmpty else {
      return try reject(rules, structure: pass.structureFaults)
    }
    return try conclude(rules, &pass, declaration)
  }

  // The header says which version's rules hold, so it is read before anything is checked.
  private func readHeader() throws(IntakeError) -> HeaderDeclaration {
    let name = HeaderDeclaration.Name.table
    guard let table = DataSet.all.lazy.compactMap({ $0.table(named: name) }).first else {
      preconditionFailure("the data set has a header table")
    }
    var declaration = HeaderDeclaration(table: table)
    if file.container.tables.contains(where: { $0.name == name }) {
      try file.container.read([table], file.options, into: &declaration)
    }
    return declaration
  }

  private func conclude(
    _ rules: RuleBook, _ pass: inout SubmissionPass, _ declaration: HeaderDeclaration
  ) throws(IntakeError) -> SubmissionResult {
    var tables = pass.tables.compactMap { $0 }
    guard tables.count == rules.dataSet.tables.count else {
      throw .readerFailed(path: file.path, fault: .badAnswer("a table did not come"))
    }
    var summary = FindingSummary(rules)
    summary.addContent(tables)
    guard !summary.isFileRejected else { return try reject(rules, summary, tables, []) }

    var failures = pass.failures
    References.run(rules, &tables, failures: &failures)
    try file.options.check(failures)
    failures.sort()
    summary.addPadding(tables)
    summary.add(failures)
    summary.addOutcome(tables)
    guard !summary.isFileRejected else { return try reject(rules, summary, tables, failures) }
    guard let header = declaration.header() else {
      throw .readerFailed(path: file.path, fault: .badAnswer("the header came in two forms"))
    }
    try file.container.verifyUnchanged()
    return .checked(
      CheckedSubmission(
        common: parts(rules, summary, tables, failures), header: header,
        records: try pass.finish(tables)))
  }

  private func reject(
    _ rules: RuleBook, structure faults: [(table: String?, fault: String)]
  ) throws(IntakeError) -> SubmissionResult {
    var summary = FindingSummary(rules)
    summary.addStructure(faults)
    return try reject(rules, summary, [], [])
  }

  private func reject(
    _ rules: RuleBook, _ summary: FindingSummary, _ tables: [TablePass],
    _ failures: [PackedFailure]
  ) throws(IntakeError) -> SubmissionResult {
    try file.container.verifyUnchanged()
    return .rejected(RejectedSubmission(common: parts(rules, summary, tables, failures)))
  }

  private func parts(
    _ rules: RuleBook, _ summary: FindingSummary, _ tables: [TablePass],
    _ failures: [PackedFailure]
  ) -> ResultParts {
    // Failures are sorted by table and row, so the first that rejects is the row's reason.
    var rejected: [PackedFailure] = []
    for failure in failures where rules.rules[failure.rule].severity != .warning {
      let isSameRow = rejected.last.map { $0.table == failure.table && $0.row == failure.row }
      if isSameRow != true { rejected.append(failure) }
    }
    let counts = tables.map { table in
      TableCount(
        table: table.table.name, received: table.count,
        accepted: table.failed.count { !$0 })
    }
    return ResultParts(
      digest: file.digest, kind: file.kind, version: rules.dataSet.version, tables: counts,
      findings: summary.findings, failures: RowFailures(packed: failures, rules: rules),
      rejectedRows: RowFailures(packed: rejected, rules: rules))
  }
}
