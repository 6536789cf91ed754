internal import Agreements
internal import DataSet
internal import EventLog
internal import EventSchema
internal import Intake

// What is said of a file once it is checked.
extension SubmissionLedger {
  /// The accepted records of a file that is good and came within its window.
  func accepted(_ result: SubmissionResult) -> CheckedSubmission? {
    guard case .checked(let checked) = result, window(of: result) != nil else { return nil }
    return checked
  }

  /// What is said of a file: what its check found, and what its day says.
  func assessment(
    of result: SubmissionResult, _ file: SubmissionFile, _ request: SubmissionRequest,
    _ loaded: [LoadedReference], _ instruments: InstrumentsInForce
  ) -> SubmissionAppender.Check {
    var findings = result.report.findings.map { finding in
      var count = SchemaFindingCount()
      count.code = finding.code
      count.severity = finding.severity.rawValue
      count.table = finding.table ?? ""
      count.count = UInt32(finding.count)
      count.message = finding.messageToKeep ?? ""
      return count
    }
    // Also of a file that is refused anyway: who mends that should not find the month closed then.
    if let period = result.period, result.isVersionStated, window(of: result) == nil {
      findings.insert(closedWindow(period, result.report.version), at: 0)
    }
    return SubmissionAppender.Check(
      file: file, request: request, report: result.report, header: result.header,
      submitter: result.submitter, period: result.period, window: window(of: result) ?? "none",
      findings: findings,
      reference: loaded.map { load in
        var used = SchemaReferenceUsed()
        used.kind = load.kind.rawValue
        used.position = load.position.rawValue
        return used
      },
      instruments: instruments.instruments.map(\.position))
  }

  /// The window that is open today for the month of a submission; nil too where its header says no month
  /// or no version.
  private func window(of result: SubmissionResult) -> String? {
    guard let period = result.period, result.isVersionStated else { return nil }
    return DataSet.version(result.report.version.text)?.calendar
      .window(for: period, on: today)?.rawValue
  }

  private func closedWindow(
    _ period: Period, _ version: DataSetVersion
  ) -> SchemaFindingCount {
    let calendar = DataSet.version(version.text)?.calendar
    let open = calendar?.openPeriods(on: today) ?? []
    let months = open.isEmpty ? "none" : open.map(String.init(describing:)).joined(separator: ", ")
    let windows = (calendar?.windows ?? []).filter { $0.periods.contains(period) }
      .map { "\($0.opens) to \($0.closes)" }
    var finding = SchemaFindingCount()
    finding.code = "WINDOW"
    finding.severity = Severity.file.rawValue
    finding.count = 1
    finding.message =
      "\(period) cannot be submitted on \(today); its windows for version \(version): "
      + "\(windows.isEmpty ? "none" : windows.joined(separator: ", ")); "
      + "open for version \(version) on that day: \(months)"
    return finding
  }
}
