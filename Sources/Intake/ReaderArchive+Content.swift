import DataSet
import Foundation

extension ReaderArchive {
  /// What the reader program listed, and the way from its answers to rows.
  enum Content: Sendable {
    /// The tables of a database with their columns.
    case tables([DatabaseTable])
    /// The CSV files of a zip.
    case members([ArchiveMember])
  }
}

extension ReaderArchive.Content {
  /// Takes the answer that lists what a file holds.
  static func listed(
    by answer: inout ReaderAnswer
  ) throws(IntakeError) -> (kind: FileKind, content: ReaderArchive.Content) {
    let (kind, _) = try answer.kind()
    var tables: [DatabaseTable] = []
    var members: [ArchiveMember] = []
    while let item = try answer.item() {
      switch item {
      case .table(let table): tables.append(table)
      case .member(let member): members.append(member)
      }
      guard tables.count + members.count <= CSVDirectory.fileLimit else {
        throw .tooMany(what: "tables", limit: CSVDirectory.fileLimit)
      }
    }
    let names = tables.map(\.name) + members.map(\.name)
    guard Set(names).count == names.count else { throw answer.bad("a name twice") }
    let isText = kind == .zippedCSV
    guard isText ? tables.isEmpty : members.isEmpty else {
      throw answer.bad("tables and members in one list")
    }
    return (kind, isText ? .members(members) : .tables(tables))
  }

  /// The tables that the file holds; a database's own tables are no part of them.
  var found: [FoundTable] {
    switch self {
    case .tables(let tables):
      tables.filter { !$0.name.hasPrefix("MSys") }
        .map { FoundTable(name: $0.name, columns: $0.columns.map(\.found)) }
    case .members(let members):
      members.map { member in
        let name = String(member.name.dropFirst(folder.count))
        return FoundTable(name: CSVTable.name(ofFile: name), columns: nil)
      }
    }
  }

  /// What the reader program is asked for the rows of the tables.
  func request(for tables: [Table]) -> [String] {
    switch self {
    case .tables: ["rows"] + tables.map(\.name)
    case .members: ["members"] + tables.map(member)
    }
  }

  /// Takes the answer that holds the rows of the tables, in this order, to the sink.
  func read(
    _ tables: [Table], from answer: inout ReaderAnswer, into sink: inout some RowSink
  ) throws(IntakeError) {
    for table in tables {
      switch self {
      case .tables(let listed): try readRows(table, listed, from: &answer, into: &sink)
      case .members(let listed): try readMember(table, listed, from: &answer, into: &sink)
      }
    }
    try answer.end()
  }

  private func readRows(
    _ table: Table, _ listed: [DatabaseTable], from answer: inout ReaderAnswer,
    into sink: inout some RowSink
  ) throws(IntakeError) {
    let came = try answer.table()
    guard let expected = listed.first(where: { $0.name == table.name }), came == expected else {
      throw answer.bad("another table than was listed")
    }
    let order = try sink.begin(table, columns: came.columns.map(\.name), rows: Int(came.rows))
    var row = CellRow()
    row.cells = Array(repeating: Cell(), count: table.fields.count)
    var count: UInt32 = 0
    while try answer.row(into: &row, order: order.places, of: table, number: count + 1) {
      count += 1
      guard count <= came.rows else { throw answer.bad("more rows than were declared") }
      try sink.accept(&row)
    }
    guard count == came.rows else {
      throw answer.bad("\(came.rows) rows declared in \(table.name), \(count) came")
    }
    try sink.end()
  }

  private func readMember(
    _ table: Table, _ listed: [ArchiveMember], from answer: inout ReaderAnswer,
    into sink: inout some RowSink
  ) throws(IntakeError) {
    let came = try answer.member()
    guard came.name == member(table), listed.contains(came) else {
      throw answer.bad("another member than was listed")
    }
    var parser = CSVTable(table)
    var count: UInt64 = 0
    while let bytes = try answer.bytes(after: count) {
      count += UInt64(bytes.count)
      guard count <= came.byteCount else { throw answer.bad("more bytes than were declared") }
      try parser.take(bytes, into: &sink)
    }
    guard count == came.byteCount else { throw answer.bad("fewer bytes than were declared") }
    try parser.finish(into: &sink)
  }

  private func member(_ table: Table) -> String { folder + table.name + CSVTable.suffix }

  // Zipping directories puts their names before those of the files; they are no part of the tables.
  private var folder: String {
    guard case .members(let members) = self, let first = members.first else { return "" }
    let common = members.reduce(first.name) { $0.commonPrefix(with: $1.name) }
    return common.lastIndex(of: "/").map { String(common[...$0]) } ?? ""
  }
}
