public import DataSet

/// The codes of one kind and when each is open, in memory and ready to be looked up.
///
/// Immutable and sorted: a lookup is a binary search that allocates nothing. 2.6 million postcodes
/// take about 50 MB.
public final class CodeRegister: Sendable {
  /// What the register lists.
  public let kind: ReferenceData.Kind
  let rows: RegisterRows

  /// The most codes that are looked at along one succession; real ones have a handful.
  static let successionLimit = 64

  init(_ kind: ReferenceData.Kind, _ rows: RegisterRows) {
    self.kind = kind
    self.rows = rows
  }

  /// The number of distinct rows.
  public var rowCount: Int { rows.count }

  /// Whether a code is open on a day, both ends of its span inclusive.
  ///
  /// A code is compared by its exact bytes; in a postcode spaces do not count.
  /// - Parameters:
  ///   - followingSuccession: whether, where the code was closed before the day, a successor counts
  ///     that is open on it, or a successor's successor.
  ///   - roles: the roles of which the open code must hold one on that day; none for any code.
  public func isOpen(
    _ code: Span<UInt8>, on day: Day, followingSuccession: Bool, roles: [String]
  ) -> Bool {
    guard let key = CodeKey(code, of: kind), let found = rows(of: key) else { return false }
    switch standing(found, day, roles) {
    case .open: return true
    case .openWithoutRole: return false
    case .closed:
      return followingSuccession && rows.successors.count > 0
        && isSuccessorOpen(found, day, roles)
    }
  }

  private enum Standing {
    case open
    case openWithoutRole
    case closed
  }

  private func standing(_ range: Range<Int>, _ day: Day, _ wanted: [String]) -> Standing {
    var standing = Standing.closed
    for row in range where rows.spans(row, day) {
      guard let column = rows.roles, !wanted.isEmpty else { return .open }
      if column[row].roles.contains(where: { wanted.contains($0) }) { return .open }
      standing = .openWithoutRole
    }
    return standing
  }

  /// Looks at successors breadth first, each once, since successions may run in a circle.
  private func isSuccessorOpen(_ first: Range<Int>, _ day: Day, _ wanted: [String]) -> Bool {
    var closed = InlineArray<64, Range<Int>>(repeating: first)
    var count = 1
    var next = 0
    while next < count {
      for row in closed[next] where rows.hasClosed(row, before: day) {
        guard let key = CodeKey(listed: rows.successors[row].span, of: kind),
          let heir = rows(of: key)
        else { continue }
        switch standing(heir, day, wanted) {
        case .open: return true
        case .openWithoutRole: continue
        case .closed: break
        }
        let isKnown = (0..<count).contains { closed[$0].lowerBound == heir.lowerBound }
        guard !isKnown, count < CodeRegister.successionLimit else { continue }
        closed[count] = heir
        count += 1
      }
      next += 1
    }
    return false
  }

  /// The rows of a code, nil where there are none.
  private func rows(of key: CodeKey) -> Range<Int>? {
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if rows.codes.compare(middle, to: key) < 0 { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < rows.count, rows.codes.compare(end, to: key) == 0 { end += 1 }
    return low < end ? low..<end : nil
  }
}
