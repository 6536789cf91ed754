public import EventSchema

/// The envelope of a stored event, read without copying: plain values, and ranges into its bytes.
///
/// Field numbers are those of `event.proto`; Docs/format.md describes the order of the fields.
public struct EventHeader: Sendable {
  /// The place in the log, as the event itself says it.
  public private(set) var position = Position(0)
  /// The time at which the log took the event; in a whole log it never runs backwards.
  public private(set) var recordedAt = Timestamp(microseconds: 0)
  /// Dense from 1 within the stream.
  public private(set) var streamVersion: UInt64 = 0
  /// The kind of event; unspecified where this program does not know it.
  public private(set) var type = EventType.unspecified
  /// The version of the body's schema, which readers need to tell old forms from new.
  public private(set) var typeVersion: UInt32 = 0
  /// When what the event tells took effect, as its writer says; may lie before the recording.
  public private(set) var effectiveAt = Timestamp(microseconds: 0)
  /// The event that led to this one, where its writer named one.
  public private(set) var causation: Position?
  /// The number of the person whom the event concerns.
  public private(set) var personNumber: UInt64?
  /// The number of the referral that the event concerns.
  public private(set) var referralNumber: UInt64?
  /// The key that the sealed part needs; 0 where nothing is sealed.
  public private(set) var keyID: UInt32 = 0

  /// Where the idempotency mark stands in the stored bytes; empty where there is none.
  public private(set) var idempotencyMark = 0..<0
  /// Where the actor stands in the stored bytes: UTF-8, empty where none was named.
  public private(set) var actor = 0..<0
  /// Where the name common to all events of one command stands; empty where there is none.
  public private(set) var correlationID = 0..<0
  /// Where the serialised body message stands; empty where all its fields have their defaults.
  public private(set) var body = 0..<0
  /// Where nonce, ciphertext and tag stand; empty where nothing is sealed.
  public private(set) var sealed = 0..<0
  /// The fields that the caller wrote before the sealed part: its associated data.
  public private(set) var associatedData = 0..<0

  private var category = StreamCategory.unspecified
  private var streamNumber: UInt64 = 0

  /// The stream that the event belongs to.
  public var stream: StreamID { StreamID(category, streamNumber) }

  /// Reads the envelope of one stored event.
  ///
  /// Cost: one pass over the tags, no allocation.
  public init(of bytes: Span<UInt8>) throws(MalformedEvent) {
    var reader = WireReader(bytes)
    var last: UInt64 = 0
    var draftStart: Int?
    var sealedStart: Int?
    while let field = try reader.next() {
      guard field.number > last else { throw .outOfOrder(field: field.number) }
      last = field.number
      if draftStart == nil, field.number >= Self.firstDraftField { draftStart = field.start }
      if field.number == Self.sealedField { sealedStart = field.start }
      try set(field.number, field.value, in: bytes)
    }
    guard let draftStart, type != .unspecified else { throw .missing(field: Self.firstDraftField) }
    guard streamVersion > 0 else { throw .missing(field: 3) }
    associatedData = draftStart..<(sealedStart ?? bytes.count)
  }

  static let firstDraftField: UInt64 = 5
  static let sealedField: UInt64 = 17

  private mutating func set(
    _ field: UInt64, _ value: WireReader.Value, in bytes: Span<UInt8>
  ) throws(MalformedEvent) {
    switch field {
    case 1: position = Position(try value.number(of: field))
    case 2: recordedAt = Timestamp(microseconds: Int64(bitPattern: try value.number(of: field)))
    case 3: streamVersion = try value.number(of: field)
    case 4: idempotencyMark = try value.range(of: field)
    case 5: type = EventType(try value.number(of: field))
    case 6: typeVersion = UInt32(truncatingIfNeeded: try value.number(of: field))
    case 7: category = StreamCategory(try value.number(of: field))
    case 8: streamNumber = try value.number(of: field)
    case 9: effectiveAt = Timestamp(microseconds: Int64(bitPattern: try value.number(of: field)))
    case 10:
      actor = try value.range(of: field)
      guard bytes.extracting(actor).isUTF8 else { throw .notUTF8(field: field) }
    case 11: causation = Position(try value.number(of: field))
    case 12: correlationID = try value.range(of: field)
    case 13: personNumber = try value.number(of: field)
    case 14: referralNumber = try value.number(of: field)
    case 15: keyID = UInt32(truncatingIfNeeded: try value.number(of: field))
    case 16: body = try value.range(of: field)
    case 17: sealed = try value.range(of: field)
    default: break  // A field of a later schema: kept in the bytes, of no meaning here.
    }
  }

  /// The place and the type of a stored event, with nothing looked at that comes behind them.
  static func glance(
    at bytes: Span<UInt8>
  ) throws(MalformedEvent) -> (position: Position, type: EventType) {
    var reader = WireReader(bytes)
    var position = Position(0)
    while let field = try reader.next(), field.number <= firstDraftField {
      if field.number == 1 { position = Position(try field.value.number(of: 1)) }
      guard field.number == firstDraftField else { continue }
      let type = EventType(try field.value.number(of: firstDraftField))
      if type != .unspecified { return (position, type) }
    }
    throw .missing(field: firstDraftField)
  }
}

extension WireReader.Value {
  fileprivate func number(of field: UInt64) throws(MalformedEvent) -> UInt64 {
    guard case .number(let number) = self else { throw .wrongKind(field: field) }
    return number
  }

  fileprivate func range(of field: UInt64) throws(MalformedEvent) -> Range<Int> {
    guard case .bytes(let range) = self else { throw .wrongKind(field: field) }
    return range
  }
}

extension EventType {
  fileprivate init(_ number: UInt64) {
    // An enumeration has 32 bits on the wire; every reader cuts a longer number.
    self = EventType(rawValue: Int(Int32(truncatingIfNeeded: number))) ?? .unspecified
  }
}

extension StreamCategory {
  fileprivate init(_ number: UInt64) {
    self = StreamCategory(rawValue: Int(Int32(truncatingIfNeeded: number))) ?? .unspecified
  }
}

extension Span where Element == UInt8 {
  /// Whether the bytes are text.
  package var isUTF8: Bool {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: self)
      return true
    } catch {
      return false
    }
  }
}
