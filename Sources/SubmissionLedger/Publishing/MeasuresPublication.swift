public import Agreements
public import DataSet
public import EventLog
public import Publication
public import TransparencyLog

/// What was published, and what to think of before it is handed on.
public struct MeasuresPublication: Sendable {
  /// The use that it is for.
  public let use: PublicationUse
  /// The month.
  public let period: Period
  /// Primary or refresh.
  public let status: PublicationStatus
  /// The levels that it tells of.
  public let levels: [PublicationLevel]
  /// The number of events that the figures follow from.
  public let size: UInt64
  /// When the last of them was recorded.
  public let asOf: Timestamp
  /// The version of the policy by which the use is allowed.
  public let policyVersion: String
  /// The files, the table of figures first.
  public let files: [File]
  /// How many figures the table holds, how many of them are suppressed because they are small, and how
  /// many to protect those.
  public let figures: (all: Int, small: Int, complement: Int)
  /// The submissions that were counted.
  public let submissions: [UInt64]
  /// The pathways that were counted, and those that nobody can read any more.
  public let pathways: (counted: Int, unreadable: Int)
  /// What a reader could learn although it is suppressed.
  public let risks: [PublicationRisk]
  /// The positions of the instruments that were in force on its day (R23).
  public let instruments: [UInt64]
  /// The kinds of instrument of which none was.
  public let instrumentGaps: [Instrument.Kind]
  /// The position of the event that tells of it.
  public let position: Position
  /// Whether the event was appended now; the same figures had been published before otherwise.
  public let isNew: Bool

  /// A file of a publication.
  public struct File: Sendable {
    /// What it holds: `measures`, `metadata`, or `chart-` and a word.
    public let kind: String
    /// Where it stands.
    public let path: String
    /// SHA-256 of it.
    public let digest: Hash
  }
}

/// What disclosure control of one table cannot prevent.
public enum PublicationRisk: Sendable, Hashable {
  /// Suppressed counts follow from the exact national counts and what else is shown.
  case exposed(PublishedMeasures.Exposure)
  /// Counts differ by 1 to 4 from those of an earlier publication of the month.
  case smallChange(PublishedMeasures.SmallChange, since: Position)
  /// An earlier publication cannot be counted again as it was, because somebody was erased since.
  case notReproducible(Position)
}
