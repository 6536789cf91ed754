import DataSet

/// An Access database or a zip file, whose content the reader program has listed.
struct ReaderArchive: Sendable {
  let file: OpenFile
  let program: ReaderProgram
  let kind: FileKind
  /// The tables with their columns, or the CSV files of a zip.
  let content: Content

  enum Content: Sendable {
    case tables([DatabaseTable])
    case members([ArchiveMember])
  }

  /// Has the reader program list what the file holds.
  static func inspect(
    _ file: OpenFile, _ program: ReaderProgram
  ) throws(IntakeError) -> ReaderArchive {
    try ReaderRun.run(program, ["inspect"], on: file) { answer throws(IntakeError) in
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
      return ReaderArchive(
        file: file, program: program, kind: kind,
        content: isText ? .members(members) : .tables(tables))
    }
  }

  /// The tables that the file holds; a database's own tables are no part of them.
  var tables: [FoundTable] {
    switch content {
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

  // Zipping a directory puts its name before those of its files; it is no part of the tables.
  private var folder: String {
    guard case .members(let members) = content, let first = members.first,
      let slash = first.name.firstIndex(of: "/")
    else { return "" }
    let folder = String(first.name[...slash])
    return members.allSatisfy { $0.name.hasPrefix(folder) } ? folder : ""
  }

  /// Hands the rows of the tables, in this order, to the sink.
  func read(_ tables: [Table], into sink: inout some RowSink) throws(IntakeError) {
    switch content {
    case .tables(let found): try readRows(tables, found, into: &sink)
    case .members(let members): try readMembers(tables, members, into: &sink)
    }
  }

  private func readRows(
    _ tables: [Table], _ found: [DatabaseTable], into sink: inout some RowSink
  ) throws(IntakeError) {
    try ReaderRun.run(program, ["rows"] + tables.map(\.name), on: file) {
      answer throws(IntakeError) in
      for table in tables {
        let came = try answer.table()
        guard let listed = found.first(where: { $0.name == table.name }), came == listed else {
          throw answer.bad("another table than was listed")
        }
        let order = try sink.begin(
          table, columns: came.columns.map(\.name), rows: Int(came.rows))
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
      try answer.end()
    }
  }

  private func readMembers(
    _ tables: [Table], _ members: [ArchiveMember], into sink: inout some RowSink
  ) throws(IntakeError) {
    let names = tables.map { folder + $0.name + CSVTable.suffix }
    try ReaderRun.run(program, ["members"] + names, on: file) { answer throws(IntakeError) in
      for (table, name) in zip(tables, names) {
        let came = try answer.member()
        guard came.name == name, members.contains(came) else {
          throw answer.bad("another member than was listed")
        }
        var parser = CSVTable(table)
        var count: UInt64 = 0
        while let bytes = try answer.bytes() {
          count += UInt64(bytes.count)
          guard count <= came.byteCount else { throw answer.bad("more bytes than were declared") }
          try parser.take(bytes, into: &sink)
        }
        guard count == came.byteCount else { throw answer.bad("fewer bytes than were declared") }
        try parser.finish(into: &sink)
      }
      try answer.end()
    }
  }
}

/// A table of a database as the reader program lists it.
struct DatabaseTable: Equatable, Sendable {
  let name: String
  let rows: UInt32
  let columns: [DatabaseColumn]
}

/// A column of a table as the reader program lists it.
struct DatabaseColumn: Equatable, Sendable {
  let name: String
  let type: UInt8
  let byteLength: UInt32

  /// The column as the structure check sees it.
  var found: FoundColumn {
    let family: FoundColumn.Family? =
      switch type {
      case 1: .text
      case 3, 4, 5: .wholeNumber
      case 6: .moment
      default: nil
      }
    return FoundColumn(name: name, family: family, isReadable: type != 255)
  }
}

/// A file within a zip as the reader program lists it.
struct ArchiveMember: Equatable, Sendable {
  let name: String
  let byteCount: UInt64
  let packedByteCount: UInt64
}
