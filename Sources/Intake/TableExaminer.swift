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
    var cleansed = batch.rows
    for index in 0..<batch.count {
      cleansed.move(to: index, cells: checks.types.count)
      examined.paddedCells += cleansed.cleanse(checks.types)
    }
    let (bytes, cells) = (cleansed.bytes.span, cleansed.cells.span)
    let alone = RowViews(count: batch.count, bytes: bytes, cells: cells)
    let daysAbove = link(alone, into: &examined)
    let rows = RowViews(
      count: batch.count, bytes: bytes, cells: cells, daysAbove: daysAbove.span)
    let failing = checkRows(rows, into: &examined)
    checkValues(rows, failing, into: &examined)
    compare(rows, into: &examined)
    encode(rows, into: &examined)
    return examined
  }

  // Finds what stands above each row; gives the days there that the table's rules compare with.
  private func link(_ rows: RowViews, into examined: inout ExaminedRows) -> [Day?] {
    let keysAbove = checks.tableAbove.map { keys[$0] }
    if let keysAbove { examined.parents = parents(of: rows, keysAbove) }
    var days: [Day?] = []
    days.reserveCapacity(rows.count * checks.daysAbove.count)
    for index in 0..<rows.count {
      var link = RowLink(ownKey: nil, parent: nil, places: places)
      if let keysAbove, let above = checks.tableAbove {
        let number = examined.parents[index]
        link.parent = (above, number)
        link.owner = number < KeyIndex.missing ? keysAbove.owner(number) : nil
      }
      examined.owners.append(link.owner)
      noteKey(of: rows[index], into: &examined)
      for source in checks.daysAbove { days.append(dayAbove(source, link)) }
    }
    return days
  }

  // The number of the key above that each row names.
  private func parents(of rows: RowViews, _ keysAbove: TableKeys) -> [UInt32] {
    guard let field = checks.keyAbove else { return [] }
    let hashes = (0..<rows.count).map { index in
      rows[index].holds(field) ? hasher.hash(rows[index], field) : nil
    }
    // Looked up close behind each other: most of the time goes into waiting for memory, and so many
    // wait at once.
    return hashes.map { $0.map { keysAbove.ordinal(of: $0) } ?? KeyIndex.null }
  }

  // Notes the row's own key and the days that rows below compare with.
  private func noteKey(of row: RowView, into examined: inout ExaminedRows) {
    guard let key = checks.key else { return }
    examined.ownKeys.append(row.holds(key) ? hasher.hash(row, key) : nil)
    for place in checks.fieldsWantedBelow.indices {
      let day = row.day(checks.fieldsWantedBelow[place])
      examined.keptDays[place].append(day?.daysSince1970 ?? TableKeys.noDay)
    }
  }

  // A day that the table's rules compare with, out of the row above.
  private func dayAbove(_ source: (table: Int, field: Int), _ link: RowLink) -> Day? {
    guard let key = link.key(of: source.table), key < KeyIndex.missing else { return nil }
    return keys[source.table].day(source.field, of: key)
  }

  // Runs the rules that a field without a value passes, and counts how good the values are; those of
  // `failing` broke another rule on their field.
  private func checkValues(
    _ rows: RowViews, _ failing: [Int: [Int]], into examined: inout ExaminedRows
  ) {
    var isValid = Array(repeating: true, count: rows.count)
    var holding: [Int] = []
    holding.reserveCapacity(rows.count)
    for field in checks.types.indices {
      holding.removeAll(keepingCapacity: true)
      for index in 0..<rows.count {
        let state = rows.cell(field, of: index).state
        if state == .null { continue }
        holding.append(index)
        examined.filled[index] = true
        isValid[index] = state == .value
      }
      for index in failing[field] ?? [] { isValid[index] = false }
      for numbered in checks.ofValues[field] {
        for index in numbered.check.failing(rows, holding) {
          examined.fail(numbered.rule, index, checks)
          isValid[index] = false
        }
      }
      examined.quality.add(.missing, of: field, count: rows.count - holding.count)
      let valid = holding.filter { isValid[$0] }
      examined.quality.add(.invalid, of: field, count: holding.count - valid.count)
      rate(field, of: rows, valid, into: &examined)
    }
  }

  // Counts how good values are that break no rule.
  private func rate(
    _ field: Int, of rows: RowViews, _ valid: [Int], into examined: inout ExaminedRows
  ) {
    let codes = checks.quality[field]
    // Most fields have no codes that say less than others.
    if codes.isEmpty { return examined.quality.add(.valid, of: field, count: valid.count) }
    for index in valid {
      examined.quality.add(codes.quality(rows[index].span(field)), of: field)
    }
  }

  // Runs the other rules on single rows; gives, by field, the rows whose value fails one on it alone.
  private func checkRows(
    _ rows: RowViews, into examined: inout ExaminedRows
  ) -> [Int: [Int]] {
    var failing: [Int: [Int]] = [:]
    let all = Array(0..<rows.count)
    for numbered in checks.ofRows {
      let places = numbered.check.failing(rows, all)
      for index in places { examined.fail(numbered.rule, index, checks) }
      if let field = numbered.field, !places.isEmpty { failing[field, default: []] += places }
    }
    return failing
  }

  // Notes what the rules on several rows compare.
  private func compare(_ rows: RowViews, into examined: inout ExaminedRows) {
    let all = 0..<rows.count
    examined.hasDateInPeriod = all.contains { isWithinPeriod(rows[$0]) }
    for (place, check) in checks.uniques.enumerated() where !check.isOwnKey {
      examined.uniqueKeys[place] = all.map { check.key(of: rows[$0], hasher) }
    }
    for (place, check) in checks.occurrences.enumerated() {
      examined.occurrences[place] = all.map { check.occurrence(in: rows[$0], hasher) }
    }
    for (place, check) in checks.registrations.enumerated() {
      examined.registrations[place] = all.compactMap {
        check.registration(in: rows[$0], number: examined.number($0), hasher)
      }
    }
    for (place, rule) in related.enumerated() {
      examined.related[place] = rule.concerned(rows, ofTable: checks.place)
        .map { examined.number($0) }
    }
  }

  // Encodes the rows that have not failed.
  private func encode(_ rows: RowViews, into examined: inout ExaminedRows) {
    for index in 0..<rows.count {
      if !examined.failed[index] {
        var entry = RecordEntry(table: checks.place, number: examined.number(index))
        if let owner = examined.owners[index] { entry.owner = owner }
        entry.append(to: &examined.entries) {
          checks.message.append(rows[index], number: entry.number, to: &$0)
        }
      }
      examined.entryEnds.append(examined.entries.count)
    }
  }

  private func isWithinPeriod(_ row: RowView) -> Bool {
    guard let period = checks.period else { return false }
    return checks.datesOfRecords.contains { row.day($0).map(period.contains) ?? false }
  }
}
