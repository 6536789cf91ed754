/// The last bytes of the tags in the buckets that were looked at: a search for a tag that none of them
/// can be reads no page.
///
/// A bucket is a page, of which a search reads every place; here its places lie in two or three
/// lines of the processor's cache. Only the writer keeps them, since nobody else changes its files. They take a
/// forty-eighth of the table.
struct LookupTails: Sendable {
  private enum State: UInt8 {
    case unknown, hasRoom, isFull
  }

  /// Of each place of each bucket; that of an empty place is 0.
  private var bytes: [UInt8]
  private var states: [State]

  /// Knows nothing of so many buckets yet.
  init(buckets: UInt64) {
    bytes = Array(repeating: 0, count: Int(buckets) * LookupBucket.places)
    states = Array(repeating: .unknown, count: Int(buckets))
  }

  /// Whether a bucket, counted from 1, can hold an entry for the tag.
  func canHold(_ tag: LookupTag, in bucket: UInt64) -> Bool {
    guard let index = known(bucket) else { return true }
    let tail = UInt8(truncatingIfNeeded: tag.fourth)
    let tails = bytes.span.extracting(droppingFirst: index * LookupBucket.places)
      .extracting(first: LookupBucket.places)
    // Without an end before the last: many are compared at once.
    var matches: UInt8 = 0
    for place in tails.indices { matches |= tails[place] == tail ? 1 : 0 }
    return matches != 0
  }

  /// Whether a bucket is known to have no empty place.
  func isFull(_ bucket: UInt64) -> Bool { known(bucket).map { states[$0] == .isFull } ?? false }

  /// Takes note of what a bucket holds.
  mutating func note(_ page: [UInt8], of bucket: UInt64) {
    guard let index = index(bucket), states[index] == .unknown else { return }
    for place in 0..<LookupBucket.places {
      bytes[index * LookupBucket.places + place] = page[place * LookupEntry.size + 31]
    }
    states[index] = LookupBucket.isFull(page) ? .isFull : .hasRoom
  }

  /// Takes note of an entry that was written to a place of a bucket.
  mutating func noteEntry(at offset: Int, in page: [UInt8], of bucket: UInt64) {
    guard let index = known(bucket) else { return }
    bytes[index * LookupBucket.places + offset / LookupEntry.size] = page[offset + 31]
    states[index] = LookupBucket.isFull(page) ? .isFull : .hasRoom
  }

  /// Forgets everything.
  mutating func forget() {
    for index in states.indices { states[index] = .unknown }
  }

  private func index(_ bucket: UInt64) -> Int? {
    bucket >= 1 && bucket <= UInt64(states.count) ? Int(bucket) - 1 : nil
  }

  private func known(_ bucket: UInt64) -> Int? {
    index(bucket).flatMap { states[$0] == .unknown ? nil : $0 }
  }
}
