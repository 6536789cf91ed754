internal import LMDB

/// Walks over stored events in the order of their positions.
///
/// ```swift
/// var events = try snapshot.events(from: Position(0))
/// while let event = try events.next() { count(event.header.type) }
/// ```
public struct EventCursor: ~Copyable, ~Escapable {
  private var cursor: Cursor
  private var position: Position
  private let size: UInt64
  private var isPlaced = false

  @_lifetime(copy cursor)
  init(_ cursor: consuming Cursor, next position: Position, size: UInt64) {
    self.cursor = cursor
    self.position = position
    self.size = size
  }

  /// The next event, nil at the end.
  ///
  /// - Throws: damage, when a position is missing or an event is malformed or names another position.
  @_lifetime(copy self)
  public mutating func next() throws(EventLogError) -> StoredEvent? {
    guard position.rawValue < size else { return nil }
    let found = try step()
    guard let found, found.key.count == 8, readBigEndian(found.key, at: 0) == position.rawValue
    else { throw .damaged(.missingEvent(position)) }
    let header = try EventHeader(stored: found.value, at: position)
    position = position.next
    return StoredEvent(header: header, bytes: found.value)
  }

  @_lifetime(copy self)
  private mutating func step() throws(EventLogError) -> Entry? {
    do throws(LMDBError) {
      if isPlaced { return try cursor.next() }
      isPlaced = true
      let key = Key(position.rawValue)
      return try cursor.seek(atOrAfter: key.span)
    } catch {
      throw .storage(error)
    }
  }
}

extension EventHeader {
  /// Reads the envelope of what is stored at a position, which it must name.
  init(stored bytes: Span<UInt8>, at position: Position) throws(EventLogError) {
    do throws(MalformedEvent) {
      try self.init(of: bytes)
    } catch {
      throw .damaged(.malformedEvent(position, error))
    }
    guard self.position == position else {
      throw .damaged(.misplacedEvent(at: position, found: self.position))
    }
  }
}

/// An event in the log, lent by a snapshot.
public struct StoredEvent: ~Escapable {
  public let header: EventHeader
  /// The bytes as stored: the leaf of the tree.
  public let bytes: Span<UInt8>

  @_lifetime(copy bytes)
  init(header: EventHeader, bytes: Span<UInt8>) {
    self.header = header
    self.bytes = bytes
  }

  /// The serialised body message of the type.
  public var body: Span<UInt8> {
    @_lifetime(copy self)
    get { bytes.extracting(header.body) }
  }

  /// Copies the event out of the log.
  public func copy() -> RecordedEvent {
    RecordedEvent(header: header, copying: bytes)
  }
}
