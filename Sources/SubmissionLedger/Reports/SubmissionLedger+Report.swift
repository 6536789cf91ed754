internal import EventLog

/// What was written for the provider of a submission.
public struct SubmissionReport: Sendable {
  /// The submission that it is about.
  public let summary: SubmissionSummary
  /// The directory in which the files stand.
  public let directory: String
  /// Each file or bundle by its name, with the rows that it holds; 0 for the page.
  public let files: [(name: String, rows: Int)]
  /// The events whose rows were opened.
  public let eventsUnsealed: Int
  /// The events whose rows are left out, because their person was erased.
  public let eventsErased: Int
}

extension SubmissionLedger {
  /// Writes the files that the provider of a submission gets back into a new or empty directory.
  ///
  /// The directory takes its name when every file is whole and durable. Accepted rows are opened, and
  /// the look is recorded first (R28); of a submission that was refused whole nothing is opened.
  /// Memory grows with the failures and with the number of persons, not with the content.
  ///
  /// - Throws: ``LedgerError/badArgument(name:expected:)`` for a submission that was never finished
  ///   and for a directory that holds something.
  public func writeReport(
    of number: UInt64, to path: String
  ) throws(LedgerError) -> SubmissionReport {
    try catchUp()
    let summary = try submission(number)
    let trail = try trail(of: number)
    let directory = try ReportDirectory(at: path)
    do throws(LedgerError) {
      let report = try write(summary, trail, to: directory)
      try directory.publish()
      return report
    } catch {
      directory.discard()
      throw error
    }
  }

  private func write(
    _ summary: SubmissionSummary, _ trail: SubmissionTrail, to directory: ReportDirectory
  ) throws(LedgerError) -> SubmissionReport {
    var files: [(name: String, rows: Int)] = []
    files.append(("summary.csv", try trail.writeSummary(summary, to: directory)))
    try directory.write(SummaryPage(trail: trail, summary: summary).text, as: "summary.html")
    files.append(("summary.html", 0))
    files.append(("rows.csv", try trail.writeRows(to: directory)))
    files.append(("validations.csv", try trail.writeValidations(to: directory)))
    files.append(("data-quality.csv", try trail.writeQuality(to: directory)))
    var unsealed = 0
    var erased = 0
    if !trail.isRefused {
      let counts = try writeExtracts(of: trail, isFinal: isFinal(summary), to: directory)
      files += counts.files
      erased = counts.eventsErased
      unsealed = Int(trail.looks.events) - erased
    }
    return SubmissionReport(
      summary: summary, directory: directory.given, files: files, eventsUnsealed: unsealed,
      eventsErased: erased)
  }
}
