public import EventSchema
internal import SwiftProtobuf
public import TransparencyLog

/// An event that a pack holds, as stored.
public struct CitedEvent: Sendable {
  /// The leaf of the tree.
  public let bytes: [UInt8]
  let envelope: SchemaEvent

  /// Reads the envelope.
  ///
  /// - Throws: ``EvidenceError/malformed(position:)``.
  public init(stored bytes: [UInt8]) throws(EvidenceError) {
    guard let envelope = try? SchemaEvent(serializedBytes: bytes) else {
      throw .malformed(position: nil)
    }
    self.bytes = bytes
    self.envelope = envelope
  }

  /// The place in the log, as the event itself says it.
  public var position: UInt64 { envelope.position }

  /// The hash of the leaf.
  public var leafHash: Hash { Hash.leaf(bytes.span) }

  func body<Body: Message>(_ type: Body.Type) throws(EvidenceError) -> Body {
    guard let body = try? Body(serializedBytes: envelope.body) else {
      throw .malformed(position: position)
    }
    return body
  }
}

/// Which events a pack holds: those that are about an organisation, a document or the ledger itself.
///
/// Whatever is about a person or a referral is counted by the builder and bound by a digest.
public enum CitedTypes {
  /// Held from the beginning of the log on: what was in force or on record at some time of the span.
  public static let standing: Set<SchemaEventType> = [
    .ledgerCreated, .instrumentRecorded, .noticeWordingPublished, .agreementApplied,
    .agreementReviewed, .agreementApproved, .agreementAmended, .agreementEnded,
    .optOutCheckRequested, .optOutCheckCompleted, .optOutCheckInconclusive,
  ]

  /// Held where they are in the span; and the beginning of a submission that ended in the span, or that a release
  /// of the span read.
  public static let ofSpan: Set<SchemaEventType> = [
    .submissionReceived, .submissionRejected, .submissionAccepted, .submissionAbandoned,
    .disclosurePlanned, .disclosureReleased, .disclosureRefused, .measuresPublished,
    .evidenceBuilt, .checkpointSigned,
  ]

  /// All of them.
  public static let all = standing.union(ofSpan)
}

extension CitedEvent {
  /// The submissions whose beginnings a pack holds because of this event of its span.
  public var namedSubmissions: [UInt32] {
    switch envelope.type {
    case .submissionAccepted:
      (try? body(SchemaSubmissionAccepted.self)).map { [$0.submission] } ?? []
    case .submissionRejected:
      (try? body(SchemaSubmissionRejected.self)).map { [$0.submission] } ?? []
    case .submissionAbandoned:
      (try? body(SchemaSubmissionAbandoned.self)).map { [$0.submission] } ?? []
    case .disclosureReleased:
      (try? body(SchemaDisclosureReleased.self))?.submissions.map(\.submission) ?? []
    default: []
    }
  }
}

extension SchemaEventType {
  /// The name in the catalogue, for example `ReferralSubmitted`.
  var catalogueName: String {
    guard case .UNRECOGNIZED(let number) = self else {
      let name = String(describing: self)
      return name.prefix(1).uppercased() + name.dropFirst()
    }
    return "Unrecognized(\(number))"
  }
}

/// Counts events of one type and hashes which they are.
public struct TallyInTheMaking {
  private let type: SchemaEventType
  private var events: UInt64 = 0
  private var hasher = SHA256Hasher()

  /// Begins without an event.
  public init(_ type: SchemaEventType) {
    self.type = type
  }

  /// Takes the next event of the type, in the order of the log.
  public mutating func add(position: UInt64, leafHash: Hash) {
    events &+= 1
    let place = (0..<8).reversed().map { UInt8(truncatingIfNeeded: position >> (8 * $0)) }
    hasher.update(place.span)
    hasher.update(leafHash.span)
  }

  /// The count and the digest.
  public var tally: EventTally {
    EventTally(
      number: UInt64(clamping: type.rawValue), type: type.catalogueName, events: events,
      leafDigest: hasher.finalize().hex)
  }
}
