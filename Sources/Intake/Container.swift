import DataSet
import Foundation

/// What a submission comes in, opened, and the one way to its rows.
enum Container: Sendable {
  /// A directory of CSV tables.
  case directory(CSVDirectory)
  /// A file that the reader program opens.
  case archive(ReaderArchive)

  /// Opens the file or directory; see ``SubmissionFile/open(_:options:)``.
  static func open(
    _ path: String, options: IntakeOptions
  ) throws(IntakeError) -> SubmissionFile {
    guard !path.isEmpty else { throw .notFound(path: "(no path)") }
    // The name may lead elsewhere; what it leads to is what is looked at from here on.
    let resolved = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    switch try FileIdentity.kind(of: resolved, shownAs: path) {
    case .directory:
      let (directory, digest) = try CSVDirectory.open(resolved, shownAs: path, options)
      return SubmissionFile(
        path: path, kind: .csvDirectory, digest: digest, byteCount: directory.byteCount,
        container: .directory(directory), options: options)
    case .regular:
      let file = try OpenFile(resolved, shownAs: path)
      guard file.byteCount > 0 else { throw .empty(path: path) }
      guard file.byteCount <= options.fileLimitBytes else {
        throw .tooLarge(path: path, bytes: file.byteCount, limit: options.fileLimitBytes)
      }
      guard FileMagic.isArchive(try file.firstBytes()) else { throw .unknownKind(path: path) }
      let digest = try file.digest()
      guard let program = options.reader else { throw .noReader(path: path) }
      let archive = try ReaderArchive.inspect(file, program)
      return SubmissionFile(
        path: path, kind: archive.kind, digest: digest, byteCount: file.byteCount,
        container: .archive(archive), options: options)
    }
  }

  /// The tables that the file holds.
  var tables: [FoundTable] {
    switch self {
    case .directory(let directory): directory.tables
    case .archive(let archive): archive.tables
    }
  }

  /// Whether the rows are text, so that progress through the bytes can be told.
  var isText: Bool {
    switch self {
    case .directory: true
    case .archive(let archive): archive.kind == .zippedCSV
    }
  }

  /// Hands the rows of the tables, in this order, to the sink.
  func read(
    _ tables: [Table], _ options: IntakeOptions, into sink: inout some RowSink
  ) throws(IntakeError) {
    switch self {
    case .directory(let directory):
      for table in tables { try directory.read(table, into: &sink) }
    case .archive(let archive):
      try archive.read(tables, into: &sink)
    }
  }

  /// Throws unless the file is still what it was when it was opened.
  func verifyUnchanged() throws(IntakeError) {
    switch self {
    case .directory(let directory): try directory.verifyUnchanged()
    case .archive(let archive): try archive.file.verifyUnchanged()
    }
  }
}

/// The first bytes by which a file that the reader program opens is known.
enum FileMagic {
  /// The bytes that are needed to tell.
  static let length = 20

  /// Whether the bytes begin an Access database or a zip file.
  static func isArchive(_ bytes: [UInt8]) -> Bool {
    let isDatabase = ["Standard Jet DB", "Standard ACE DB"].contains {
      bytes.starts(with: [0, 1, 0, 0] + Array($0.utf8))
    }
    return isDatabase || bytes.starts(with: Array("PK\u{3}\u{4}".utf8))
      || bytes.starts(with: Array("PK\u{5}\u{6}".utf8))
  }
}
