internal import Foundation

/// Finds, makes and replaces the files of one lookup table in the directory of the vault.
///
/// A file is named `<stem>.<generation>.lookup`. Of several, the highest generation with a whole
/// header counts; any other is what a crash left over, and a writer wipes it.
struct LookupFiles: Sendable {
  let directory: String
  let kind: FileKind
  let secrets: VaultSecrets
  let cachedPages: Int

  private var stem: String { kind == .personLookups ? "persons" : "referrals" }

  func path(generation: UInt64) -> String { "\(directory)/\(stem).\(generation).lookup" }

  var journalPath: String { "\(directory)/\(stem).journal" }

  /// The bytes of the entries by which tags find slots, in their order.
  func entries(_ targets: some Collection<(key: LookupTag, value: LookupIndex.Target)>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(targets.count * LookupEntry.size)
    for (tag, target) in targets {
      LookupEntry.append(
        tag, number: target.number, binding: target.binding, kind: kind, key: secrets.checkKey,
        to: &bytes)
    }
    return bytes
  }

  /// Whether an entry is whole and leads to a slot that is; `binding` says which slots are.
  func isGood(
    _ entry: LookupEntry, _ tag: LookupTag, _ binding: (UInt64) throws(VaultError) -> UInt64?
  ) throws(VaultError) -> Bool {
    guard let binding = try binding(entry.number) else { return false }
    return entry.check
      == LookupEntry.check(
        of: tag, number: entry.number, binding: binding, kind: kind, key: secrets.checkKey)
  }

  /// Opens the table that counts, for writing.
  ///
  /// Files are wiped only once there is one that counts: when none does, they may be all there is.
  func openForWriting() throws(VaultError) -> LookupTable {
    let generations = try generations()
    for generation in generations {
      guard let table = try openTable(generation: generation, forWriting: true) else { continue }
      for other in generations where other != generation {
        try PrivateFile.wipe(path(generation: other))
      }
      return table
    }
    throw .damaged(file: "\(directory)/\(stem).*.lookup")
  }

  /// Opens the table that counts, for reading.
  ///
  /// The writer may replace the file at any moment; a reader that finds it gone looks again.
  func openForReading() throws(VaultError) -> LookupTable {
    for _ in 0..<100 {
      for generation in try generations() {
        do {
          if let table = try openTable(generation: generation, forWriting: false) { return table }
        } catch .notFound {
          continue
        }
      }
    }
    throw .damaged(file: "\(directory)/\(stem).*.lookup")
  }

  private func openTable(
    generation: UInt64, forWriting: Bool
  ) throws(VaultError) -> LookupTable? {
    try LookupTable(
      kind, generation: generation, secrets: secrets,
      file: PagedFile(
        path: path(generation: generation), forWriting: forWriting, cachedPages: cachedPages))
  }

  /// Makes an empty table with room for `2^order` buckets, not yet complete.
  func makeTable(generation: UInt64, order: Int) throws(VaultError) -> LookupTable {
    let path = path(generation: generation)
    try PrivateFile.createEmpty(at: path)
    return LookupTable(
      kind, generation: generation, order: order, secrets: secrets,
      emptyFile: try PagedFile(path: path, forWriting: true, cachedPages: cachedPages))
  }

  /// Replaces a table by a larger one with the same entries, and wipes the old file.
  ///
  /// Entries are copied as they are and in their order, so that of several for one tag the same one
  /// is found first; whether one counts is decided when it is found, by its slot.
  func grow(_ old: inout LookupTable, toOrder order: Int) throws(VaultError) {
    try old.file.flush()
    var new = try copy(&old, toOrder: order)
    try new.complete()
    try PrivateFile.synchronize(directory: directory)
    let oldPath = path(generation: old.generation)
    old = new
    try PrivateFile.wipe(oldPath)
  }

  private func copy(
    _ old: inout LookupTable, toOrder order: Int
  ) throws(VaultError) -> LookupTable {
    var new = try makeTable(generation: old.generation + 1, order: order)
    for bucket in 1...old.bucketCount {
      let page = try old.file.page(bucket)
      for offset in LookupBucket.offsets {
        // What no search of the old table could reach is damage, and stays behind.
        guard old.isReachable(page, at: offset, in: bucket) else { continue }
        let entry = page.span.extracting(offset..<offset + LookupEntry.size)
        guard try new.insert(entry) else {
          throw .damaged(file: old.file.path)
        }
      }
    }
    return new
  }

  private func generations() throws(VaultError) -> [UInt64] {
    try PrivateFile.names(in: directory)
      .compactMap { name in
        let parts = name.split(separator: ".")
        guard parts.count == 3, parts[0] == stem, parts[2] == "lookup" else { return nil }
        return UInt64(parts[1])
      }
      .sorted(by: >)
  }
}
