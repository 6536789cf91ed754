public import DataSet

/// Figures under disclosure control: what may be published, and what a reader could still work out.
public struct PublishedMeasures: Sendable {
  /// The month that was counted.
  public let period: Period
  /// The measures, in the order of the values of each row.
  public let measures: [Measure]
  /// The levels that are published.
  public let levels: [PublicationLevel]
  /// The figures of each body, national first, then by level and code.
  public let rows: [Row]
  /// Suppressed counts that can be worked out from what is shown, and that no suppression protects,
  /// because the rules publish national counts exactly.
  public let exposures: [Exposure]
  /// How many pathways nobody can read any more, as it may be published.
  public let unreadable: PublishedValue
  let counts: MeasureCounts

  /// The figures of one body.
  public struct Row: Sendable {
    /// Whom they are about.
    public let body: PublishedBody
    /// One for each measure.
    public let values: [PublishedValue]
  }

  /// Suppressed counts of a body that a reader can work out.
  public struct Exposure: Sendable, Hashable {
    /// Whom they are about.
    public let body: PublishedBody
    /// The measures, by their ids.
    public let measures: [String]
  }

  /// Puts counts under control.
  ///
  /// Sub-national counts are protected against the exact national ones whether or not these are among
  /// the levels, since they are published elsewhere.
  public init(controlling counts: MeasureCounts, levels: [PublicationLevel]) {
    self.counts = counts
    self.levels = levels.sorted()
    period = counts.period
    measures = counts.set.measures
    var table = ControlledTable(counts, levels: levels)
    let unprotected = table.protectSmallCounts()
    let national =
      levels.contains(.national)
      ? [
        Row(
          body: .england,
          values: ControlledTable.values(of: table.national, at: .national, counts.set))
      ] : []
    rows = national + zip(table.bodies, table.values).map { Row(body: $0, values: $1) }
    exposures = Dictionary(grouping: unprotected, by: \.body).sorted { $0.key < $1.key }
      .map { body, cells in
        Exposure(
          body: table.bodies[body], measures: cells.map { counts.set.measures[$0.measure].id })
      }
    unreadable =
      counts.unreadable == 0
      ? PublishedValue(.count(0)) : DisclosureRule.count(counts.unreadable, at: .provider)
  }

  /// How many figures are suppressed: the small ones, and those that protect them.
  public var suppressed: (small: Int, complement: Int) {
    let found = rows.flatMap(\.values).compactMap(\.suppression)
    return (found.count { $0 == .small }, found.count { $0 == .complement })
  }
}

extension PublishedMeasures {
  /// Counts that differ by 1 to 4 from those of another publication of the same month: whoever holds
  /// both may learn of so few people.
  public struct SmallChange: Sendable, Hashable {
    /// Whom the counts are about.
    public let body: PublishedBody
    /// The measures, by their ids.
    public let measures: [String]
    /// Those of the measures whose published figures differ.
    public let shown: [String]
  }

  /// The small differences to an earlier publication, by bodies that both tell of.
  public func smallChanges(since earlier: PublishedMeasures) -> [SmallChange] {
    let levels = Set(levels).intersection(earlier.levels)
    let bodies = Set((rows + earlier.rows).map(\.body)).filter { levels.contains($0.level) }
    return bodies.sorted().compactMap { body in
      let (before, after) = (earlier.counts.values(of: body), counts.values(of: body))
      let small = counts.set.counts.map(\.place)
        .filter { (1..<DisclosureRule.smallest).contains(abs(after[$0] - before[$0])) }
      guard !small.isEmpty else { return nil }
      let shown = small.filter { earlier.figure($0, of: body) != figure($0, of: body) }
      return SmallChange(
        body: body, measures: small.map { measures[$0].id }, shown: shown.map { measures[$0].id })
    }
  }

  private func figure(_ place: Int, of body: PublishedBody) -> String? {
    rows.first { $0.body == body }?.values[place].text
  }
}
