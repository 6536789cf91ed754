internal import CSVText
internal import Crypto
internal import DataSet
internal import Disclosure
internal import EventSchema
internal import Foundation

/// The tables of a release as files of their own, on their way into the file of the release.
///
/// They stand beside that file, in a directory that only this user may read and that ends in `.partial`.
struct ReleaseDirectory: DisclosureSink {
  let path: String
  private let tables: [String: [ReleaseTable]]
  private var files: [String: [HashedFile]] = [:]

  init(at path: String, _ tables: [String: [ReleaseTable]]) throws(LedgerError) {
    self.path = path
    self.tables = tables
    try ReportDirectory.perform(path) {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: false,
        attributes: [.posixPermissions: 0o700])
    }
    for (version, tables) in tables {
      var files: [HashedFile] = []
      for table in tables {
        let file = try HashedFile(at: "\(path)/\(version)-\(table.table.name).csv")
        var header: [UInt8] = []
        CSVLine.append(table.columns.map(\.name), to: &header)
        try file.append(header)
        files.append(file)
      }
      self.files[version] = files
    }
  }

  mutating func take(
    _ lines: [UInt8], table: Int, version: String
  ) throws(LedgerError) {
    try files[version]?[table].append(lines)
  }

  /// Ends all files; gives each table with its file, by versions and in the order of their tables.
  func finish(
    _ rows: [String: [Int]]
  ) throws(LedgerError) -> [(path: String, table: SchemaReleasedTable)] {
    var finished: [(path: String, table: SchemaReleasedTable)] = []
    for version in tables.keys.sorted() {
      for (place, table) in (tables[version] ?? []).enumerated() {
        guard let file = files[version]?[place] else { continue }
        var body = SchemaReleasedTable()
        body.version = version
        body.name = table.table.name
        body.columns = table.columns.map(\.name)
        body.rows = UInt64(rows[version]?[place] ?? 0)
        body.digest = Data(try file.finish())
        finished.append((file.path, body))
      }
    }
    return finished
  }

  func remove() {
    try? FileManager.default.removeItem(atPath: path)
  }
}

/// A file in the making, and the digest of what is in it.
final class HashedFile {
  let path: String
  private let handle: FileHandle
  private var digest = SHA256()

  init(at path: String) throws(LedgerError) {
    self.path = path
    handle = try ReportDirectory.perform(path) {
      guard
        FileManager.default.createFile(
          atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
      else { throw CocoaError(.fileWriteUnknown) }
      return try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    }
  }

  func append(_ bytes: [UInt8]) throws(LedgerError) {
    digest.update(data: bytes)
    try ReportDirectory.perform(path) { try handle.write(contentsOf: bytes) }
  }

  /// Closes the file; gives SHA-256 of it.
  func finish() throws(LedgerError) -> [UInt8] {
    try ReportDirectory.perform(path) { try handle.close() }
    return Array(digest.finalize())
  }
}

/// Takes the lines of a plan, which are not kept.
struct NoLines: DisclosureSink {
  mutating func take(
    _ lines: [UInt8], table: Int, version: String
  ) throws(LedgerError) {}
}
