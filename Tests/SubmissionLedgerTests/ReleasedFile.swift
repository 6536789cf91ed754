import Foundation
import TestSupport
import ZipArchive

/// A file of a release, as whoever receives it finds it.
struct ReleasedFile {
  /// The names of its members, in order.
  let members: [String]
  /// The tables by their names in the file, such as `2.0/IDS001MPI`.
  let tables: CSVTables
  /// The whole file.
  let bytes: [UInt8]

  init(_ path: String) throws {
    bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    let limits = ZipReader.Limits(fileBytes: UInt64(bytes.count), members: 1_000)
    let found = try ZipReader.read(path, limits)
    members = found.map(\.name)
    let csv = found.filter { $0.name.hasSuffix(".csv") }
    tables = CSVTables(
      files: Dictionary(uniqueKeysWithValues: csv.map { (String($0.name.dropLast(4)), $0.bytes) }))
  }
}
