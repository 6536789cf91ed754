/// The figures of some bodies under disclosure control, with the counts beneath.
struct ControlledTable {
  let set: MeasureSet
  /// The sub-national bodies, in order.
  let bodies: [PublishedBody]
  /// The counts of each body, by the places of measures.
  let counts: [[Int]]
  let national: [Int]
  /// The values of each body, by the places of measures.
  private(set) var values: [[PublishedValue]]

  /// Applies the rules that look at one figure alone.
  init(_ source: MeasureCounts, levels: [PublicationLevel]) {
    set = source.set
    bodies = levels.filter { $0 != .national }.sorted().flatMap { source.bodies(of: $0) }
    counts = bodies.map { source.values(of: $0) }
    national = source.values(of: .england)
    values = []
    for (place, body) in bodies.enumerated() {
      values.append(Self.values(of: counts[place], at: body.level, set))
    }
  }

  /// What one body's figures become, each looked at alone.
  static func values(
    of counts: [Int], at level: PublicationLevel, _ set: MeasureSet
  ) -> [PublishedValue] {
    set.measures.enumerated().map { place, measure in
      switch measure.kind {
      case .count: DisclosureRule.count(counts[place], at: level)
      case .percentage(let ratio):
        DisclosureRule.percentage(
          counts[ratio.numerator],
          of: counts[ratio.denominator] - (ratio.less.map { counts[$0] } ?? 0), at: level)
      }
    }
  }

  func isShown(_ cell: Cell) -> Bool { values[cell.body][cell.measure].suppression == nil }

  /// Hides a figure; with a count also the percentages that rest on it.
  mutating func suppress(_ cell: Cell) {
    if isShown(cell) { values[cell.body][cell.measure] = PublishedValue(.suppressed(.complement)) }
    for (place, ratio) in set.percentages where ratio.counts.contains(cell.measure) {
      let resting = Cell(body: cell.body, measure: place)
      if isShown(resting) {
        values[resting.body][resting.measure] = PublishedValue(.suppressed(.complement))
      }
    }
  }

  /// A figure by the places of its body and its measure.
  struct Cell: Hashable {
    let body: Int
    let measure: Int
  }
}
