import DataSet
import Foundation
import SystemReason
import WorkAhead

/// A directory with one CSV file a table, each opened once.
struct CSVDirectory: Sendable {
  /// The files that a directory may hold, hidden ones left out.
  static let fileLimit = 256

  /// The bytes of all files together.
  let byteCount: UInt64

  private let files: [String: OpenFile]

  /// Opens the files of the directory and takes their digests.
  ///
  /// Hidden files are no part of it.
  static func open(
    _ path: String, shownAs shown: String, _ options: IntakeOptions
  ) throws(IntakeError) -> (CSVDirectory, FileDigest) {
    var files: [String: OpenFile] = [:]
    var byteCount: UInt64 = 0
    for name in try names(in: path, shown) {
      let file = try open(name, in: path, shown)
      byteCount += file.byteCount
      guard byteCount <= options.fileLimitBytes else {
        throw .tooLarge(path: shown, bytes: byteCount, limit: options.fileLimitBytes)
      }
      files[name] = file
    }
    guard files.keys.contains(where: { $0.hasSuffix(CSVTable.suffix) }) else {
      throw .unknownKind(path: shown)
    }
    let digest = FileDigest(listing: try digests(of: files))
    return (CSVDirectory(byteCount: byteCount, files: files), digest)
  }

  // Each file on whatever core is free.
  private static func digests(
    of files: [String: OpenFile]
  ) throws(IntakeError) -> [(name: String, digest: FileDigest)] {
    var line = AheadLine<Result<FileDigest, IntakeError>>(limit: files.count)
    for file in files.values {
      _ = line.add { Result { () throws(IntakeError) in try file.digest() } }
    }
    defer { line.abandon() }
    var listing: [(name: String, digest: FileDigest)] = []
    for name in files.keys {
      guard let digest = line.next() else { preconditionFailure("each file has its digest") }
      listing.append((name, try digest.get()))
    }
    return listing
  }

  /// The tables by the names of the files; any other file counts as a table that is too many.
  var tables: [FoundTable] {
    files.keys.sorted().map { FoundTable(name: CSVTable.name(ofFile: $0), columns: nil) }
  }

  /// Hands the rows of the table to the sink.
  func read(_ table: Table, into sink: inout some RowSink) throws(IntakeError) {
    guard let file = files[table.name + CSVTable.suffix] else {
      throw .notFound(path: table.name + CSVTable.suffix)
    }
    var parser = CSVTable(table)
    try file.forEachChunk { chunk throws(IntakeError) in
      try parser.take(chunk, into: &sink)
    }
    try parser.finish(into: &sink)
  }

  /// Throws unless every file is still what it was.
  func verifyUnchanged() throws(IntakeError) {
    for file in files.values { try file.verifyUnchanged() }
  }

  private static func names(
    in path: String, _ shown: String
  ) throws(IntakeError) -> [String] {
    let all: [String]
    do {
      all = try FileManager.default.contentsOfDirectory(atPath: path)
    } catch {
      throw .unreadable(path: shown, reason: error.systemReason)
    }
    let names = all.filter { !$0.hasPrefix(".") }.sorted()
    guard !names.isEmpty else { throw .empty(path: shown) }
    guard names.count <= fileLimit else { throw .tooMany(what: "files", limit: fileLimit) }
    return names
  }

  private static func open(
    _ name: String, in path: String, _ shown: String
  ) throws(IntakeError) -> OpenFile {
    let file = "\(path)/\(name)"
    let shownFile = "\(shown)/\(name)"
    // A link could lead out of the directory that was submitted, and a folder holds no rows.
    guard case .regular = try FileIdentity.kind(of: file, shownAs: shownFile) else {
      throw .notAFile(path: shownFile)
    }
    return try OpenFile(file, shownAs: shownFile)
  }
}
