internal import LMDB

/// An event of the log, copied out of it.
public struct RecordedEvent: Sendable {
  public let header: EventHeader
  /// The bytes as stored: the leaf of the tree.
  public let bytes: [UInt8]

  /// Copies one stored event.
  public init(copying span: Span<UInt8>) throws(MalformedEvent) {
    self.init(header: try EventHeader(of: span), copying: span)
  }

  init(header: EventHeader, copying span: Span<UInt8>) {
    self.header = header
    bytes = Array(copying: span)
  }

  public var position: Position { header.position }
  /// The serialised body message of the type.
  public var body: [UInt8] { Array(bytes[header.body]) }
  /// Nonce, ciphertext and tag; empty where nothing is sealed.
  public var sealed: [UInt8] { Array(bytes[header.sealed]) }
  public var associatedData: [UInt8] { Array(bytes[header.associatedData]) }
  public var actor: String { String(decoding: bytes[header.actor], as: UTF8.self) }
  public var correlationID: [UInt8] { Array(bytes[header.correlationID]) }
  /// Of the first event of an append that had an idempotency key: the digest of the key, that of the
  /// content, 16 bytes each, and the number of events, eight bytes, most significant first.
  public var idempotencyMark: [UInt8] { Array(bytes[header.idempotencyMark]) }
}
