import DataSet

/// What a batch of rows says by itself, before it is known which rows stand beside it.
///
/// All lists are in the order of the rows.
struct ExaminedRows: Sendable {
  /// The place of the first row in its table, from 1.
  let firstNumber: UInt32
  /// Whether each row failed a rule that rejects rows.
  private(set) var failed: [Bool]
  /// The rules that rows failed.
  private(set) var failures: [PackedFailure] = []
  /// Whether each row has a value in any field.
  var filled: [Bool]
  /// Cells that had spaces around them.
  var paddedCells = 0
  /// Whether a row has a date within the reporting period.
  var hasDateInPeriod = false
  var quality: QualityCounts
  /// The number of the key above that each row names; empty for a table that hangs on none.
  var parents: [UInt32] = []
  /// To whom each row belongs: at first as far as the row above tells.
  var owners: [RowOwner?] = []
  /// The table's own key in each row, for tables that others name; nil where the row has none.
  var ownKeys: [KeyHash?] = []
  /// For each field whose days rows below compare with, the day in each row.
  var keptDays: [[Int32]]
  /// For each rule on rows that are alike, what is compared; nil where the row is left out.
  var uniqueKeys: [[KeyHash?]]
  /// For each rule on how often something occurs, the group of the row and whether it counts.
  var occurrences: [[OccurrenceCheck.Occurrence]]
  /// For each rule on registrations that follow each other, those that have a date.
  var registrations: [[RegistrationCheck.Registration]]
  /// For each rule that asks for rows further down, the rows that ask or answer.
  var related: [[UInt32]]
  /// The rows that have not failed, as entries of the record store one behind the other.
  var entries: [UInt8] = []
  /// Where the entry of each row ends; a row that failed has an empty one.
  var entryEnds: [Int] = []

  init(_ batch: RowBatch, _ checks: TableChecks, related count: Int) {
    firstNumber = batch.firstNumber
    quality = QualityCounts(fields: checks.table.fields.count)
    keptDays = checks.fieldsWantedBelow.map { _ in [] }
    uniqueKeys = checks.uniques.map { _ in [] }
    occurrences = checks.occurrences.map { _ in [] }
    registrations = checks.registrations.map { _ in [] }
    related = Array(repeating: [], count: count)
    let none = Array(repeating: false, count: batch.count)
    (failed, filled) = (none, none)
    entryEnds.reserveCapacity(batch.count)
  }

  var count: Int { failed.count }

  /// The place in its table of a row, counted from 0.
  func number(_ index: Int) -> UInt32 { firstNumber + UInt32(index) }

  /// Notes that a row, counted from 0, failed a rule.
  mutating func fail(_ rule: Int, _ index: Int, _ checks: TableChecks) {
    failures.append(
      PackedFailure(table: checks.place, row: number(index), rule: rule))
    if checks.rejectsRow[rule] { failed[index] = true }
  }

  /// Where the entry of a row lies, counted from 0.
  func entry(_ index: Int) -> Range<Int> {
    (index == 0 ? 0 : entryEnds[index - 1])..<entryEnds[index]
  }
}
