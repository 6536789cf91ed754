internal import CSVText
internal import KeyVault

/// Pseudonyms of what a provider calls by values of its own, each made once while it is remembered.
///
/// The rows of one person name the same few things, and the rows of all the same members of staff. Bounded: it forgets
/// everything when it is full.
struct RememberedPseudonyms: ~Copyable, Sendable {
  private let kinds: [Pseudonyms]
  private var places: [NamedBytes: Int] = [:]
  /// The digits of each pseudonym, and behind them the value.
  private var entries: [UInt8] = []
  /// Where the last entry of each kind lies: rows that stand together mostly have the same value.
  private var last: [Range<Int>]

  private static let limit = 1_000

  /// - Parameter kinds: by what the values are called.
  init(_ kinds: [Pseudonyms]) {
    self.kinds = kinds
    last = kinds.map { _ in 0..<0 }
    if !kinds.isEmpty { places.reserveCapacity(Self.limit) }
  }

  /// Adds the pseudonym of a value that no other row has; nothing is remembered.
  func append(newOf value: ArraySlice<UInt8>, _ kind: Int, to text: inout [UInt8]) {
    kinds[kind].append(of: value, to: &text)
  }

  /// Adds the pseudonym of the last value of a kind that was remembered.
  func append(lastOf kind: Int, to text: inout [UInt8]) {
    let start = last[kind].lowerBound
    CSVLine.append(cell: start..<start + Pseudonyms.length, of: entries, to: &text)
  }

  /// Makes a value the last one of its kind.
  ///
  /// - Parameter value: where it lies in the content.
  mutating func remember(_ value: Range<Int>, in content: [UInt8], _ kind: Int) {
    if isLast(value, in: content, kind) { return }
    let start = entry(of: content[value], kind)
    last[kind] = start..<start + Pseudonyms.length + value.count
  }

  private func isLast(_ value: Range<Int>, in content: [UInt8], _ kind: Int) -> Bool {
    let entry = last[kind]
    guard entry.count == Pseudonyms.length + value.count else { return false }
    var place = entry.lowerBound + Pseudonyms.length
    for other in value {
      if content[other] != entries[place] { return false }
      place += 1
    }
    return true
  }

  /// Where the entry of a value begins.
  private mutating func entry(of value: ArraySlice<UInt8>, _ kind: Int) -> Int {
    if let known = places[NamedBytes(kind: kind, value)] { return known }
    if places.count == Self.limit {
      places.removeAll(keepingCapacity: true)
      entries.removeAll(keepingCapacity: true)
      for kind in last.indices { last[kind] = 0..<0 }
    }
    let start = entries.count
    kinds[kind].append(of: value, to: &entries)
    entries.append(contentsOf: value)
    places[NamedBytes(copying: value, kind: kind)] = start
    return start
  }
}
