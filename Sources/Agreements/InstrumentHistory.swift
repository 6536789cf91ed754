public import DataSet

/// Which instruments were in force when, over a span of days (R23).
public struct InstrumentHistory: Hashable, Sendable {
  /// The days that are asked about.
  public let span: ClosedRange<Day>
  /// The instruments that were in force on any day of the span, in the order of the log, with those days.
  public let spells: [Spell]
  /// The days on which none of a kind was in force that processing needs, by kind.
  public let gaps: [Gap]

  /// The days on which an instrument was in force, as runs that do not touch.
  public struct Spell: Hashable, Sendable {
    /// The instrument.
    public let recorded: RecordedInstrument
    /// The runs of days, in order.
    public fileprivate(set) var days: [ClosedRange<Day>]
  }

  /// A run of days on which none of a kind was in force.
  public struct Gap: Hashable, Sendable {
    /// The kind.
    public let kind: Instrument.Kind
    /// The days.
    public fileprivate(set) var days: ClosedRange<Day>
  }

  /// Follows all that are on record, in the order of the log, through the days.
  ///
  /// Cost: a look at all of them for each day on which one begins or ends.
  public init(among all: [RecordedInstrument], over span: ClosedRange<Day>) {
    var spells: [UInt64: Spell] = [:]
    var gaps: [Gap] = []
    for days in Self.stretches(all, span) {
      let inForce = InstrumentsInForce(among: all, on: days.lowerBound)
      for recorded in inForce.instruments {
        spells[recorded.position, default: Spell(recorded: recorded, days: [])].days.append(days)
      }
      gaps += inForce.gaps.map { Gap(kind: $0, days: days) }
    }
    self.span = span
    self.spells = spells.values.sorted { $0.recorded.position < $1.recorded.position }
      .map { Spell(recorded: $0.recorded, days: Self.joined($0.days)) }
    self.gaps = Instrument.Kind.allCases.flatMap { kind in
      Self.joined(gaps.filter { $0.kind == kind }.map(\.days)).map { Gap(kind: kind, days: $0) }
    }
  }

  /// The span cut where anything begins or ends: within a stretch nothing changes.
  private static func stretches(
    _ all: [RecordedInstrument], _ span: ClosedRange<Day>
  ) -> [ClosedRange<Day>] {
    var starts: Set<Day> = [span.lowerBound]
    for recorded in all {
      starts.insert(recorded.instrument.from)
      if let until = recorded.instrument.until { starts.insert(until.advanced(by: 1)) }
    }
    let inside = starts.filter { span.contains($0) }.sorted()
    let ends = inside.dropFirst().map { $0.advanced(by: -1) } + [span.upperBound]
    return zip(inside, ends).map { $0...$1 }
  }

  /// Runs of days, in order, with those joined that touch.
  private static func joined(_ runs: [ClosedRange<Day>]) -> [ClosedRange<Day>] {
    runs.reduce(into: []) { joined, run in
      if let last = joined.last, last.upperBound.advanced(by: 1) == run.lowerBound {
        joined[joined.count - 1] = last.lowerBound...run.upperBound
      } else {
        joined.append(run)
      }
    }
  }
}
