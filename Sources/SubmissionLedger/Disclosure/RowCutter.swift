internal import CSVText
internal import DataSet
internal import Disclosure
internal import EventSchema
internal import Projections

/// Turns rows that leave into lines of the tables of a release.
struct RowCutter {
  private let tables: [ReleaseTable]
  /// Where the tables of the data set stand among those of the release.
  private let places: [Int: Int]
  private let dataSet: DataSet
  private let facts: SubmissionFacts
  private let provider: String
  private var pseudonyms: ReleasePseudonyms?
  private let present: UInt64?
  private var lineage = RowLineage()

  init(
    _ source: DisclosureSource, _ facts: SubmissionFacts, _ rules: DisclosureRules,
    present: UInt64?
  ) {
    tables = rules.tables[source.dataSet.version.text] ?? []
    places = Dictionary(tables.enumerated().map { ($1.table.index, $0) }) { first, _ in first }
    dataSet = source.dataSet
    self.facts = facts
    provider = source.record.received.provider
    pseudonyms = rules.pseudonyms
    self.present = present
  }

  /// Adds the lines of the rows of one event.
  ///
  /// - Parameter keeps: which rows leave.
  mutating func cut(
    _ content: AcceptedContent, into chosen: inout ChosenRecords,
    where keeps: (AcceptedRow, ReleaseTable) -> Bool = { _, _ in true }
  ) throws(LedgerError) {
    lineage.begin(content)
    for row in content.rows {
      // Also a row that does not leave may stand above one that does.
      let line = lineage.derivationRow(row)
      guard let place = places[row.table.index], keeps(row, tables[place]) else { continue }
      let table = tables[place]
      let derived: [String?]
      do throws(DerivationError) {
        derived =
          table.needsDerived
          ? try dataSet.derivations[row.table.index].values(of: line, in: facts) : []
      } catch {
        throw .report(path: row.table.name, reason: "row \(row.number): \(error)")
      }
      let cells = table.cells(
        of: ReleaseRow(
          values: row.values, derived: derived, provider: provider, person: present,
          referral: content.referral), &pseudonyms)
      CSVLine.append(cells, to: &chosen.lines[place])
      chosen.counts[place] += 1
      if let staff = table.staffField.flatMap({ row.values[$0] }) {
        chosen.staff.insert(staff)
      }
    }
  }
}
