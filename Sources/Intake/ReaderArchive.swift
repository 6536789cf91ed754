import DataSet

/// An Access database or a zip file, whose content the reader program has listed.
struct ReaderArchive: Sendable {
  let file: OpenFile
  let program: ReaderProgram
  let kind: FileKind
  /// The tables with their columns, or the CSV files of a zip.
  let content: Content

  /// Has the reader program list what the file holds.
  static func inspect(
    _ file: OpenFile, _ program: ReaderProgram
  ) throws(IntakeError) -> ReaderArchive {
    try ReaderRun.run(program, ["inspect"], on: file) { answer throws(IntakeError) in
      let (kind, content) = try Content.listed(by: &answer)
      return ReaderArchive(file: file, program: program, kind: kind, content: content)
    }
  }

  /// The tables that the file holds; a database's own tables are no part of them.
  var tables: [FoundTable] { content.found }

  /// Hands the rows of the tables, in this order, to the sink.
  func read(_ tables: [Table], into sink: inout some RowSink) throws(IntakeError) {
    // The reader program refuses to be asked for nothing.
    if tables.isEmpty { return }
    try ReaderRun.run(program, content.request(for: tables), on: file) {
      answer throws(IntakeError) in
      try content.read(tables, from: &answer, into: &sink)
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
