import DataSet
import Intake
import SeededRandom

/// Tries the reader of CSV tables: the same outcome for every way of cutting the bytes, the rows that
/// the plainest reading gives, and what was read is read again when it is written anew.
struct CSVTarget: FuzzTarget {
  struct Case {
    let table: Table
    var bytes: [UInt8]
    /// The cells of an undamaged table, in the order of its columns.
    var rows: [[[UInt8]]]?
  }

  let name = "CSV"
  private let tables = DataSet.all.flatMap(\.tables)

  // What breaks the form of a table, or nearly so.
  private static let telling: [[UInt8]] =
    [
      "\0", "\"", "\"\"", ",", "\n", "\r", "\r\n", "\n\n", "\r\n\r\n", "\u{FEFF}", "\",\"", "\"\n",
      " ", "é",
    ].map { Array($0.utf8) } + [[0xC3], [0xA9], [0xFF], [0xED, 0xA0, 0x80], [0xC0, 0x80]]

  func inputs(_ input: Case) -> [(name: String, bytes: [UInt8])] {
    [("bytes.csv", input.bytes), ("table", Array(input.table.name.utf8))]
  }

  func makeCase(_ generator: inout SeededGenerator) -> Case {
    guard let table = tables.randomElement(using: &generator) else {
      preconditionFailure("the data set has tables")
    }
    switch Int.random(in: 0...9, using: &generator) {
    case 0: return Case(table: table, bytes: generator.bytes(upTo: 64))
    case 1:
      let marks = Array("ab,,\n\n\"\"\r\n".utf8) + [0xC5, 0xBC, 0xEF, 0xBB, 0xBF, 0]
      let count = Int.random(in: 0...40, using: &generator)
      let bytes = (0..<count).map { _ in marks[Int.random(in: 0..<marks.count, using: &generator)] }
      return Case(table: table, bytes: bytes)
    case 2...4: return goodCase(table, &generator)
    default: return damagedCase(table, &generator)
    }
  }

  private func goodCase(_ table: Table, _ generator: inout SeededGenerator) -> Case {
    let names = columns(table, &generator)
    let rows = (0..<Int.random(in: 0...5, using: &generator)).map { _ in
      RandomRows.cells(names.count, &generator)
    }
    let bytes = CSVWriting.bytes([names] + rows, &generator)
    let isGood = names.count <= NaiveCSV.columnLimit
    return Case(table: table, bytes: bytes, rows: isGood ? rows : nil)
  }

  private func damagedCase(_ table: Table, _ generator: inout SeededGenerator) -> Case {
    let names = columns(table, &generator)
    let rows = (0..<Int.random(in: 0...5, using: &generator)).map { _ in
      let count =
        names.count + (generator.oneIn(10) ? Int.random(in: -1...2, using: &generator) : 0)
      return RandomRows.cells(max(0, count), &generator)
    }
    var bytes = CSVWriting.bytes([names] + rows, &generator)
    for _ in 0..<Int.random(in: 0...3, using: &generator) {
      ByteMutations.mutate(&bytes, telling: CSVTarget.telling, &generator)
    }
    if generator.oneIn(500) {
      // A cell about as long as may be, and now and then a row that is longer.
      let length =
        generator.oneIn(8) ? 5 << 20 : (1 << 20) + Int.random(in: -2...2, using: &generator)
      let place = Int.random(in: 0...bytes.count, using: &generator)
      bytes.insert(contentsOf: Array(repeating: UInt8(ascii: "x"), count: length), at: place)
    }
    return Case(table: table, bytes: bytes)
  }

  // The fields in some order; some may be missing, unknown or there twice.
  private func columns(_ table: Table, _ generator: inout SeededGenerator) -> [[UInt8]] {
    var names = table.fields.map { Array($0.name.utf8) }.shuffled(using: &generator)
    if generator.oneIn(4) { names.removeLast() }
    if generator.oneIn(6) { names.append(names.first ?? []) }
    if generator.oneIn(6) { names.append(Array("unknown".utf8)) }
    if generator.oneIn(6) { names.insert(Array("Says \"so\",\n".utf8), at: 0) }
    if generator.oneIn(300) { names += Array(repeating: [UInt8(ascii: "n")], count: 1024) }
    return names
  }

