internal import Foundation
internal import KeyVault
internal import SystemReason
internal import TransparencyLog

/// Where the files of the release stand that is being made: what is needed to settle it when the process
/// ends on the way.
///
/// The log does not hold it, since a path is of this machine only. Its four parts are kept apart by a byte
/// that no path holds. One that is cut off was being written when the process ended: there are no files yet.
struct DisclosureJournal: Equatable {
  let number: UInt64
  /// The directory of the tables.
  let tables: String
  /// The whole file before it has its name.
  let draft: String
  /// The name that it gets once the log tells of it.
  let path: String

  private static func file(_ layout: LedgerLayout) -> String {
    layout.directory + "/disclosure.open"
  }

  /// Keeps it, durably.
  func store(in layout: LedgerLayout) throws(LedgerError) {
    let text = [String(number), tables, draft, path].joined(separator: "\0")
    Self.remove(from: layout)
    try vaulting { () throws(VaultError) in
      try PrivateFile.create(at: Self.file(layout), content: Array(text.utf8))
    }
  }

  /// What a process left that ended on the way; nil where none did, or before it had named its files.
  static func read(from layout: LedgerLayout) throws(LedgerError) -> DisclosureJournal? {
    let path = file(layout)
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let bytes: Data
    do {
      bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    } catch {
      throw .file(path: path, reason: error.systemReason)
    }
    // A letter that is cut off is none of the bytes that count.
    let text = String(decoding: bytes, as: UTF8.self)
    let parts = text.split(separator: "\0", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 4, let number = UInt64(parts[0]) else { return nil }
    return DisclosureJournal(
      number: number, tables: parts[1], draft: parts[2], path: parts[3])
  }

  static func remove(from layout: LedgerLayout) {
    try? FileManager.default.removeItem(atPath: file(layout))
  }

  func removeFiles() {
    for path in [tables, draft] { try? FileManager.default.removeItem(atPath: path) }
  }

  /// Removes what a process left, and throws where something stays: it may hold rows in clear, and without
  /// the journal nobody would know of it.
  func removeFilesOrKeep() throws(LedgerError) {
    removeFiles()
    let left = [tables, draft].first { FileManager.default.fileExists(atPath: $0) }
    if let left { throw .leftBehind(path: left) }
  }
}
