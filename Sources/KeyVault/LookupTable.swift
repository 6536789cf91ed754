internal import Foundation

/// A hash table on disk that finds numbers by tags.
///
/// Page 0 is the header; `2^order + 3` buckets of one page follow. The first `order` bits of a tag
/// pick its home bucket; when that is full, the entry goes into one of the three after it.
/// An entry never moves within a file, so rewriting a page cannot harm entries that are already
/// durable. A table grows by being copied into a new file of twice the size, with the next
/// generation in its name, which counts from the moment that its header is whole.
struct LookupTable: Sendable {
  static let reach = 4
  static let smallestOrder = 4

  let kind: FileKind
  let generation: UInt64
  let order: Int
  var file: PagedFile
  private let header: [UInt8]
  /// Where the last entry went, and up to where no place is free there: entries that are brought in the
  /// order of their tags go to the same page many times.
  private var taken: (page: UInt64, end: Int) = (0, 0)
  private var tails: LookupTails

  /// The header page of a table.
  static func header(
    of kind: FileKind, generation: UInt64, order: Int, secrets: VaultSecrets
  ) -> [UInt8] {
    var bytes = kind.magic + secrets.vaultID
    bytes.append(bigEndian: generation)
    bytes.append(bigEndian: UInt64(order))
    var hash = SipHash(secrets.checkKey)
    hash.absorb(bytes, in: 0..<40)
    bytes.append(bigEndian: hash.finish())
    return bytes + [UInt8](repeating: 0, count: PagedFile.pageSize - bytes.count)
  }

  /// Opens a table file, or answers nil when its header is not whole.
  init?(
    _ kind: FileKind, generation: UInt64, secrets: VaultSecrets, file: consuming PagedFile
  ) throws(VaultError) {
    let page = try file.page(0)
    let order = page.bigEndianUInt64(at: 32)
    guard order <= 48 else { return nil }
    header = Self.header(of: kind, generation: generation, order: Int(order), secrets: secrets)
    guard page == header else { return nil }
    self.kind = kind
    self.generation = generation
    self.order = Int(order)
    self.file = file
    tails = LookupTails(
      buckets: self.file.isWritable ? Self.bucketCount(ofOrder: self.order) : 0)
  }

  init(
    _ kind: FileKind, generation: UInt64, order: Int, secrets: VaultSecrets, emptyFile: PagedFile
  ) {
    self.kind = kind
    self.generation = generation
    self.order = order
    file = emptyFile
    tails = LookupTails(buckets: Self.bucketCount(ofOrder: order))
    header = Self.header(of: kind, generation: generation, order: order, secrets: secrets)
  }

  /// How many entries the home buckets can hold.
  var capacity: Int { LookupBucket.places << order }

  var bucketCount: UInt64 { Self.bucketCount(ofOrder: order) }

  private static func bucketCount(ofOrder order: Int) -> UInt64 {
    1 << UInt64(order) + UInt64(Self.reach) - 1
  }

  private var length: UInt64 { (1 + bucketCount) * UInt64(PagedFile.pageSize) }

  /// The entries for a tag in the order in which they count; nearly always none or one.
  mutating func entries(for tag: LookupTag) throws(VaultError) -> [LookupEntry] {
    var found: [LookupEntry] = []
    let home = homePage(of: tag.first)
    for page in home..<home + UInt64(Self.reach) {
      if !tails.canHold(tag, in: page) {
        guard tails.isFull(page) else { break }
        continue
      }
      let bytes = try file.page(page)
      tails.note(bytes, of: page)
      LookupBucket.findEntries(for: tag, in: bytes, &found)
      if !LookupBucket.isFull(bytes) { break }
    }
    return found
  }

  /// Puts an entry into the first free place within reach; false when there is none.
  mutating func insert(_ entry: Span<UInt8>) throws(VaultError) -> Bool {
    let home = homePage(of: entry.bigEndian(8, at: 0))
    for page in home..<home + UInt64(Self.reach) {
      let start = page == taken.page ? taken.end : 0
      let stored = try file.modifyIfWanted(page, growingTo: length) { bytes -> Int? in
        guard let offset = LookupBucket.freeOffset(in: bytes, from: start) else { return nil }
        bytes.store(entry, at: offset)
        tails.noteEntry(at: offset, in: bytes, of: page)
        return offset
      }
      guard let stored else { continue }
      taken = (page, stored + LookupEntry.size)
      return true
    }
    return false
  }

  /// Looks at every entry, whole or not, whether a search could reach it or not.
  mutating func forEachEntry(
    _ body: (LookupTag, LookupEntry) throws(VaultError) -> Void
  ) throws(VaultError) {
    for bucket in 1...bucketCount {
      let page = try file.page(bucket)
      for offset in LookupBucket.offsets where !LookupBucket.isFree(page, at: offset) {
        try body(LookupTag(page, at: offset), LookupEntry(page, at: offset))
      }
    }
  }

  /// Overwrites, where they are, the entries of which `isGone` is true.
  mutating func removeEntries(
    where isGone: (LookupTag, LookupEntry) throws(VaultError) -> Bool
  ) throws(VaultError) {
    tails.forget()
    taken = (0, 0)
    let removed = LookupEntry.removedPlace
    for bucket in 1...bucketCount {
      let page = try file.page(bucket)
      for offset in LookupBucket.offsets where !LookupBucket.isFree(page, at: offset) {
        guard try isGone(LookupTag(page, at: offset), LookupEntry(page, at: offset)) else {
          continue
        }
        try file.modify(bucket) { $0.store(removed.span, at: offset) }
      }
    }
  }

  /// Makes the entries durable, and only then the header that makes the file count.
  mutating func complete() throws(VaultError) {
    try file.modify(bucketCount, growingTo: length) { _ in }
    try file.flush()
    try file.modify(0) { $0 = header }
    try file.flush()
  }

  /// Whether this is still the file that counts: its header goes when it is replaced.
  mutating func isCurrent() throws(VaultError) -> Bool {
    try file.page(0).starts(with: header.prefix(48))
  }

  /// Whether the place of a bucket's page holds an entry that a search for its tag looks at.
  func isReachable(_ page: [UInt8], at offset: Int, in bucket: UInt64) -> Bool {
    if LookupBucket.isFree(page, at: offset) { return false }
    let home = homePage(of: page.bigEndianUInt64(at: offset))
    return home <= bucket && bucket < home + UInt64(Self.reach)
  }

  private func homePage(of firstWord: UInt64) -> UInt64 {
    1 + (firstWord >> UInt64(64 - order))
  }
}
