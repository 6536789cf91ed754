public import KeyVault

/// The families of pseudonyms of a release; none where the data are identifiable.
public struct ReleasePseudonyms: Sendable, Redacted {
  let own: Pseudonymiser
  let linked: [Pseudonymiser]

  /// - Parameters:
  ///   - own: the recipient's.
  ///   - linked: those of the linkages, in their order.
  public init(own: Pseudonymiser, linked: [Pseudonymiser] = []) {
    self.own = own
    self.linked = linked
  }
}

/// Pseudonyms of what a provider calls by values of its own, each made once while it is remembered.
///
/// The rows of one person name the same few things, and the rows of all the same members of staff. Bounded: it forgets
/// everything when it is full.
struct RememberedPseudonyms: Sendable, Redacted {
  private let kinds: [Pseudonyms]
  private var places: [NamedBytes: Int] = [:]
  private var digits: [UInt8] = []

  private static let limit = 1_000

  /// - Parameter kinds: by what the values are called.
  init(_ kinds: [Pseudonyms]) {
    self.kinds = kinds
    if !kinds.isEmpty { places.reserveCapacity(Self.limit) }
  }

  /// Adds the pseudonym of a value to the end of some text.
  ///
  /// - Parameter comesAgain: whether other rows may have the value too.
  mutating func append(
    of value: ArraySlice<UInt8>, _ kind: Int, comesAgain: Bool, to text: inout [UInt8]
  ) {
    guard comesAgain else { return kinds[kind].append(of: value, to: &text) }
    let start: Int
    if let known = places[NamedBytes(kind: kind, value)] {
      start = known
    } else {
      if places.count == Self.limit {
        places.removeAll(keepingCapacity: true)
        digits.removeAll(keepingCapacity: true)
      }
      start = digits.count
      kinds[kind].append(of: value, to: &digits)
      places[NamedBytes(copying: value, kind: kind)] = start
    }
    text.append(contentsOf: digits[start..<start + Pseudonyms.length])
  }
}
