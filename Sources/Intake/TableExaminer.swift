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
  ///
  /// Rule by rule and not row by row: cores that share a rule all the time would wait for each other.
  func examine(_ batch: RowBatch) -> ExaminedRows {
    var examined = ExaminedRows(batch, checks, related: related.count)
    var rows = batch.rows
    rows.daysAbove.reserveCapacity(examined.count * checks.daysAbove.count)
    let keysAbove = checks.tableAbove.map { keys[$0] }
    for index in 0..<examined.count {
      move(&rows, to: index)
      examined.paddedCells += rows.cleanse(checks.types)
      let link = link(rows, keysAbove, into: &examined)
      for source in checks.daysAbove { rows.daysAbove.append(dayAbove(source, link)) }
    }
    checkValues(&rows, into: &examined)
    checkRows(&rows, into: &examined)
    for index in 0..<examined.count {
      move(&rows, to: index)
      gather(rows, index, into: &examined)
    }
    return examined
  }

  private func move(_ rows: inout CellRow, to index: Int) {
    rows.move(to: index, cells: checks.types.count, daysAbove: checks.daysAbove.count)
  }

  // Finds the row above, and to whom the row belongs.
  private func link(
    _ row: CellRow, _ keysAbove: TableKeys?, into examined: inout ExaminedRows
  ) -> RowLink {
    var link = RowLink(ownKey: nil, parent: nil, places: places)
    if let parent = checks.table.parent, let above = checks.tableAbove, let keysAbove {
      var number = KeyIndex.null
      if row[parent.field].state != .null {
        number = keysAbove.ordinal(of: hasher.hash(row, parent.field))
      }
      examined.parents.append(number)
      link.parent = (above, number)
      link.owner = number < KeyIndex.missing ? keysAbove.owner(number) : nil
    }
    examined.owners.append(link.owner)
    guard let key = checks.table.key else { return link }
    examined.ownKeys.append(row[key].state == .null ? nil : hasher.hash(row, key))
    for (place, field) in checks.fieldsWantedBelow.enumerated() {
      examined.keptDays[place].append(row.day(field)?.daysSince1970 ?? TableKeys.noDay)
    }
    return link
  }

  // A day that the table's rules compare with, out of the row above.
  private func dayAbove(_ source: (table: Int, field: Int), _ link: RowLink) -> Day? {
    guard let key = link.key(of: source.table), key < KeyIndex.missing else { return nil }
    return keys[source.table].day(source.field, of: key)
  }

  // Runs the rules that a field without a value passes.
  private func checkValues(_ rows: inout CellRow, into examined: inout ExaminedRows) {
    let count = examined.count
    for field in checks.types.indices {
      for index in 0..<count {
        move(&rows, to: index)
        if rows[field].state != .null { examined.filled[index] = true }
        examined.isValid[index] = rows[field].state == .value
      }
      for check in checks.ofValues[field] {
        for index in 0..<count {
          move(&rows, to: index)
          guard rows[field].state != .null, !check.passes(rows) else { continue }
          examined.fail(check.rule, index, checks)
          examined.isValid[index] = false
        }
      }
      for index in 0..<count {
        move(&rows, to: index)
        examined.quality.add(quality(field, rows, examined.isValid[index]), of: field)
      }
    }
  }

  private func quality(_ field: Int, _ row: CellRow, _ isValid: Bool) -> ValueQuality {
    if row[field].state == .null { return .missing }
    return isValid ? checks.quality.quality(field, row) : .invalid
  }

  private func checkRows(_ rows: inout CellRow, into examined: inout ExaminedRows) {
    let count = examined.count
    for check in checks.ofRows {
      for index in 0..<count {
        move(&rows, to: index)
        if !check.passes(rows) { examined.fail(check.rule, index, checks) }
      }
    }
  }

  // Notes what the rules on several rows compare, and the row itself.
  private func gather(_ row: CellRow, _ index: Int, into examined: inout ExaminedRows) {
    let number = examined.firstNumber + UInt32(index)
    if !examined.hasDateInPeriod { examined.hasDateInPeriod = isWithinPeriod(row) }
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
    if !examined.failed[index] {
      checks.message.append(row, number: number, to: &examined.messages)
    }
    examined.messageEnds.append(examined.messages.count)
  }

  private func isWithinPeriod(_ row: CellRow) -> Bool {
    guard let period = checks.period else { return false }
    return checks.datesOfRecords.contains { row.day($0).map(period.contains) ?? false }
  }
}
