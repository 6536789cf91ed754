import DataSet

/// Looks at rows of one table by themselves, and at what stands above them.
///
/// The tables above are complete, so any number of batches can be examined at a time; what depends
/// on the rows beside is settled later, in the order of the file.
struct TableExaminer: Sendable {
  let checks: TableChecks
  /// The keys of all tables as they were when the table began.
  let keys: [TableKeys]
  let related: [RelatedRule]
  let places: OwnerPlaces
  let hasher: KeyHasher

  /// Examines the rows of a batch.
  func examine(_ batch: RowBatch) -> ExaminedRows {
    var examined = ExaminedRows(batch, checks, related: related.count)
    batch.forEachRow { row, number in examine(&row, number, into: &examined) }
    return examined
  }

  private func examine(_ row: inout CellRow, _ number: UInt32, into examined: inout ExaminedRows) {
    examined.paddedCells += row.cleanse(checks.types)
    if row.holdsValue { examined.filledRows += 1 }
    let link = link(row, into: &examined)
    fetchDaysAbove(&row, link)
    let isFailed = check(row, number, into: &examined)
    examined.failed.append(isFailed)
    if !examined.hasDateInPeriod { examined.hasDateInPeriod = isWithinPeriod(row) }
    gather(row, number, into: &examined)
    if !isFailed {
      RowMessage.append(row, number: number, table: checks.table, to: &examined.messages)
    }
    examined.messageEnds.append(examined.messages.count)
  }

  // Finds the row above, and to whom the row belongs.
  private func link(_ row: CellRow, into examined: inout ExaminedRows) -> RowLink {
    var link = RowLink(ownKey: nil, parent: nil, places: places)
    if let parent = checks.table.parent, let above = checks.tableAbove {
      var number = KeyIndex.null
      if row.cells[parent.field].state != .null {
        number = keys[above].ordinal(of: hasher.hash(row, parent.field))
      }
      examined.parents.append(number)
      link.parent = (above, number)
      link.owner = number < KeyIndex.missing ? keys[above].owner(number) : nil
    }
    examined.owners.append(link.owner)
    guard let key = checks.table.key else { return link }
    examined.ownKeys.append(row.cells[key].state == .null ? nil : hasher.hash(row, key))
    for (place, field) in checks.fieldsWantedBelow.enumerated() {
      examined.keptDays[place].append(row.day(field)?.daysSince1970 ?? TableKeys.noDay)
    }
    return link
  }

  // Fetches the days out of rows above that the table's rules compare with.
  private func fetchDaysAbove(_ row: inout CellRow, _ link: RowLink) {
    guard !checks.daysAbove.isEmpty else { return }
    if row.daysAbove.count != checks.daysAbove.count {
      row.daysAbove = Array(repeating: nil, count: checks.daysAbove.count)
    }
    for (place, source) in checks.daysAbove.enumerated() {
      guard let key = link.key(of: source.table), key < KeyIndex.missing else {
        row.daysAbove[place] = nil
        continue
      }
      row.daysAbove[place] = keys[source.table].day(source.field, of: key)
    }
  }

  // Adds the rules that the row fails by itself; whether one of them rejects it.
  private func check(_ row: CellRow, _ number: UInt32, into examined: inout ExaminedRows) -> Bool {
    var isFailed = false
    func fail(_ rule: Int) {
      examined.failures.append(PackedFailure(table: checks.table.index, row: number, rule: rule))
      if checks.rejectsRow[rule] { isFailed = true }
    }
    for field in row.cells.indices {
      guard row.cells[field].state != .null else {
        examined.quality.add(.missing, of: field)
        continue
      }
      var isValid = row.cells[field].state == .value
      for check in checks.ofValues[field] where !check.passes(row) {
        fail(check.rule)
        isValid = false
      }
      examined.quality.add(isValid ? checks.quality.quality(field, row) : .invalid, of: field)
    }
    for check in checks.ofRows where !check.passes(row) { fail(check.rule) }
    return isFailed
  }

  // Notes what the rules on several rows compare.
  private func gather(_ row: CellRow, _ number: UInt32, into examined: inout ExaminedRows) {
    for (place, check) in checks.uniques.enumerated() where !check.isOwnKey {
      examined.uniqueKeys[place].append(check.key(of: row, hasher))
    }
    for (place, check) in checks.occurrences.enumerated() {
      examined.occurrences[place].append(check.occurrence(in: row, hasher))
    }
    for (place, check) in checks.registrations.enumerated() {
      guard let registration = check.registration(in: row, number: number, hasher) else { continue }
      examined.registrations[place].append(registration)
    }
    for (place, rule) in related.enumerated() where rule.concerns(row, ofTable: checks.table.index)
    {
      examined.related[place].append(number)
    }
  }

  private func isWithinPeriod(_ row: CellRow) -> Bool {
    guard let period = checks.period else { return false }
    return checks.datesOfRecords.contains { row.day($0).map(period.contains) ?? false }
  }
}
