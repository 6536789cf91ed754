internal import Foundation

/// Entries that are durable before they are in their lookup table, one behind the other in a file.
///
/// An entry of a table goes to a page that its tag picks, so many new ones touch nearly every page of a
/// large table. Here they take as many bytes as they are. The writer empties the file when it has
/// brought all of them to the table, and whoever opens the vault for writing next does what it could not.
struct LookupJournal: Sendable {
  private let path: String
  private let isWritable: Bool
  private var handle: FileHandle?
  /// How much of the file is known; where the next entry goes.
  private var end: UInt64 = 0
  /// What a reader has read of it, and the first of it, by which it knows that the file was not begun anew.
  private var known: [LookupTag: [LookupEntry]] = [:]
  private var first: [UInt8] = []

  /// Opens the file, which the writer makes where there is none.
  init(path: String, forWriting: Bool) throws(VaultError) {
    self.path = path
    isWritable = forWriting
    if forWriting, !FileManager.default.fileExists(atPath: path) {
      try PrivateFile.createEmpty(at: path)
      try PrivateFile.synchronize(directory: PrivateFile.directory(of: path))
    }
    try openIfThere()
    if forWriting { end = try length() }
  }

  /// Whether nothing is in it.
  var isEmpty: Bool { end == 0 }

  /// All entries of the file as they are, good or not, for the writer that goes on with it.
  func all() throws(VaultError) -> [(tag: LookupTag, entry: LookupEntry)] {
    let bytes = try read(from: 0, to: try length())
    return LookupJournal.offsets(in: bytes).map {
      (LookupTag(bytes, at: $0), LookupEntry(bytes, at: $0))
    }
  }

  /// Writes entries behind the others; they are durable once what it gives is synchronised.
  mutating func append(_ entries: [UInt8]) throws(VaultError) -> FileSync? {
    guard let handle, isWritable else { preconditionFailure("the writer has opened its journal") }
    precondition(
      end % Self.size == 0, "whoever opens a journal empties it before anything is added")
    guard !entries.isEmpty else { return nil }
    let start = end
    try PrivateFile.perform(.write, path) {
      try handle.seek(toOffset: start)
      try handle.write(contentsOf: entries)
    }
    end = start + UInt64(entries.count)
    return FileSync(path: path, handle: handle)
  }

  /// Overwrites everything with zeros, durably, and shortens the file to nothing.
  mutating func empty() throws(VaultError) {
    guard let handle, isWritable else { preconditionFailure("the writer has opened its journal") }
    guard end > 0 else { return }
    let length = Int(end)
    try PrivateFile.perform(.write, path) {
      try handle.seek(toOffset: 0)
      var left = length
      while left > 0 {
        let count = min(left, 1 << 20)
        try handle.write(contentsOf: [UInt8](repeating: 0, count: count))
        left -= count
      }
      try handle.synchronize()
      try handle.truncate(atOffset: 0)
      try handle.synchronize()
    }
    end = 0
  }

  /// What the file holds for a tag now, for a reader beside the writer.
  ///
  /// A reader looks here first and into the table then: what is not here any more is there.
  mutating func entries(for tag: LookupTag) throws(VaultError) -> [LookupEntry] {
    try refresh()
    return known[tag] ?? []
  }

  private mutating func refresh() throws(VaultError) {
    if handle == nil { try openIfThere() }
    while true {
      let length = try length() / Self.size * Self.size
      if end > 0 {
        let isSame = length < end ? false : try firstNow() == first
        if !isSame { forget() }
      }
      guard length > end else { return }
      let bytes = try read(from: end, to: length)
      if end == 0 { first = Array(bytes.prefix(LookupEntry.size)) }
      // The writer may have emptied it, and begun anew, since its length was taken.
      guard try firstNow() == first else {
        forget()
        continue
      }
      for offset in LookupJournal.offsets(in: bytes) {
        known[LookupTag(bytes, at: offset), default: []].append(LookupEntry(bytes, at: offset))
        end += Self.size
      }
      return
    }
  }

  private mutating func forget() {
    known = [:]
    end = 0
  }

  private func firstNow() throws(VaultError) -> [UInt8] { try read(from: 0, to: Self.size) }

  private static let size = UInt64(LookupEntry.size)

  private mutating func openIfThere() throws(VaultError) {
    do {
      try PrivateFile.requirePrivate(path)
      handle = try PrivateFile.open(path, forWriting: isWritable)
    } catch .notFound where !isWritable {
      // A vault that no writer has opened since there are journals.
    }
  }

  private func length() throws(VaultError) -> UInt64 {
    guard let handle else { return 0 }
    return try PrivateFile.perform(.inspect, path) { try handle.seekToEnd() }
  }

  private func read(from start: UInt64, to end: UInt64) throws(VaultError) -> [UInt8] {
    guard let handle, end > start else { return [] }
    return try PrivateFile.perform(.read, path) {
      try handle.seek(toOffset: start)
      return Array(try handle.read(upToCount: Int(end - start)) ?? Data())
    }
  }

  // Where whole entries begin.
  private static func offsets(in bytes: [UInt8]) -> StrideTo<Int> {
    stride(from: 0, to: bytes.count - LookupEntry.size + 1, by: LookupEntry.size)
  }
}
