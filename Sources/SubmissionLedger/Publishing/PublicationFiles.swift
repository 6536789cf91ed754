internal import EventSchema
internal import Foundation
internal import TransparencyLog

/// The files of a publication: they take their names when all of them are whole and durable.
///
/// The first one is the file that was asked for; the others stand beside it and begin with its name.
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

  /// Refuses a place where a file of these kinds is already, or that is in no directory.
  static func requireFree(_ main: String, kinds: [String]) throws(LedgerError) {
    try NewFile.requireFree(main, besides: kinds.map { path(of: $0, beside: main) })
  }

  /// Writes the files, durably.
  func write() throws(LedgerError) {
    var drafts: [String] = []
    defer { for draft in drafts { try? FileManager.default.removeItem(atPath: draft) } }
    for file in files {
      let draft = NewFile.draft(of: file.path)
      drafts.append(draft)
      let output = try CSVFile(at: draft)
      try output.write(text: file.text)
      try output.finish()
    }
    try NewFile.name(Array(zip(files.map(\.path), drafts)))
  }
}
