/// What a reader who knows the rules can work out of a table: between which bounds each count lies.
///
/// The reader also has the exact national counts, knows which counts make up which others, and can tell
/// a count that is small from one that was hidden to protect it. Reasoning is by bounds, again and
/// again until nothing more follows.
struct ReaderBounds {
  private struct Bounds: Equatable {
    var low: Int
    var high: Int

    mutating func raise(to value: Int) { low = max(low, value) }
    mutating func lower(to value: Int) { high = min(high, value) }
  }

  private let table: ControlledTable
  private let knowsTotals: Bool
  private var bounds: [[Bounds]]

  /// - Parameter knowsTotals: whether the reader has the national counts, or looks at each body alone.
  init(_ table: ControlledTable, knowsTotals: Bool = true) {
    self.table = table
    self.knowsTotals = knowsTotals
    bounds = table.values.map { values in
      values.enumerated().map { place, value in
        switch value.content {
        case .count(let shown):
          Bounds(low: max(DisclosureRule.smallest, shown - 2), high: shown + 2)
        case .suppressed(.small): Bounds(low: 0, high: DisclosureRule.smallest - 1)
        default: Bounds(low: 0, high: table.national[place])
        }
      }
    }
    for body in bounds.indices {
      for (measure, _) in table.set.counts
      where table.values[body][measure].suppression == .complement {
        bounds[body][measure].low = DisclosureRule.smallest
      }
    }
    reason()
  }

  /// The bounds of a count.
  func range(of cell: ControlledTable.Cell) -> ClosedRange<Int> {
    let found = bounds[cell.body][cell.measure]
    return found.low...max(found.low, found.high)
  }

  /// The small counts that can have one value only.
  ///
  /// That a count is none because the national count is
  /// none is left out: it says nothing of anybody.
  var exposed: [ControlledTable.Cell] {
    var cells: [ControlledTable.Cell] = []
    for (measure, _) in table.set.counts where table.national[measure] > 0 {
      for body in bounds.indices {
        let found = bounds[body][measure]
        let isSmall = table.values[body][measure].suppression == .small
        if isSmall, found.low == found.high {
          cells.append(ControlledTable.Cell(body: body, measure: measure))
        }
      }
    }
    return cells
  }

  private mutating func reason() {
    // Bounds only close in, and seldom go on doing so for long.
    for _ in 0..<50 {
      let before = bounds
      if knowsTotals { reasonByTotals() }
      for body in bounds.indices {
        for relation in table.set.relations { reason(by: relation, body) }
        for (place, ratio) in table.set.percentages { reason(by: ratio, at: place, body) }
      }
      if bounds == before { return }
      // Counts of pathways never contradict each other; of others nothing is worked out.
      if bounds.joined().contains(where: { $0.low > $0.high }) { bounds = before }
    }
  }

  /// The bodies of a level make up the national count.
  private mutating func reasonByTotals() {
    for level in PublicationLevel.allCases {
      let members = table.bodies.indices.filter { table.bodies[$0].level == level }
      if members.isEmpty { continue }
      for (measure, _) in table.set.counts {
        let total = Bounds(low: table.national[measure], high: table.national[measure])
        let parts = members.map { bounds[$0][measure] }
        let (_, closer) = Self.reason(total, parts, isWhole: true)
        for (member, part) in zip(members, closer) { bounds[member][measure] = part }
      }
    }
  }

  private mutating func reason(by relation: CountRelation, _ body: Int) {
    let (total, parts) = Self.reason(
      bounds[body][relation.total], relation.parts.map { bounds[body][$0] },
      isWhole: relation.isWhole)
    bounds[body][relation.total] = total
    for (place, part) in zip(relation.parts, parts) { bounds[body][place] = part }
  }

  private static func reason(
    _ total: Bounds, _ parts: [Bounds], isWhole: Bool
  ) -> (Bounds, [Bounds]) {
    let low = parts.reduce(0) { $0 + $1.low }
    let high = parts.reduce(0) { $0 + $1.high }
    var (total, parts) = (total, parts)
    total.raise(to: low)
    if isWhole { total.lower(to: high) }
    for place in parts.indices {
      let part = parts[place]
      parts[place].lower(to: total.high - (low - part.low))
      if isWhole { parts[place].raise(to: total.low - (high - part.high)) }
    }
    return (total, parts)
  }

  /// A whole percentage p of d says that the count above the line is at least (p - 1/2) % of d and
  /// less than (p + 1/2) %.
  private mutating func reason(by ratio: Measure.Ratio, at place: Int, _ body: Int) {
    guard case .percent(let percent) = table.values[body][place].content else { return }
    let (below, above) = (2 * percent - 1, 2 * percent + 1)
    var top = bounds[body][ratio.numerator]
    var whole = bounds[body][ratio.denominator]
    var less = ratio.less.map { bounds[body][$0] } ?? Bounds(low: 0, high: 0)
    var base = Bounds(low: whole.low - less.high, high: whole.high - less.low)
    base.raise(to: max(DisclosureRule.smallest, top.low, 200 * top.low / above + 1))
    if below > 0 { base.lower(to: 200 * top.high / below) }
    top.raise(to: (below * base.low + 199) / 200)
    top.lower(to: min(base.high, (above * base.high - 1) / 200))
    whole.raise(to: base.low + less.low)
    whole.lower(to: base.high + less.high)
    less.raise(to: whole.low - base.high)
    less.lower(to: whole.high - base.low)
    bounds[body][ratio.numerator] = top
    bounds[body][ratio.denominator] = whole
    if let place = ratio.less { bounds[body][place] = less }
  }
}
