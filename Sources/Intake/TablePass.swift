import DataSet

/// What the pass keeps of one table: a few bytes a row, and its keys.
struct TablePass {
  let checks: TableChecks
  /// Which rows failed a rule that rejects rows, in the order of the file.
  ///
  /// A rule that rejects the whole file does not count: it rejects every row, and to say so of those
  /// below the one row would hide the reason.
  private(set) var failed: [Bool] = []
  /// The number of each row's own key, for tables that others name.
  private(set) var rowKeys: [UInt32] = []
  /// The number of the key above that each row names, for tables below another.
  private(set) var rowParents: [UInt32] = []
  /// The table's own keys and what rows below find by them.
  private(set) var keys: TableKeys
  /// Rows with a value in any field.
  private(set) var filledRows = 0
  /// Cells that had spaces around them.
  private(set) var paddedCells = 0
  /// Whether a row has a date within the reporting period.
  private(set) var hasDateInPeriod = false
  /// How good the values of each field are.
  private(set) var quality: QualityCounts

  private var uniques: [UniqueCheck]
  private var occurrences: [OccurrenceCheck]
  /// The rows of registrations, where a rule asks how they follow each other.
  private(set) var registrations: [RegistrationCheck]

  init(_ checks: TableChecks) {
    self.checks = checks
    keys = TableKeys(keptFields: checks.fieldsWantedBelow)
    quality = QualityCounts(fields: checks.table.fields.count)
    uniques = checks.uniques
    occurrences = checks.occurrences
    registrations = checks.registrations
  }

  var table: Table { checks.table }

  /// The number of rows.
  var count: Int { failed.count }

  /// The bytes that the keys take, and what rows are compared by.
  var keyBytes: Int {
    keys.byteCount + uniques.reduce(0) { $0 + $1.byteCount }
      + occurrences.reduce(0) { $0 + $1.byteCount }
  }

  /// Takes what the next rows say by themselves.
  mutating func take(_ rows: ExaminedRows) {
    failed += rows.failed
    rowParents += rows.parents
    filledRows += rows.filled.count { $0 }
    paddedCells += rows.paddedCells
    hasDateInPeriod = hasDateInPeriod || rows.hasDateInPeriod
    quality.add(rows.quality)
    for place in occurrences.indices {
      for occurrence in rows.occurrences[place] { occurrences[place].take(occurrence) }
    }
    for place in registrations.indices { registrations[place].take(rows.registrations[place]) }
  }

  /// Numbers the own keys of these rows; none for a table without.
  ///
  /// All in one go, before the rows are settled: most of the time goes into waiting for memory, and so
  /// many wait at once.
  mutating func insertKeys(of rows: ExaminedRows) -> [TableKeys.Insertion?] {
    rows.ownKeys.indices.map { index in
      guard let hash = rows.ownKeys[index] else { return nil }
      return keys.insert(hash, number: rows.number(index)) { rows.keptDays[$0][index] }
    }
  }

  /// Compares one of these rows, counted from 0, with those before it; gives where the row hangs.
  mutating func settle(
    _ index: Int, of rows: ExaminedRows, _ ownKeys: [TableKeys.Insertion?], _ places: OwnerPlaces
  ) -> RowLink {
    let number = rows.number(index)
    var link = RowLink(ownKey: nil, parent: nil, places: places, owner: rows.owners[index])
    if let above = checks.tableAbove { link.parent = (above, rows.parents[index]) }
    if checks.key != nil { settleKey(ownKeys[index], &link) }
    for place in uniques.indices {
      if uniques[place].isOwnKey {
        uniques[place].take(ownKey: link.ownKey, number: number)
      } else {
        uniques[place].take(rows.uniqueKeys[place][index], number: number)
      }
    }
    return link
  }

  private mutating func settleKey(_ insertion: TableKeys.Insertion?, _ link: inout RowLink) {
    rowKeys.append(insertion?.ordinal ?? KeyIndex.null)
    guard let insertion else {
      link.owner = nil
      return
    }
    let owner = link.places.owner(
      ofKey: insertion.ordinal, inTable: table.index, above: link.owner)
    keys.settle(insertion, owner: owner)
    link.ownKey = insertion
    link.owner = owner
  }

  /// Ends the table: every row of a set of equal ones fails, the first of them too.
  mutating func finish(failures: inout [PackedFailure]) {
    for unique in uniques {
      for number in unique.duplicates { fail(unique.rule, row: number, failures: &failures) }
    }
    for occurrence in occurrences {
      for number in occurrence.offenders { fail(occurrence.rule, row: number, failures: &failures) }
    }
    uniques = []
    occurrences = []
  }

  /// Notes that a row failed a rule for a reason that lies in other rows.
  mutating func fail(
    _ rule: Int, row: UInt32, cause: UInt32 = 0, failures: inout [PackedFailure]
  ) {
    failures.append(PackedFailure(table: table.index, row: row, rule: rule, cause: cause))
    if checks.rejectsRow[rule] { failed[Int(row) - 1] = true }
  }
}
