internal import Foundation

/// Files that take their names when they are whole and durable, and never that of a file which is there.
///
/// What a killed process leaves ends in `.partial` and may be deleted.
enum NewFile {
  /// Refuses a place where a file is already, or that is in no directory.
  ///
  /// - Parameter others: where further files are to stand, which must be free too.
  static func requireFree(_ main: String, besides others: [String] = []) throws(LedgerError) {
    let folder = URL(fileURLWithPath: main).deletingLastPathComponent()
      .resolvingSymlinksInPath().path
    let kind = try? FileManager.default.attributesOfItem(atPath: folder)[.type]
    guard kind as? FileAttributeType == .typeDirectory else {
      throw .badArgument(name: "--out \(main)", expected: "a file in a directory that exists")
    }
    for path in [main] + others where FileManager.default.fileExists(atPath: path) {
      throw .badArgument(
        name: "--out \(main)", expected: "a new file: \(path) is there already")
    }
  }

  /// Writes a text, readable by this user only.
  static func write(_ text: String, to path: String) throws(LedgerError) {
    let draft = self.draft(of: path)
    defer { try? FileManager.default.removeItem(atPath: draft) }
    let output = try CSVFile(at: draft)
    try output.write(text: text)
    try output.finish()
    try name([(path, draft)])
  }

  /// Where a file stands while it is made.
  static func draft(of path: String) -> String {
    "\(path).\(UUID().uuidString.prefix(8)).partial"
  }

  /// Gives whole files their names, durably, the first one last: where it stands, the others do.
  static func name(_ files: [(path: String, draft: String)]) throws(LedgerError) {
    var named: [String] = []
    do throws(LedgerError) {
      for (path, draft) in files.reversed() {
        // A link never takes the place of a file that is there, as a renaming would.
        try ReportDirectory.perform(path) {
          try FileManager.default.linkItem(atPath: draft, toPath: path)
        }
        named.append(path)
      }
    } catch {
      for path in named { try? FileManager.default.removeItem(atPath: path) }
      throw error
    }
    guard let main = files.first?.path else { return }
    let folder = URL(fileURLWithPath: main).deletingLastPathComponent().path
    try ReportDirectory.perform(folder) {
      let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: folder))
      try handle.synchronize()
      try handle.close()
    }
  }
}
