internal import Foundation

/// The file of a release when it is whole.
enum ReleaseFile {
  /// Gives it its name, durably.
  static func name(_ journal: DisclosureJournal) throws(LedgerError) {
    try ReportDirectory.perform(journal.path) {
      try move(journal.draft, to: journal.path)
    }
  }

  /// Gives a durable file another name, durably.
  static func move(_ path: String, to name: String) throws {
    try FileManager.default.moveItem(atPath: path, toPath: name)
    let folder = URL(fileURLWithPath: name).deletingLastPathComponent()
    let handle = try FileHandle(forReadingFrom: folder)
    try handle.synchronize()
    try handle.close()
  }
}
