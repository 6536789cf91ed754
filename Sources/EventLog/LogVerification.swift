public import EventSchema
internal import TransparencyLog

/// Derives the tree and the indexes again from the stored bytes, and compares.
///
/// Cost: one walk over the log; about 1 µs an event of 300 bytes.
struct LogVerification {
  private let start: UInt64
  private let end: UInt64
  private let isWhole: Bool
  private var edge: RightEdge
  /// The hashes that one event completes; kept for its capacity.
  private var completed: [Hash] = []
  private var streams: StreamVerification
  private var idempotency: IdempotencyVerification
  private var newest = Timestamp(microseconds: .min)
  private var list = FindingList()

  init(
    _ snapshot: borrowing LogSnapshot, from start: UInt64, upTo end: UInt64
  ) throws(EventLogError) {
    edge = try snapshot.edge(ofSize: start)
    self.start = start
    self.end = end
    isWhole = end == snapshot.size
    streams = StreamVerification(seesAll: start == 0)
    idempotency = IdempotencyVerification(seesAll: start == 0)
  }

  /// Runs the walk; `inspect` sees the events of `types`, for checks that know more than the log.
  mutating func run(
    _ snapshot: borrowing LogSnapshot, inspecting types: Set<EventType>,
    progress: (UInt64) -> Void, inspect: (RecordedEvent) -> LogFinding?
  ) throws(EventLogError) {
    do throws(EventLogError) {
      var events = try snapshot.events(from: Position(start))
      var stored = try snapshot.hashWalk()
      var position = start
      while position < end, !list.isFull, let event = try events.next() {
        try check(event, &stored, snapshot)
        if types.contains(event.header.type), let finding = inspect(event.copy()) {
          list.add(finding)
        }
        position += 1
        if position % 65_536 == 0 { progress(position) }
      }
      if !list.isFull { try checkEnd(snapshot) }
    } catch {
      // A hole in the log ends the walk: nothing behind it can be in its place.
      guard case .damaged(let damage) = error else { throw error }
      list.add(.event, at: damage.position, "\(damage)")
    }
    progress(end)
  }

  var report: LogReport {
    var notChecked: [String] = []
    if start > 0 {
      notChecked.append("events before position \(start), their streams and their idempotency keys")
    }
    if !isWhole { notChecked.append("the index of stream versions") }
    if start > 0 || !isWhole {
      notChecked.append("whether an index holds something that no event explains")
    }
    return LogReport(
      size: end, rootHash: edge.root, findings: list.findings, notChecked: notChecked)
  }

  private mutating func check(
    _ event: StoredEvent, _ stored: inout StoredHashWalk, _ snapshot: borrowing LogSnapshot
  ) throws(EventLogError) {
    let position = event.header.position
    if event.header.recordedAt < newest {
      list.add(
        .time, at: position, "position \(position) was recorded before the event in front of it")
    }
    newest = event.header.recordedAt
    streams.check(event.header, &list)
    try idempotency.check(event, snapshot, &list)
    try checkHashes(event, &stored)
  }

  private mutating func checkHashes(
    _ event: StoredEvent, _ stored: inout StoredHashWalk
  ) throws(EventLogError) {
    let position = event.header.position
    completed.removeAll(keepingCapacity: true)
    edge.append(Hash.leaf(event.bytes), into: &completed)
    let first = MerkleTree.storedHashIndex(leaf: LeafIndex(position.rawValue))
    for (offset, hash) in completed.enumerated() {
      let index = first + UInt64(offset)
      if try stored.hash(at: index) == hash { continue }
      if offset == 0 {
        list.add(
          .leafHash, at: position,
          "the bytes at position \(position) are not those that were hashed")
      } else {
        list.add(
          .treeHash, at: position, "the tree hash number \(index) does not follow from those below")
      }
    }
  }

  private mutating func checkEnd(_ snapshot: borrowing LogSnapshot) throws(EventLogError) {
    guard isWhole else {
      if edge.root != (try snapshot.rootHash(ofSize: end)) {
        list.add(.root, "the root of size \(end) does not follow from its events")
      }
      return
    }
    if edge != snapshot.head.edge {
      list.add(.root, "the stored right edge of the tree is not that of its events")
    }
    if newest > snapshot.head.recordedAt {
      list.add(.time, "the stored time of the newest event is earlier than that event's")
    }
    try idempotency.checkTable(snapshot, &list)
    try streams.checkTable(snapshot, &list)
  }
}

extension EventLog {
  /// Checks stored events against the stored tree, from a size on.
  ///
  /// - Parameters:
  ///   - end: the size to check up to, at most that of the log; nil for all of it.
  ///   - inspect: asked about every event of `types`; what it answers becomes a finding.
  /// - Throws: what hinders the check; damage is a finding.
  public func verify(
    from start: UInt64 = 0, upTo end: UInt64? = nil, inspecting types: Set<EventType> = [],
    progress: (UInt64) -> Void = { _ in }, inspect: (RecordedEvent) -> LogFinding? = { _ in nil }
  ) throws(EventLogError) -> LogReport {
    let snapshot = try beginRead()
    let end = min(end ?? snapshot.size, snapshot.size)
    guard start <= end else { throw .beyondEnd(Position(start), size: snapshot.size) }
    var verification = try LogVerification(snapshot, from: start, upTo: end)
    try verification.run(
      snapshot, inspecting: types,
      progress: { position in
        releaseResidentPages()
        progress(position)
      }, inspect: inspect)
    return verification.report
  }
}

extension LogDamage {
  /// The event that is damaged, where it is one event.
  var position: Position? {
    switch self {
    case .missingEvent(let position), .malformedEvent(let position, _),
      .misplacedEvent(let position, _):
      position
    case .missingHash, .rightEdgeDiffers, .missingState: nil
    }
  }
}
