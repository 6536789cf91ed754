import Crypto
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
    var pass = try SubmissionPass(
      rules: rules, options: file.options,
      bytesTotal: file.container.isText ? file.byteCount : nil, progress: progress)
    let readable = Set(found.filter(\.isReadable).map(\.name))
    let ordered = SubmissionPass.readingOrder(of: dataSet)
    for table in ordered where !readable.contains(table.name) {
      _ = try pass.begin(table, columns: table.fields.map(\.name), rows: nil)
      try pass.end()
    }
    try file.container.read(
      ordered.filter { readable.contains($0.name) }, file.options, into: &pass)
    pass.report()
    return try conclude(
      rules, &pass, declaration,
      FileStructure.faults(in: found, against: dataSet) + pass.structureFaults)
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

  // All stages are run, also where an earlier one rejected the file: a provider should learn
  // everything at once. Only the outcome of a file that is rejected already says nothing new.
  private func conclude(
    _ rules: RuleBook, _ pass: inout SubmissionPass, _ declaration: HeaderDeclaration,
    _ faults: [StructureFault]
  ) throws(IntakeError) -> SubmissionResult {
    var tables = pass.tables.compactMap { $0 }
    guard tables.count == rules.dataSet.tables.count else {
      throw .readerFailed(path: file.path, fault: .badAnswer("a table did not come"))
    }
    let summary = try summarise(rules, pass, &tables, faults)
    let report = report(rules, summary.summary, tables, summary.failures, faults)
    try file.container.verifyUnchanged()
    guard !summary.summary.isFileRejected else {
      return .rejected(RejectedSubmission(report: report, header: declaration.header()))
    }
    guard let header = declaration.header() else {
      throw .readerFailed(path: file.path, fault: .badAnswer("the header came in two forms"))
    }
    return .checked(
      CheckedSubmission(report: report, header: header, records: try pass.finish(tables)))
  }

  private func summarise(
    _ rules: RuleBook, _ pass: SubmissionPass, _ tables: inout [TablePass],
    _ faults: [StructureFault]
  ) throws(IntakeError) -> (summary: FindingSummary, failures: [PackedFailure]) {
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
    try file.options.check(failures)
    failures.sort()
    summary.addPadding(tables)
    summary.add(failures)
    if !isRejectedEarly { summary.addOutcome(tables) }
    return (summary, failures)
  }

  private func report(
    _ rules: RuleBook, _ summary: FindingSummary, _ tables: [TablePass],
    _ failures: [PackedFailure], _ faults: [StructureFault]
  ) -> CheckReport {
    let counts = tables.map { table in
      TableCount(
        table: table.table.name, received: table.count, accepted: table.failed.count { !$0 })
    }
    return CheckReport(
      digest: file.digest, kind: file.kind, version: rules.dataSet.version,
      rulesDigest: Array(SHA256.hash(data: Array(rules.dataSet.source.utf8))), tables: counts,
      findings: summary.findings, structureFaults: faults,
      notChecked: rules.notChecked.map { UncheckedRule($0) },
      failures: RowFailures(packed: failures, rules: rules),
      quality: tables.flatMap(\.quality.fields))
  }
}
