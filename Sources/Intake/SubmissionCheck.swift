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

  private func conclude(
    _ rules: RuleBook, _ pass: inout SubmissionPass, _ declaration: HeaderDeclaration,
    _ faults: [StructureFault]
  ) throws(IntakeError) -> SubmissionResult {
    var tables = pass.tables
    let settled = SettledFindings(rules, pass, &tables, faults)
    try file.options.check(settled.failures)
    let report = report(rules, settled, tables, faults)
    try file.container.verifyUnchanged()
    guard !settled.summary.isFileRejected else {
      return .rejected(
        RejectedSubmission(
          report: report, header: declaration.header(), period: declaration.period,
          submitter: declaration.submitter,
          isVersionStated: declaration.version.flatMap { DataSet.version($0) } != nil))
    }
    guard let header = declaration.header() else {
      throw .readerFailed(path: file.path, fault: .badAnswer("the header came in two forms"))
    }
    return .checked(
      CheckedSubmission(report: report, header: header, records: try pass.finish(tables)))
  }

  private func report(
    _ rules: RuleBook, _ settled: SettledFindings, _ tables: [TablePass],
    _ faults: [StructureFault]
  ) -> CheckReport {
    let counts = tables.map { table in
      TableCount(
        table: table.table.name, received: table.count, accepted: table.failed.count { !$0 })
    }
    return CheckReport(
      digest: file.digest, kind: file.kind, version: rules.dataSet.version,
      rulesDigest: Array(SHA256.hash(data: Array(rules.dataSet.source.utf8))), tables: counts,
      findings: settled.summary.findings, structureFaults: faults,
      notChecked: rules.notChecked.map { UncheckedRule($0) },
      failures: RowFailures(packed: settled.failures, rules: rules),
      quality: tables.flatMap { $0.quality.fields(of: $0.table) })
  }
}
