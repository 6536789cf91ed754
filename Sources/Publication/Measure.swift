/// A published measure: a count, or a percentage of counts.
public struct Measure: Sendable, Hashable {
  /// The published identifier, such as `M031`.
  public let id: String
  /// The published name, such as `Count_AccessingServices`.
  public let name: String
  /// What it says, in a few words.
  public let meaning: String
  let kind: Kind

  enum Kind: Sendable, Hashable {
    case count(CountRule)
    case percentage(Ratio)
  }

  /// A percentage, by the places of counts among all measures.
  struct Ratio: Sendable, Hashable {
    let numerator: Int
    let denominator: Int
    /// What is taken off below the line.
    let less: Int?

    /// The places of all counts that it rests on.
    var counts: [Int] { [numerator, denominator] + (less.map { [$0] } ?? []) }
  }
}

/// What a count counts.
struct CountRule: Sendable, Hashable {
  let unit: Unit
  /// What must lie in the period.
  let date: PathwayDate
  let conditions: [Condition]

  enum Unit: String, Sendable {
    case pathways
    case appointments
  }
}

/// Counts that make up, or are held by, another one: what a reader can reckon with.
struct CountRelation: Sendable, Hashable {
  let total: Int
  let parts: [Int]
  /// Whether the parts make up the whole, or are merely held by it.
  let isWhole: Bool
}

/// The measures that are published, and how they hang together.
public struct MeasureSet: Sendable {
  /// In the order in which they are published.
  public let measures: [Measure]
  let relations: [CountRelation]

  /// What the product comes with.
  public static let standard: MeasureSet = {
    guard let set = MeasureSet(measureTable) else {
      preconditionFailure("the measures that the program comes with cannot be read")
    }
    return set
  }()

  /// What the measures are and what their words mean, as the program holds it: the same text, the same
  /// figures.
  public static let text = measureTable + "\n" + measureTerms

  /// The places of the counts.
  var counts: [(place: Int, rule: CountRule)] {
    measures.enumerated().compactMap { place, measure in
      if case .count(let rule) = measure.kind { (place, rule) } else { nil }
    }
  }

  /// The places of the percentages.
  var percentages: [(place: Int, ratio: Measure.Ratio)] {
    measures.enumerated().compactMap { place, measure in
      if case .percentage(let ratio) = measure.kind { (place, ratio) } else { nil }
    }
  }

  /// The place of the measure with this id.
  func place(of id: some StringProtocol) -> Int? { measures.firstIndex { $0.id == id } }

  /// How a measure is worked out, in the words of the table of measures.
  public func definition(of measure: Measure) -> String {
    switch measure.kind {
    case .count(let rule):
      let conditions = rule.conditions.map { " and \($0.words)" }.joined()
      return "distinct \(rule.unit.rawValue) with \(rule.date.rawValue) in the period\(conditions)"
    case .percentage(let ratio):
      let below = measures[ratio.denominator].id
      let less = ratio.less.map { " minus \(measures[$0].id)" } ?? ""
      return "\(measures[ratio.numerator].id) of \(below)\(less), in per cent"
    }
  }
}
