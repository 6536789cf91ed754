/// What an evidence pack says: one document, as JSON for programs and as a page for people (R26).
///
/// Docs/evidence.md is the contract of its members.
public struct EvidenceReport: Codable, Equatable, Sendable {
  /// The name of the form.
  public static let format = "iapt-ledger/evidence@v1"

  /// The name of the form that the document says it has.
  public let format: String
  /// Which ledger, which span, which signed tree.
  public let scope: EvidenceScope
  /// What whoever holds the pack can count again from the events in it.
  public let counted: CountedFigures
  /// What rests on events that are too many, or too much about single people, to be in the pack.
  public let bound: BoundFigures

  /// Puts a report together.
  public init(scope: EvidenceScope, counted: CountedFigures, bound: BoundFigures) {
    format = Self.format
    self.scope = scope
    self.counted = counted
    self.bound = bound
  }
}

/// Which ledger, which span of time and which signed tree a pack is about.
public struct EvidenceScope: Codable, Equatable, Sendable {
  /// The name under which the ledger signs.
  public let origin: String
  /// The key that checks its signatures, in the C2SP form.
  public let verifierKey: String
  /// The first moment of the span, RFC 3339.
  public let from: String
  /// The first moment behind it.
  public let to: String
  /// The first moment, in microseconds since 1970.
  public let fromMicroseconds: UInt64
  /// The first moment behind it, in microseconds since 1970.
  public let toMicroseconds: UInt64
  /// The position of the first event of the span.
  public let firstPosition: UInt64
  /// The position behind the last event of the span; what stands was folded up to here.
  public let endPosition: UInt64
  /// The size of the signed tree to which all proofs lead.
  public let size: UInt64
  /// Its root, 64 hexadecimal digits.
  public let rootHash: String

  /// Names a span of a ledger; the texts of its times follow from their numbers.
  public init(
    origin: String, verifierKey: String, fromMicroseconds: UInt64, toMicroseconds: UInt64,
    positions: Range<UInt64>, size: UInt64, rootHash: String
  ) {
    self.origin = origin
    self.verifierKey = verifierKey
    from = momentText(Int64(clamping: fromMicroseconds))
    to = momentText(Int64(clamping: toMicroseconds))
    self.fromMicroseconds = fromMicroseconds
    self.toMicroseconds = toMicroseconds
    firstPosition = positions.lowerBound
    endPosition = positions.upperBound
    self.size = size
    self.rootHash = rootHash
  }

  /// The day in UTC of the last moment of the span, in days since 1970-01-01.
  var lastDay: Int32 {
    Int32(clamping: (toMicroseconds == 0 ? 0 : toMicroseconds - 1) / 86_400_000_000)
  }

  func holds(_ position: UInt64) -> Bool { firstPosition <= position && position < endPosition }
}
