import DataSet

/// What the pass keeps of one table: a few bytes a row, and its keys.
struct TablePass {
  let table: Table
  let types: [FieldType]
  /// Which rows failed a rule that rejects rows, in the order of the file.
  ///
  /// A rule that rejects the whole file does not count: it rejects every row, and to say so of those
  /// below the one row would hide the reason.
  var failed: [Bool] = []
  /// The number of each row's own key, for tables that others name.
  var rowKeys: [UInt32] = []
  /// The number of the key above that each row names, for tables below another.
  var rowParents: [UInt32] = []
  /// The table's own keys and what rows below find by them.
  var keys: TableKeys
  /// Rows with a value in any field.
  var filledRows = 0
  /// Cells that had spaces around them.
  var paddedCells = 0
  /// Whether a row has a date within the reporting period.
  var hasDateInPeriod = false
  /// How good the values of each field are.
  var quality: QualityCounts

  private let checks: TableChecks
  private var uniques: [UniqueCheck]
  private var occurrences: [OccurrenceCheck]
  /// The rows of registrations, where a rule asks how they follow each other.
  private(set) var registrations: [RegistrationCheck]

  init(_ checks: TableChecks) {
    self.checks = checks
    table = checks.table
    types = table.fields.map(\.type)
    keys = TableKeys(keptFields: checks.fieldsWantedBelow)
    quality = QualityCounts(table)
    uniques = checks.uniques
    occurrences = checks.occurrences
    registrations = checks.registrations
  }

  /// The place of the table above in the data set's order.
  var tableAbove: Int? { checks.tableAbove }
  /// Where the days stand, in tables above, that the table's rules compare with.
  var daysAbove: [(table: Int, field: Int)] { checks.daysAbove }

  /// The number of rows.
  var count: Int { failed.count }

  /// Brings the cells of the next row to their normal form.
  mutating func cleanse(_ row: inout CellRow) {
    paddedCells += row.cleanse(types)
  }

  /// Checks the next row, which is cleansed and linked; adds the rules that it failed.
  mutating func check(
    _ row: CellRow, ownKey: TableKeys.Insertion?, hasher: KeyHasher,
    failures: inout [PackedFailure]
  ) {
    if row.holdsValue { filledRows += 1 }
    let number = UInt32(failed.count + 1)
    var isFailed = false
    func fail(_ rule: Int) {
      failures.append(PackedFailure(table: table.index, row: number, rule: rule))
      if checks.rejectsRow[rule] { isFailed = true }
    }
    for field in row.cells.indices {
      guard row.cells[field].state != .null else {
        quality.countMissing(field)
        continue
      }
      var isValid = row.cells[field].state == .value
      for check in checks.ofValues[field] where !check.passes(row) {
        fail(check.rule)
        isValid = false
      }
      quality.count(field, row, isValid: isValid)
    }
    for check in checks.ofRows where !check.passes(row) { fail(check.rule) }
    failed.append(isFailed)
    if !hasDateInPeriod { hasDateInPeriod = isWithinPeriod(row) }
    for place in uniques.indices {
      uniques[place].take(row, number: number, ownKey: ownKey, hasher: hasher)
    }
    for place in occurrences.indices {
      occurrences[place].take(row, number: number, hasher: hasher)
    }
    for place in registrations.indices {
      registrations[place].take(row, number: number, hasher: hasher)
    }
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

  private func isWithinPeriod(_ row: CellRow) -> Bool {
    guard let period = checks.period else { return false }
    return checks.datesOfRecords.contains { row.day($0).map(period.contains) ?? false }
  }
}

/// To whom a row belongs.
struct RowOwner: Equatable {
  /// The number of the patient.
  var patient: UInt32
  /// The number of the referral, or ``KeyIndex/null`` for what hangs on the patient alone.
  var referral: UInt32
}
