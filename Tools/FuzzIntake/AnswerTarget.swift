import DataSet
import Intake
import SeededRandom

/// Tries the parser of what the reader program answers: a damaged answer is refused, or read as the
/// plainest reading of its frames has it.
struct AnswerTarget: FuzzTarget {
  /// A listing, and an answer with the rows of some of the tables that it lists.
  struct Case {
    let tables: [Table]
    var listing: [UInt8]
    var rows: [UInt8]
    var isDamaged = false
  }

  let name = "answer"
  /// Answers of the reader program on real files.
  let real: [Case]

  private let dataSets = DataSet.all

  func inputs(_ input: Case) -> [(name: String, bytes: [UInt8])] {
    [("listing", input.listing), ("rows", input.rows)]
  }

  func makeCase(_ generator: inout SeededGenerator) -> Case {
    var made = AnswerMaker.answer(dataSets, &generator)
    if generator.oneIn(50), let answer = real.randomElement(using: &generator) { made = answer }
    if generator.oneIn(8) { return made }
    made.isDamaged = true
    for _ in 0..<Int.random(in: 1...3, using: &generator) {
      switch Int.random(in: 0...4, using: &generator) {
      case 0: FrameMutations.mutateFrames(&made.listing, &generator)
      case 1: ByteMutations.mutate(&made.listing, telling: FrameMutations.telling, &generator)
      case 2: ByteMutations.mutate(&made.rows, telling: FrameMutations.telling, &generator)
      default: FrameMutations.mutateFrames(&made.rows, &generator)
      }
    }
    return made
  }

  func judge(_ input: Case, _ generator: inout SeededGenerator) throws(FuzzFailure) -> String {
    let naive = NaiveAnswer.listing(input.listing)
    let listings = [1 << 16, Int.random(in: 1...64, using: &generator)].map { chunk in
      Result { () throws(IntakeError) in
        try ForeignBytes.listing(input.listing, chunkBytes: chunk)
      }
    }
    let listing: ForeignListing
    switch (listings[0], listings[1]) {
    case (.success(let first), .success(let second)):
      let isSame = describe(first) == describe(second)
      try require(isSame, "another listing for other chunks", input)
      listing = first
    case (.failure(let first), .failure(let second)):
      try require(first == second, "another refusal for other chunks", input)
      try require(input.isDamaged, "a good listing is refused: \(first)", input)
      return "listing refused"
    default: throw FuzzFailure(what: "answer: other chunks decide", inputs: inputs(input))
    }
    guard let naive else {
      throw FuzzFailure(what: "answer: a listing that is none is read", inputs: inputs(input))
    }
    let expected = naive.items.map { "\($0.name) \($0.count) \($0.columns)" }
    try require(describe(listing) == expected, "another listing than came", input)
    return try judgeRows(listing, naive, input, &generator)
  }

  private func describe(_ listing: ForeignListing) -> [String] {
    listing.items.map { "\($0.name) \($0.count) \($0.columns)" }
  }

  private func judgeRows(
    _ listing: ForeignListing, _ naive: (kind: String, items: [NaiveAnswer.Item]), _ input: Case,
    _ generator: inout SeededGenerator
  ) throws(FuzzFailure) -> String {
    let chunk = Int.random(in: 1...64, using: &generator)
    let outcome = ForeignBytes.rows(
      input.rows, chunkBytes: 1 << 16, of: input.tables, listed: listing)
    let cut = ForeignBytes.rows(input.rows, chunkBytes: chunk, of: input.tables, listed: listing)
    try require(outcome == cut, "another outcome for other chunks", input)
    if let error = outcome.error {
      try require(input.isDamaged, "a good answer is refused: \(error)", input)
      return "rows refused"
    }
    let isText = naive.kind == "zip-csv"
    let items = input.tables.compactMap { table in
      naive.items.first { $0.name == (isText ? table.name + ".csv" : table.name) }
    }
    try require(items.count == input.tables.count, "a table that was not listed is read", input)
    let expected = isText ? membersAsRows(input, items) : rows(input, items)
    try require(expected != nil, "an answer that is none is read", input)
    try require(outcome.tables.map(\.rows) == expected, "other rows than came", input)
    return input.isDamaged ? "read though damaged" : "read"
  }

  // The cells of each row in the data set's order of fields.
  private func rows(_ input: Case, _ items: [NaiveAnswer.Item]) -> [[[[UInt8]]]]? {
    guard let tables = NaiveAnswer.rows(input.rows, of: items) else { return nil }
    return zip(tables, zip(items, input.tables)).map { rows, place in
      rows.map { AnswerTarget.ordered($0, place.0.columns, place.1) }
    }
  }

  private func membersAsRows(_ input: Case, _ items: [NaiveAnswer.Item]) -> [[[[UInt8]]]]? {
    guard let members = NaiveAnswer.members(input.rows, of: items) else { return nil }
    var tables: [[[[UInt8]]]] = []
    for (bytes, table) in zip(members, input.tables) {
      let read = NaiveCSV(bytes) { columns in
        columns.map { column in table.fields.contains { Array($0.name.utf8) == column } }
      }
      guard read.faultyRow == nil else { return nil }
      let columns = read.columns.map { String(decoding: $0, as: UTF8.self) }
      tables.append(read.rows.map { AnswerTarget.ordered($0, columns, table) })
    }
    return tables
  }

  private static func ordered(
    _ cells: [[UInt8]], _ columns: [String], _ table: Table
  ) -> [[UInt8]] {
    table.fields.map { field in columns.firstIndex(of: field.name).map { cells[$0] } ?? [] }
  }
}
