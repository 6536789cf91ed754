internal import Foundation
internal import SystemReason

/// A directory of files for this user only, that takes its name when it is whole and durable.
///
/// Until then it stands beside its place under a name that ends in `.partial`; what a killed process
/// leaves there may be deleted.
final class ReportDirectory {
  /// Where it is going to stand, as the caller said it.
  let given: String
  private let path: String
  private let draft: String
  private var directories: [String]

  /// Begins a directory where there is none yet, or an empty one.
  init(at path: String) throws(LedgerError) {
    let url = URL(fileURLWithPath: path).standardizedFileURL
    let parent = url.deletingLastPathComponent().resolvingSymlinksInPath().path
    given = path
    self.path = url.path
    draft = "\(parent)/\(url.lastPathComponent).\(UUID().uuidString.prefix(8)).partial"
    directories = [draft]
    let kind = try? FileManager.default.attributesOfItem(atPath: parent)[.type]
    guard kind as? FileAttributeType == .typeDirectory else {
      throw .badArgument(name: "--out \(path)", expected: "a place in a directory that exists")
    }
    try requireFree()
    try make(draft)
  }

  /// Makes a directory inside.
  func makeDirectory(_ name: String) throws(LedgerError) {
    let inner = "\(draft)/\(name)"
    try make(inner)
    directories.append(inner)
  }

  /// Begins a table inside.
  func table(_ name: String, columns: [String]) throws(LedgerError) -> CSVFile {
    let file = try CSVFile(at: "\(draft)/\(name)")
    try file.write(columns)
    return file
  }

  /// Writes a text inside.
  func write(_ text: String, as name: String) throws(LedgerError) {
    let file = try CSVFile(at: "\(draft)/\(name)")
    try file.write(text: text)
    try file.finish()
  }

  /// Gives the directory its name; everything in it must be finished.
  func publish() throws(LedgerError) {
    for directory in directories { try synchronize(directory) }
    try requireFree()
    try Self.perform(path) {
      if FileManager.default.fileExists(atPath: path) {
        try FileManager.default.removeItem(atPath: path)
      }
      try FileManager.default.moveItem(atPath: draft, toPath: path)
    }
    try synchronize(URL(fileURLWithPath: path).deletingLastPathComponent().path)
  }

  /// Removes what was begun and not published.
  func discard() {
    try? FileManager.default.removeItem(atPath: draft)
  }

  private func make(_ path: String) throws(LedgerError) {
    try Self.perform(path) {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    }
  }

  /// Makes the names in a directory durable.
  private func synchronize(_ directory: String) throws(LedgerError) {
    try Self.perform(directory) {
      let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: directory))
      try handle.synchronize()
      try handle.close()
    }
  }

  // A link is never followed and never replaced: nobody could tell on which disk the rows end.
  private func requireFree() throws(LedgerError) {
    let type = try? FileManager.default.attributesOfItem(atPath: path)[.type]
    guard let type else { return }
    let names = try? FileManager.default.contentsOfDirectory(atPath: path)
    guard type as? FileAttributeType == .typeDirectory, names == [] else {
      throw .badArgument(name: "--out \(given)", expected: "a new or empty directory, not a link")
    }
  }

  static func perform<Result>(
    _ path: String, _ body: () throws -> Result
  ) throws(LedgerError) -> Result {
    do {
      return try body()
    } catch {
      throw .report(path: path, reason: error.systemReason)
    }
  }
}
