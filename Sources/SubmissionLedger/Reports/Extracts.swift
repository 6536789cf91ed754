internal import DataSet
internal import EventLog
internal import EventSchema
internal import KeyVault
internal import Projections

// The bundles of accepted rows that a provider gets back.
extension SubmissionLedger {
  /// How many rows were written, and how many events could not be opened.
  struct ExtractCounts {
    var files: [(name: String, rows: Int)] = []
    var eventsErased = 0
  }

  /// Writes `pre-deadline/`, and `post-deadline/` where the submission is final.
  ///
  /// The look is recorded before the first row is opened (R28).
  func writeExtracts(
    of trail: SubmissionTrail, isFinal: Bool, to directory: ReportDirectory
  ) throws(LedgerError) -> ExtractCounts {
    guard let dataSet = trail.book.dataSet else {
      throw .report(
        path: directory.given,
        reason: "version \(trail.record.received.dataSetVersion) of the data set is not known")
    }
    let vault = try openVault(readOnly: true)
    try recordAccesses(
      trail.looks.without(try erasedPersons()), command: "submission report",
      reason: "report of submission \(trail.record.number) to its provider")
    var counts = ExtractCounts()
    let submitted = try Extract("pre-deadline", of: dataSet, in: directory)
    if isFinal {
      let derived = try DerivedExtract(
        trail, dataSet, in: directory, header: try header(trail, dataSet, vault))
      counts.eventsErased = try forEachContent(of: trail, dataSet, vault) {
        (content) throws(LedgerError) in
        for row in content.rows { try submitted.write(row) }
        try derived.write(content)
      }
      counts.files = try derived.finish()
    } else {
      counts.eventsErased = try forEachContent(of: trail, dataSet, vault) {
        (content) throws(LedgerError) in
        for row in content.rows { try submitted.write(row) }
      }
    }
    counts.files.insert(("pre-deadline", try submitted.finish()), at: 0)
    return counts
  }

  /// The values of the header, which stands behind the patients.
  private func header(
    _ trail: SubmissionTrail, _ dataSet: DataSet, _ vault: Vault
  ) throws(LedgerError) -> [String?] {
    var header: [String?]?
    _ = try forEachContent(of: trail, dataSet, vault, onlyStaff: true) { content in
      header = header ?? content.rows.first { $0.table.name == "IDS000Header" }?.values
    }
    guard let header else { throw .projection(.malformedBody(trail.end)) }
    return header
  }

  /// Whether a submission is the last word on its month: it counts, and no window of the month is
  /// open or still to come.
  func isFinal(_ summary: SubmissionSummary) -> Bool {
    guard summary.isLatest, let period = summary.period.flatMap({ Period(iso: $0) }),
      let version = summary.dataSetVersion, let dataSet = DataSet.version(version)
    else { return false }
    let windows = dataSet.calendar.windows.filter { $0.periods.contains(period) }
    return !windows.isEmpty && windows.allSatisfy { $0.closes < today }
  }
}

/// The accepted rows with their derived attributes, in the making.
private final class DerivedExtract {
  private let dataSet: DataSet
  private let directory: ReportDirectory
  private let extract: Extract
  private let facts: SubmissionFacts
  private var lineage = RowLineage()

  init(
    _ trail: SubmissionTrail, _ dataSet: DataSet, in directory: ReportDirectory, header: [String?]
  ) throws(LedgerError) {
    self.dataSet = dataSet
    self.directory = directory
    extract = try Extract(
      "post-deadline", of: dataSet, in: directory,
      further: dataSet.derivations.map { $0.computed.map(\.name) })
    facts = SubmissionFacts(
      id: trail.record.number,
      receivedOn: trail.record.receivedAt.calendarDay,
      header: header)
  }

  func write(_ content: AcceptedContent) throws(LedgerError) {
    lineage.begin(content)
    for row in content.rows {
      let values: [String?]
      do throws(DerivationError) {
        values = try dataSet.derivations[row.table.index].values(
          of: lineage.derivationRow(row), in: facts)
      } catch {
        throw .report(
          path: directory.given, reason: "\(row.table.name) row \(row.number): \(error)")
      }
      try extract.write(row, further: values)
    }
  }

  /// Ends the bundle, and lists what is not derived and why.
  func finish() throws(LedgerError) -> [(name: String, rows: Int)] {
    let file = try directory.table(
      "not-derived.csv", columns: ["Table", "Attribute", "Reason"])
    for attribute in dataSet.derivations.flatMap(\.notDerived) {
      guard let reason = attribute.notDerived else { continue }
      try file.write([attribute.table, attribute.name, String(describing: reason)])
    }
    try file.finish()
    return [("post-deadline", try extract.finish()), ("not-derived.csv", file.lines)]
  }
}
