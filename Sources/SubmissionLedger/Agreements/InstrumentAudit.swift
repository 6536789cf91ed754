public import Agreements
public import DataSet
public import EventLog

/// Which instruments were in force over a span of days, and what rests on which (R23).
public struct InstrumentAudit: Sendable {
  /// The instruments in force and the gaps, by everything that is on record at that moment.
  public let history: InstrumentHistory
  /// The submissions, disclosures and publications of the span, in the order of the log.
  public let events: [CitingEvent]
  /// The time of the newest event that was looked at.
  public let asOf: Timestamp

  /// A submission, a disclosure or a publication.
  public struct CitingEvent: Sendable {
    /// What it is.
    public let kind: Kind
    /// The place among all of its kind; of a publication its month, as year * 100 + month.
    public let number: UInt64
    /// The position of the event that cites.
    public let position: Position
    /// The day for which it cites.
    public let day: Day
    /// The positions of the instruments that it cites.
    public let cites: [UInt64]
    /// The kinds that processing needs and of which it cites none.
    public let missing: [Instrument.Kind]
    /// The positions that it should cite by what was on record before it, and does not, or the other way round.
    public let wrong: [UInt64]

    /// What cites instruments.
    public enum Kind: String, Sendable {
      case submission
      case disclosure
      case publication
    }
  }

  /// What is not as it should be.
  public enum Finding: Sendable {
    /// Something was handed in or released while none of a kind was in force.
    case gap(InstrumentHistory.Gap, [CitingEvent])
    /// An event cites none of a kind, though by now one is on record for its day.
    case recordedLater(Instrument.Kind, CitingEvent)
    /// An event does not cite what was in force by what was on record before it.
    case wrongCitation(CitingEvent)
  }

  /// The events that cite an instrument.
  public func citing(_ position: UInt64) -> [CitingEvent] {
    events.filter { $0.cites.contains(position) }
  }

  /// The events on the days of a gap.
  public func events(in gap: InstrumentHistory.Gap) -> [CitingEvent] {
    events.filter { gap.days.contains($0.day) }
  }

  /// Everything that is not as it should be.
  public var findings: [Finding] {
    let gaps = history.gaps.map { ($0, events(in: $0)) }.filter { !$0.1.isEmpty }
    let later = events.flatMap { event in
      event.missing.filter { kind in
        !history.gaps.contains { $0.kind == kind && $0.days.contains(event.day) }
      }.map { Finding.recordedLater($0, event) }
    }
    return gaps.map { .gap($0.0, $0.1) } + later
      + events.filter { !$0.wrong.isEmpty }.map { .wrongCitation($0) }
  }
}
