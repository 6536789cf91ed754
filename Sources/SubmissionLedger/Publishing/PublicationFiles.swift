internal import EventSchema
internal import Foundation
internal import TransparencyLog

/// The files of a publication: they take their names when all of them are whole and durable.
///
/// The first one is the file that was asked for; the others stand beside it and begin with its name.
/// What a killed process leaves ends in `.partial` and may be deleted.
struct PublicationFiles {
  /// A file in the making.
  struct File {
    let kind: String
    let path: String
    let text: String

    /// SHA-256 of it.
    var digest: Hash { SHA256Hasher.hash(Array(text.utf8).span) }

    /// What the event says of it.
    var body: SchemaPublishedFile {
      var body = SchemaPublishedFile()
      body.kind = kind
      body.digest = Data(digest.bytes)
      body.bytes = UInt64(text.utf8.count)
      return body
    }
  }

  let files: [File]

  /// Where the files of a publication stand, by kind.
  static func path(of kind: String, beside main: String) -> String {
    switch kind {
    case "measures": return main
    // Where programs that read CSV on the Web look for it.
    case "metadata": return main + "-metadata.json"
    default:
      let stem = main.hasSuffix(".csv") ? String(main.dropLast(4)) : main
      return "\(stem)-\(kind.dropFirst("chart-".count)).svg"
    }
  }

  /// Refuses a place where a file is already, or that is in no directory.
  static func requireFree(_ main: String, kinds: [String]) throws(LedgerError) {
    let folder = URL(fileURLWithPath: main).deletingLastPathComponent()
      .resolvingSymlinksInPath().path
    let kind = try? FileManager.default.attributesOfItem(atPath: folder)[.type]
    guard kind as? FileAttributeType == .typeDirectory else {
      throw .badArgument(name: "--out \(main)", expected: "a file in a directory that exists")
    }
    for kind in kinds {
      let path = path(of: kind, beside: main)
      guard !FileManager.default.fileExists(atPath: path) else {
        throw .badArgument(
          name: "--out \(main)", expected: "a new file: \(path) is there already")
      }
    }
  }

  /// Writes the files, durably.
  func write() throws(LedgerError) {
    var drafts: [String] = []
    defer { for draft in drafts { try? FileManager.default.removeItem(atPath: draft) } }
    for file in files {
      let draft = "\(file.path).\(UUID().uuidString.prefix(8)).partial"
      drafts.append(draft)
      let output = try CSVFile(at: draft)
      try output.write(text: file.text)
      try output.finish()
    }
    try Self.name(Array(zip(files.map(\.path), drafts)))
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
