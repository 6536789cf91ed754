public import DataSet

/// How far down figures are broken.
public enum PublicationLevel: String, Sendable, CaseIterable, Comparable {
  case national
  case commissioner
  case provider

  /// From the whole to the parts.
  public static func < (left: PublicationLevel, right: PublicationLevel) -> Bool {
    allCases.firstIndex(of: left) ?? 0 < allCases.firstIndex(of: right) ?? 0
  }
}

/// Whom figures are about.
public struct PublishedBody: Hashable, Sendable, Comparable {
  /// What kind of body it is.
  public let level: PublicationLevel
  /// The code of the organisation; `England` for the whole.
  public let code: String

  /// Everybody together.
  public static let england = PublishedBody(level: .national, code: "England")

  /// The code of pathways that name no commissioner.
  public static let unknownCode = "Unknown"

  /// By level, then by code.
  public static func < (left: PublishedBody, right: PublishedBody) -> Bool {
    (left.level, left.code) < (right.level, right.code)
  }
}

/// What was counted, before disclosure control.
///
/// Nothing outside of this module can read a count out of it, and printing it shows none: the only way
/// out is ``PublishedMeasures``.
public struct MeasureCounts: Sendable, CustomStringConvertible, CustomReflectable {
  /// The month that is counted.
  public let period: Period
  /// How many pathways were counted, in all.
  public private(set) var pathways = 0
  /// How many pathways were left out, because nobody can read them any more.
  public private(set) var unreadable = 0
  let set: MeasureSet
  private let rules: [(place: Int, rule: CountRule)]
  private var counts: [PublishedBody: [Int]]

  /// Nothing yet.
  public init(of period: Period, _ set: MeasureSet = .standard) {
    self.period = period
    self.set = set
    rules = set.counts
    counts = [.england: Array(repeating: 0, count: set.measures.count)]
  }

  /// Counts a pathway; each once.
  public mutating func add(_ facts: PathwayFacts) {
    let pathway = Pathway(facts)
    let days = period.firstDay...period.lastDay
    let bodies = [
      .england,
      PublishedBody(
        level: .commissioner, code: facts.commissioner ?? PublishedBody.unknownCode),
      PublishedBody(level: .provider, code: facts.provider),
    ]
    var found = Array(repeating: 0, count: set.measures.count)
    for (place, rule) in rules { found[place] = pathway.count(rule, in: days) }
    for body in bodies { add(found, to: body) }
    pathways += 1
  }

  /// Counts a pathway that nobody can read any more.
  public mutating func addUnreadable() { unreadable += 1 }

  /// Adds what was counted of other pathways.
  public mutating func merge(_ other: MeasureCounts) {
    for (body, found) in other.counts { add(found, to: body) }
    pathways += other.pathways
    unreadable += other.unreadable
  }

  private mutating func add(_ found: [Int], to body: PublishedBody) {
    if counts[body] == nil { counts[body] = Array(repeating: 0, count: set.measures.count) }
    for place in found.indices where found[place] != 0 { counts[body]?[place] += found[place] }
  }

  /// Sets the counts of a body, for tables that are made by hand.
  mutating func set(_ values: [Int], of body: PublishedBody) { counts[body] = values }

  /// Everybody of a level, in order.
  func bodies(of level: PublicationLevel) -> [PublishedBody] {
    counts.keys.filter { $0.level == level }.sorted()
  }

  /// The counts of a body, by the places of measures; nothing where it has none.
  func values(of body: PublishedBody) -> [Int] {
    counts[body] ?? Array(repeating: 0, count: set.measures.count)
  }

  /// Says that there are counts, and none of them.
  public var description: String { "counts before disclosure control" }
  /// Empty: nothing of the counts is shown by `dump` or a debugger's summary.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
