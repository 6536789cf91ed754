public import EventSchema

/// An event as its writer makes it, encoded, before the log gives it a place.
///
/// Encoding (and sealing) happens here, in the caller, so that the one writer only copies and hashes.
public struct EventDraft: Sendable {
  /// The stream to which the event is to be added.
  public let stream: StreamID
  /// What the stream must be like, or else nothing of the batch is appended.
  public let expected: ExpectedVersion
  /// Fields 5 to 17 of the envelope; drafts that are made together share these bytes.
  let payload: ArraySlice<UInt8>
  /// About how many bytes the event will take in the log: those of the payload.
  public var byteCount: Int { payload.count }

  init(stream: StreamID, expecting expected: ExpectedVersion, payload: ArraySlice<UInt8>) {
    self.stream = stream
    self.expected = expected
    self.payload = payload
  }

  /// An event whose content is readable by everyone who may read the log.
  public init(_ fields: EventFields, expecting expected: ExpectedVersion = .any) {
    var wire = WireWriter(reserving: fields.byteCountAtMost)
    fields.encode(keyID: 0, to: &wire)
    self.init(stream: fields.stream, expecting: expected, payload: wire.bytes[...])
  }

  /// An event with a sealed part.
  ///
  /// `seal` gets the associated data, which binds the sealed part to everything else that the writer
  /// said, and returns nonce, ciphertext and tag.
  public init<Failure: Error>(
    _ fields: EventFields, expecting expected: ExpectedVersion = .any, keyID: UInt32,
    seal: (_ associatedData: ArraySlice<UInt8>) throws(Failure) -> [UInt8]
  ) throws(Failure) {
    var wire = WireWriter(reserving: fields.byteCountAtMost)
    try fields.encode(keyID: keyID, to: &wire, seal: seal)
    self.init(stream: fields.stream, expecting: expected, payload: wire.bytes[...])
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

  /// What they take without a sealed part, or a little more.
  var byteCountAtMost: Int {
    96 + actor.utf8.count + correlationID.count + body.count
  }

  /// What could not be read back is never written: an event that is in the log stays there.
  func encode(keyID: UInt32, to wire: inout WireWriter) {
    precondition((1...Int(Int32.max)).contains(type.rawValue), "an event has a type")
    precondition((1...255).contains(stream.category.rawValue), "a stream has a category")
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
  }

  /// The fields, which are the associated data, and the sealed part behind them.
  func encode<Failure: Error>(
    keyID: UInt32, to wire: inout WireWriter,
    seal: (_ associatedData: ArraySlice<UInt8>) throws(Failure) -> [UInt8]
  ) throws(Failure) {
    precondition(keyID != 0, "a sealed part names its key; 0 means that there is none")
    let start = wire.bytes.count
    encode(keyID: keyID, to: &wire)
    wire.field(EventHeader.sealedField, try seal(wire.bytes[start...]))
  }
}
