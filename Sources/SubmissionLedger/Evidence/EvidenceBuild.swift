public import EventLog
public import Evidence
public import TransparencyLog

/// An evidence pack that was made, or made again.
public struct EvidenceBuild: Sendable {
  /// What it is about.
  public let scope: EvidenceScope
  /// Where it stands.
  public let path: String
  /// SHA-256 of the file.
  public let digest: Hash
  /// Its length.
  public let bytes: UInt64
  /// How many events it holds.
  public let events: Int
  /// Submissions that ended in the span, releases, refusals and publications of the span.
  public let counts: Counts
  /// The position of the event that tells of it.
  public let position: Position
  /// Whether the event was appended now; the same pack had been made before otherwise.
  public let isNew: Bool

  /// What a pack is about, in four numbers.
  public struct Counts: Sendable {
    /// Submissions of which it was decided in the span.
    public let submissions: UInt64
    /// Files that left.
    public let releases: UInt64
    /// Releases that were refused.
    public let refusals: UInt64
    /// Publications.
    public let publications: UInt64

    init(_ figures: CountedFigures) {
      submissions = figures.submissions.reduce(0) { $0 + $1.accepted + $1.rejected + $1.abandoned }
      releases = UInt64(figures.releases.count)
      refusals = UInt64(figures.refusals.count)
      publications = UInt64(figures.publications.count)
    }
  }
}