  func judge(_ input: Case, _ generator: inout SeededGenerator) throws(FuzzFailure) -> String {
    let outcome = ForeignBytes.csv([input.bytes[...]], of: input.table)
    let naive = NaiveCSV(input.bytes) { columns in places(columns, input.table).map { $0 != nil } }
    for _ in 0..<3 {
      let cut = ForeignBytes.csv(chunks(of: input.bytes, &generator), of: input.table)
      let isSame = naive.hasLongRow ? cut.tables == outcome.tables : cut == outcome
      try require(isSame, "another outcome for other chunks", input)
    }
    try compare(outcome, naive, input)
    guard outcome.error == nil else {
      try require(input.rows == nil, "a good table is refused", input)
      return "refused"
    }
    if let rows = input.rows {
      try require(naive.rows == rows, "other rows than were written", input)
    }
    try rewrite(outcome, input, &generator)
    return "read"
  }

  // Every row is read or refused by its number.
  private func compare(
    _ outcome: ForeignRows, _ naive: NaiveCSV, _ input: Case
  ) throws(FuzzFailure) {
    var row: UInt32?
    if case .malformed(_, let number, _, _)? = outcome.error { row = number }
    try require((row != nil) == (outcome.error != nil), "another kind of error", input)
    try require(
      row == naive.faultyRow.map { UInt32($0) },
      "row \(row.map(String.init) ?? "none") is refused, "
        + "expected \(naive.faultyRow.map(String.init) ?? "none")", input)
    try require(outcome.tables.count == (row == 0 ? 0 : 1), "another number of tables", input)
    guard let table = outcome.tables.first else { return }
    try require(table.columns.map { Array($0.utf8) } == naive.columns, "other columns", input)
    let order = places(naive.columns, input.table)
    let expected = naive.rows.map { cells in
      var row: [[UInt8]] = Array(repeating: [], count: input.table.fields.count)
      for (cell, place) in zip(cells, order) { if let place { row[place] = cell } }
      return row
    }
    try require(table.rows == expected, "other rows than stand there", input)
    try require(table.isWhole == (row == nil), "an end that is none", input)
  }

  // The rows that were read, written anew, are read as the same.
  private func rewrite(
    _ outcome: ForeignRows, _ input: Case, _ generator: inout SeededGenerator
  ) throws(FuzzFailure) {
    guard let table = outcome.tables.first else { return }
    let names = input.table.fields.map { Array($0.name.utf8) }
    let bytes = CSVWriting.bytes([names] + table.rows, &generator)
    let again = ForeignBytes.csv(chunks(of: bytes, &generator), of: input.table)
    try require(
      again.error == nil && again.tables.first?.rows == table.rows,
      "what was read is not read again", input)
  }

  // The field that each column is, the first of two of a name.
  private func places(_ columns: [[UInt8]], _ table: Table) -> [Int?] {
    columns.enumerated().map { place, column in
      columns.firstIndex(of: column) == place
        ? table.fields.firstIndex { Array($0.name.utf8) == column } : nil
    }
  }

  private func chunks(
    of bytes: [UInt8], _ generator: inout SeededGenerator
  ) -> [ArraySlice<UInt8>] {
    // Long inputs in chunks of a few bytes would take minutes.
    let most =
      bytes.count > 1 << 16 ? 1 << 17 : [1, 3, 16, 200].randomElement(using: &generator) ?? 1
    var chunks: [ArraySlice<UInt8>] = []
    var place = 0
    while place < bytes.count {
      let least = bytes.count > 1 << 16 ? 1 << 14 : generator.oneIn(20) ? 0 : 1
      let end = min(bytes.count, place + Int.random(in: least...most, using: &generator))
      chunks.append(bytes[place..<end])
      place = end
    }
    return chunks
  }
}
