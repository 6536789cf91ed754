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
  private let seenTypes: SeenTypes
  /// What the block holds as far as it was looked at; nil where its beginning was not.
  private var block: EventTypes?

  @_lifetime(copy cursor)
  init(
    _ cursor: consuming Cursor, next position: Position, size: UInt64, _ seenTypes: SeenTypes
  ) {
    self.cursor = cursor
    self.position = position
    self.size = size
    self.seenTypes = seenTypes
  }

  /// The next event, nil at the end.
  ///
  /// - Throws: damage, when a position is missing or an event is malformed or names another position.
  @_lifetime(copy self)
  public mutating func next() throws(EventLogError) -> StoredEvent? {
    guard let bytes = try stored() else { return nil }
    let header = try EventHeader(stored: bytes, at: position)
    block = nil
    position = position.next
    return StoredEvent(header: header, bytes: bytes)
  }

  /// The next event of one of some types in front of a position, nil where there is none.
  ///
  /// Of the others no more is read than their types, and nothing where an earlier walk for some types,
  /// over the same open log, came by: a walk for few events is much faster.
  /// - Throws: damage, as ``next()``, of what it looks at: not of what stands behind the type of an event
  ///   that is passed over, and not within a block that an earlier walk has seen whole.
  @_lifetime(copy self)
  public mutating func next(
    of types: EventTypes, before end: UInt64
  ) throws(EventLogError) -> StoredEvent? {
    while position.rawValue < end {
      if isPassingBlock(without: types, before: end) { continue }
      guard let bytes = try stored() else { return nil }
      let type = try type(of: bytes)
      note(type)
      if types.contains(type) {
        let header = try EventHeader(stored: bytes, at: position)
        position = position.next
        return StoredEvent(header: header, bytes: bytes)
      }
      position = position.next
    }
    return nil
  }

  // Goes on behind the block that begins here, where all of it is known to be of other types.
  private mutating func isPassingBlock(without types: EventTypes, before end: UInt64) -> Bool {
    let (start, next) = (position.rawValue, position.rawValue + SeenTypes.blockSize)
    guard start % SeenTypes.blockSize == 0 else { return false }
    block = EventTypes()
    guard next <= min(end, size), let known = seenTypes.types(ofBlockAt: start),
      known.isDisjoint(with: types)
    else { return false }
    position = Position(next)
    isPlaced = false
    return true
  }

  // Takes note of the type of the event at the position.
  private mutating func note(_ type: EventType) {
    block?.insert(type)
    let next = position.rawValue + 1
    guard next % SeenTypes.blockSize == 0, let block else { return }
    seenTypes.note(block, ofBlockAt: next - SeenTypes.blockSize)
  }

  // What is stored at the position.
  @_lifetime(copy self)
  private mutating func stored() throws(EventLogError) -> Span<UInt8>? {
    guard position.rawValue < size else { return nil }
    let found = try step()
    guard let found, found.key.count == 8, readBigEndian(found.key, at: 0) == position.rawValue
    else { throw .damaged(.missingEvent(position)) }
    return found.value
  }

  private func type(of bytes: Span<UInt8>) throws(EventLogError) -> EventType {
    let event: (position: Position, type: EventType)
    do throws(MalformedEvent) {
      event = try EventHeader.glance(at: bytes)
    } catch {
      throw .damaged(.malformedEvent(position, error))
    }
    guard event.position == position else {
      throw .damaged(.misplacedEvent(at: position, found: event.position))
    }
    return event.type
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
  /// The envelope, whose ranges are places in `bytes`.
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
