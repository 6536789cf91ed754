internal import Foundation
internal import SystemReason

/// The few things that projections do with directories.
package enum Directories {
  /// Makes a directory for this user only, and those above it, where it is missing.
  package static func make(_ path: String) throws(ProjectionError) {
    try perform(path) {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    }
  }

  /// Removes a directory and what is in it; nothing where it is missing.
  ///
  /// Another process may be removing it too, so what it takes away in between is no failure.
  package static func remove(_ path: String) throws(ProjectionError) {
    while FileManager.default.fileExists(atPath: path) {
      try perform(path) {
        do {
          try FileManager.default.removeItem(atPath: path)
        } catch let error as CocoaError where error.code == .fileNoSuchFile {
          // Gone already; the next look says whether all of it is.
        }
      }
    }
  }

  static func names(in path: String) throws(ProjectionError) -> [String] {
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    return try perform(path) { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }

  /// The text of a small file, nil where it is missing.
  static func readText(_ path: String) throws(ProjectionError) -> String? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    return try perform(path) { try String(contentsOfFile: path, encoding: .utf8) }
  }

  /// Replaces a small file in one step: readers see the old text or the new.
  static func replaceText(_ path: String, _ text: String) throws(ProjectionError) {
    try perform(path) { try text.write(toFile: path, atomically: true, encoding: .utf8) }
  }

  /// The bytes that the files of a directory take on disk; files that vanish meanwhile take none.
  package static func bytes(in path: String) -> Int {
    var total = 0
    let names = FileManager.default.enumerator(atPath: path)
    while let name = names?.nextObject() as? String {
      let attributes = try? FileManager.default.attributesOfItem(atPath: path + "/" + name)
      let isFile = attributes?[.type] as? FileAttributeType == .typeRegular
      total += isFile ? attributes?[.size] as? Int ?? 0 : 0
    }
    return total
  }

  /// A path for content that this process throws away; what dead processes left is removed.
  static func makeScratchPath(in directory: String) throws(ProjectionError) -> String {
    for name in try names(in: directory) where name.hasPrefix(scratchPrefix) {
      let process = name.dropFirst(scratchPrefix.count).prefix { $0 != "-" }
      if !FileManager.default.fileExists(atPath: "/proc/\(process)") {
        try remove(directory + "/" + name)
      }
    }
    let process = ProcessInfo.processInfo.processIdentifier
    return directory + "/\(scratchPrefix)\(process)-\(UUID())"
  }

  private static let scratchPrefix = "verification-"

  private static func perform<Value>(
    _ path: String, _ body: () throws -> Value
  ) throws(ProjectionError) -> Value {
    do {
      return try body()
    } catch {
      throw .file(path: path, reason: error.systemReason)
    }
  }
}
