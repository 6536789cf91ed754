public import EventSchema

/// An event as its writer makes it, encoded, before the log gives it a place.
///
/// Encoding (and sealing) happens here, in the caller, so that the one writer only copies and hashes.
public struct EventDraft: Sendable {
  /// The stream to which the event is to be added.
  public let stream: StreamID
  /// What the stream must be like, or else nothing of the batch is appended.
  public let expected: ExpectedVersion
  /// Fields 5 to 17 of the envelope.
  let payload: [UInt8]
  /// About how many bytes the event will take in the log: those of the payload.
  ///
  /// Stored, because it is added up over whole batches, whose payloads lie scattered in memory.
  public let byteCount: Int

  /// An event whose content is readable by everyone who may read the log.
  public init(_ fields: EventFields, expecting expected: ExpectedVersion = .any) {
    stream = fields.stream
    self.expected = expected
    payload = fields.encoded(keyID: 0)
    byteCount = payload.count
  }

  /// An event with a sealed part.
  ///
  /// `seal` gets the associated data, which binds the sealed part to everything else that the writer
  /// said, and returns nonce, ciphertext and tag.
  public init<Failure: Error>(
    _ fields: EventFields, expecting expected: ExpectedVersion = .any, keyID: UInt32,
    seal: (_ associatedData: [UInt8]) throws(Failure) -> [UInt8]
  ) throws(Failure) {
    precondition(keyID != 0, "a sealed part names its key; 0 means that there is none")
    stream = fields.stream
    self.expected = expected
    let associatedData = fields.encoded(keyID: keyID)
    let sealed = try seal(associatedData)
    var wire = WireWriter(reserving: associatedData.count + sealed.count + 6)
    wire.append(associatedData)
    wire.field(EventHeader.sealedField, sealed)
    payload = wire.bytes
    byteCount = payload.count
  }
}

/// What the writer of an event says of it, apart from what is sealed.
public struct EventFields: Sendable {
  /// The kind of event, which says what message the body is; never unspecified.
  public var type: EventType
  /// The version of the body's schema; so far every type has version 1 only.
  public var typeVersion: UInt32
  /// The stream to which the event is to be added; its category is never unspecified.
  public var stream: StreamID
  /// When what the event tells took effect, which may be before it was recorded.
  public var effectiveAt: Timestamp
  /// Who caused it: a person or a system, never a patient.
  public var actor: String
  /// The event that led to this one, where there is one.
  public var causation: Position?
  /// Common to all events of one command.
  public var correlationID: [UInt8]
  /// The number of the person whom the event concerns, in place of any identifier (R4).
  public var personNumber: UInt64?
  /// The number of the referral that the event concerns, in place of any identifier (R4).
  public var referralNumber: UInt64?
  /// The serialised body message of the type.
  public var body: [UInt8]

  /// Sets out the fields; those that are nil or empty take no room in the log.
  public init(
    type: EventType, typeVersion: UInt32 = 1, stream: StreamID, effectiveAt: Timestamp,
    actor: String, causation: Position? = nil, correlationID: [UInt8] = [],
    personNumber: UInt64? = nil, referralNumber: UInt64? = nil, body: [UInt8]
  ) {
    self.type = type
    self.typeVersion = typeVersion
    self.stream = stream
    self.effectiveAt = effectiveAt
    self.actor = actor
    self.causation = causation
    self.correlationID = correlationID
    self.personNumber = personNumber
    self.referralNumber = referralNumber
    self.body = body
  }

  /// What could not be read back is never written: an event that is in the log stays there.
  fileprivate func encoded(keyID: UInt32) -> [UInt8] {
    precondition((1...Int(Int32.max)).contains(type.rawValue), "an event has a type")
    precondition((1...255).contains(stream.category.rawValue), "a stream has a category")
    var wire = WireWriter(reserving: 96 + actor.utf8.count + correlationID.count + body.count)
    wire.field(5, UInt64(type.rawValue))
    wire.field(6, UInt64(typeVersion))
    wire.field(7, UInt64(stream.category.rawValue))
    wire.field(8, stream.number)
    wire.field(9, UInt64(bitPattern: effectiveAt.microseconds))
    if !actor.isEmpty { wire.field(10, actor) }
    if let causation { wire.field(11, causation.rawValue) }
    if !correlationID.isEmpty { wire.field(12, correlationID) }
    if let personNumber { wire.field(13, personNumber) }
    if let referralNumber { wire.field(14, referralNumber) }
    if keyID != 0 { wire.field(15, UInt64(keyID)) }
    if !body.isEmpty { wire.field(16, body) }
    return wire.bytes
  }
}
