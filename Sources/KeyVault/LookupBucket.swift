/// How a page of 4096 bytes holds 85 entries, with 16 spare zeros at its end.
///
/// A page is what is read and cached; these functions only know how to look at one.
enum LookupBucket {
  static let places = 85

  /// Adds the entries for `tag`, in order, whole or not.
  static func findEntries(for tag: LookupTag, in page: [UInt8], _ found: inout [LookupEntry]) {
    let bytes = page.span
    // All tags of a bucket begin alike, so the last word tells them apart soonest.
    for offset in offsets where bytes.bigEndian(8, at: offset + 24) == tag.fourth {
      guard LookupTag(page, at: offset) == tag else { continue }
      let entry = LookupEntry(page, at: offset)
      guard entry.number != 0, entry.number != LookupEntry.removed else { continue }
      found.append(entry)
    }
  }

  /// Where the first place is, not before `start`, that an entry may be written to, or nil when there
  /// is none.
  static func freeOffset(in page: [UInt8], from start: Int) -> Int? {
    stride(from: start, to: places * LookupEntry.size, by: LookupEntry.size)
      .first { isFree(page, at: $0) }
  }

  /// Where the places begin.
  static var offsets: StrideTo<Int> {
    stride(from: 0, to: places * LookupEntry.size, by: LookupEntry.size)
  }

  /// Whether an entry may be written to a place.
  static func isFree(_ page: [UInt8], at offset: Int) -> Bool {
    isEmpty(page, at: offset) || isRemoved(page, at: offset)
  }

  /// Whether no place is empty, so that entries may have gone on to the next bucket.
  static func isFull(_ page: [UInt8]) -> Bool {
    // Places fill from the front, so the last one answers nearly always.
    for place in stride(from: places - 1, through: 0, by: -1)
    where isEmpty(page, at: place * LookupEntry.size) { return false }
    return true
  }

  static func isEmpty(_ page: [UInt8], at offset: Int) -> Bool {
    isZero(page, at: offset, words: LookupEntry.size / 8)
  }

  static func isRemoved(_ page: [UInt8], at offset: Int) -> Bool {
    page.bigEndianUInt64(at: offset + 32) == LookupEntry.removed
      && isZero(page, at: offset, words: 4)
  }

  private static func isZero(_ page: [UInt8], at offset: Int, words: Int) -> Bool {
    let bytes = page.span
    for word in 0..<words where bytes.bigEndian(8, at: offset + 8 * word) != 0 { return false }
    return true
  }
}
