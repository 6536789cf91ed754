import Foundation

/// A directory of CSV tables that is written as it is made; holds some megabytes at most.
final class SubmissionBundle {
  private let version: DataSetVersion
  private var files: [TableFile?]

  /// Creates the directory and one file for each table of the version, replacing what is there.
  init(at directory: URL, version: DataSetVersion) throws(GenerationError) {
    self.version = version
    files = Array(repeating: nil, count: Table.allCases.count)
    do {
      try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    } catch {
      throw .cannotWrite(path: directory.path, reason: error.localizedDescription)
    }
    for table in Table.tables(in: version) {
      files[table.rawValue] = try TableFile(
        at: directory.appending(path: "\(table.name).csv"), columns: table.columns(in: version))
    }
  }

  /// Adds a row and returns its number, from 1; absent fields are left out.
  @discardableResult
  func add(_ fields: [Field], to table: Table) -> Int {
    guard let file = files[table.rawValue] else {
      preconditionFailure("\(table.name) is not in version \(version.rawValue)")
    }
    return file.add(fields)
  }

  /// Hands full buffers to the file system; to be called every few rows.
  func flush() throws(GenerationError) {
    for case let file? in files where file.isFull { try file.flush() }
  }

  /// Writes what is left and closes the files.
  func close() throws(GenerationError) {
    for case let file? in files { try file.close() }
  }

  var rowCount: Int {
    files.reduce(0) { $0 + ($1?.rows ?? 0) }
  }
}
