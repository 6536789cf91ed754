internal import TransparencyLog

/// Events that are appended together: all of them or none, at consecutive positions.
public struct AppendBatch: Sendable {
  /// The events in the order of their positions; at least one, or the append is refused.
  public var drafts: [EventDraft]
  /// The name under which the append happens at most once; nil where a repeat may append again.
  public var idempotency: IdempotencyKey?
  /// What other streams, to which nothing is appended here, must be like.
  public var conditions: [StreamID: ExpectedVersion]

  /// Puts events together, which later share the fate and the time of one transaction.
  public init(
    _ drafts: [EventDraft], idempotency: IdempotencyKey? = nil,
    onlyIf conditions: [StreamID: ExpectedVersion] = [:]
  ) {
    self.drafts = drafts
    self.idempotency = idempotency
    self.conditions = conditions
  }
}

extension AppendBatch {
  /// What an event may take in its stored form: the limit of a C2SP entry bundle.
  public static let eventByteLimit = 65_535

  /// The most that the log adds to the payload of a draft.
  static let sequencedByteLimit = 78

  var byteCount: Int { drafts.reduce(0) { $0 + $1.byteCount + Self.sequencedByteLimit } }

  /// Why the batch can never be appended, whatever the log holds.
  var refusal: EventLogError? {
    if drafts.isEmpty { return .emptyBatch }
    let limit = Self.eventByteLimit - Self.sequencedByteLimit
    guard let large = drafts.first(where: { $0.byteCount > limit }) else { return nil }
    return .eventTooLarge(stream: large.stream, bytes: large.byteCount, limit: limit)
  }
}

/// A name under which an append happens at most once.
///
/// The same key with the same content gives the first result again; with other content it is a
/// conflict. The key is kept as a digest; it must not be made from an identifier of a patient,
/// because digests of those can be found by trying them all.
public struct IdempotencyKey: Hashable, Sendable {
  /// The first 16 bytes of the SHA-256 of the key, then the first 16 of that of the content.
  let digest: [UInt8]

  static let keyByteCount = 16

  /// - Parameter content: what makes two requests the same request, in the eyes of the caller; not
  ///   the encoded events, whose sealed parts differ at every try.
  public init(_ key: String, content: [UInt8]) {
    let keyHash = SHA256Hasher.hash(Array(key.utf8).span).bytes
    let contentHash = SHA256Hasher.hash(content.span).bytes
    digest = Array(keyHash.prefix(Self.keyByteCount) + contentHash.prefix(16))
  }

  /// What the first event of an append carries: the digests, and how many events there were.
  ///
  /// With it the whole index of keys follows from the events.
  func mark(ofEvents count: Int) -> [UInt8] { digest + bigEndian(UInt64(count)) }

  static let markByteCount = 40

  var keyDigest: [UInt8] { Array(digest.prefix(Self.keyByteCount)) }
  var contentDigest: [UInt8] { Array(digest.dropFirst(Self.keyByteCount)) }
}

/// Where appended events stand.
///
/// They are durable when the caller sees this.
public struct AppendResult: Hashable, Sendable {
  /// The positions of the events, in the order of the batch.
  public let positions: Range<UInt64>
  /// The time at which the log took the events, the same for all of them.
  public let recordedAt: Timestamp
  /// Whether an earlier append under the same idempotency key is being reported, and nothing was added.
  public let isRepeat: Bool

  /// The position of the first event of the batch.
  public var first: Position { Position(positions.lowerBound) }
  /// The position of the last event of the batch.
  public var last: Position { Position(positions.upperBound - 1) }
}

/// The record of an append that had an idempotency key, as the log keeps it.
struct IdempotencyRecord: Equatable {
  let contentDigest: [UInt8]
  let positions: Range<UInt64>
  let recordedAt: Timestamp

  var encoded: [UInt8] {
    contentDigest + bigEndian(positions.lowerBound) + bigEndian(positions.upperBound)
      + bigEndian(UInt64(bitPattern: recordedAt.microseconds))
  }

  init(contentDigest: [UInt8], positions: Range<UInt64>, recordedAt: Timestamp) {
    self.contentDigest = contentDigest
    self.positions = positions
    self.recordedAt = recordedAt
  }

  /// What the index must say of the append that an event was the first of, by its mark.
  init?(_ header: EventHeader, mark: Span<UInt8>) {
    guard mark.count == IdempotencyKey.markByteCount else { return nil }
    let position = header.position.rawValue
    let (end, overflow) = position.addingReportingOverflow(readBigEndian(mark, at: 32))
    guard !overflow, end > position else { return nil }
    contentDigest = (16..<32).map { mark[$0] }
    positions = position..<end
    recordedAt = header.recordedAt
  }

  init?(encoded bytes: Span<UInt8>) {
    guard bytes.count == 40 else { return nil }
    let lower = readBigEndian(bytes, at: 16)
    let upper = readBigEndian(bytes, at: 24)
    guard lower < upper else { return nil }
    contentDigest = (0..<16).map { bytes[$0] }
    positions = lower..<upper
    recordedAt = Timestamp(microseconds: Int64(bitPattern: readBigEndian(bytes, at: 32)))
  }
}
