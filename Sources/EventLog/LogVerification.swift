public import EventSchema
public import TransparencyLog

/// Something in the log that is not as it must be.
public struct LogFinding: Sendable, Hashable, Codable {
  /// What is wrong.
  public let kind: Kind
  /// Where it was found, where it is about one event.
  public let position: UInt64?
  /// One plain sentence.
  public let detail: String

  /// What can be wrong.
  public enum Kind: String, Sendable, Hashable, Codable {
    /// An event is missing or cannot be read.
    case event
    /// The stored hash of an event is not the hash of its bytes.
    case leafHash
    /// A stored hash of the tree does not follow from those below it.
    case treeHash
    /// The root of the tree is not the stored one.
    case root
    /// A stream skips or repeats a version.
    case streamVersion
    /// An event was recorded before the one in front of it.
    case time
    /// A signed checkpoint does not match the log, or its signature is wrong.
    case checkpoint
    /// What stands beside the entries (an index) does not match them.
    case index
  }

  /// A finding, about one event or about the log as a whole.
  public init(kind: Kind, position: Position? = nil, detail: String) {
    self.kind = kind
    self.position = position?.rawValue
    self.detail = detail
  }
}

/// What a verification of the log found.
public struct LogReport: Sendable {
  /// The number of events up to which the log was checked.
  public let size: UInt64
  /// The root that follows from the stored events.
  public let rootHash: Hash
  /// Everything that is wrong, in the order of the log; empty where nothing is.
  public let findings: [LogFinding]
  /// What was not looked at, in plain words.
  public let notChecked: [String]

  /// Whether nothing was found to be wrong.
  public var isGood: Bool { findings.isEmpty }

  /// The same report with more that was not looked at.
  public func adding(notChecked more: [String]) -> LogReport {
    LogReport(size: size, rootHash: rootHash, findings: findings, notChecked: notChecked + more)
  }
}

/// Derives the tree and the streams again from the stored bytes, and compares.
///
/// Cost: one walk over the log; about 1 µs an event of 300 bytes.
struct LogVerification {
  private let start: UInt64
  private let end: UInt64
  private var edge: RightEdge
  /// The hashes that one event completes; kept for its capacity.
  private var completed: [Hash] = []
  private var streams: [StreamCategory: SeenVersions] = [:]
  private var newest = Timestamp(microseconds: .min)
  private(set) var findings: [LogFinding] = []

  /// Enough to see what is wrong; a damaged log could give one for each event.
  static let findingLimit = 100

  init(
    _ snapshot: borrowing LogSnapshot, from start: UInt64, upTo end: UInt64
  ) throws(EventLogError) {
    edge = try snapshot.edge(ofSize: start)
    self.start = start
    self.end = end
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
      while position < end, findings.count < Self.findingLimit, let event = try events.next() {
        try check(event, &stored, snapshot)
        if types.contains(event.header.type), let finding = inspect(event.copy()) {
          findings.append(finding)
        }
        position += 1
        if position % 65_536 == 0 { progress(position) }
      }
      if findings.count < Self.findingLimit { try checkEnd(snapshot) }
    } catch {
      // A hole in the log ends the walk: nothing behind it can be in its place.
      guard case .damaged(let damage) = error else { throw error }
      findings.append(
        LogFinding(kind: .event, position: damage.position, detail: "\(damage)"))
    }
    progress(end)
  }

  var report: LogReport {
    LogReport(
      size: end, rootHash: edge.root, findings: findings,
      notChecked: start == 0 ? [] : ["events before position \(start), and their streams"])
  }

  private mutating func check(
    _ event: StoredEvent, _ stored: inout StoredHashWalk, _ snapshot: borrowing LogSnapshot
  ) throws(EventLogError) {
    let position = event.header.position
    if event.header.recordedAt < newest {
      add(.time, position, "position \(position) was recorded before the event in front of it")
    }
    newest = event.header.recordedAt
    checkStream(event.header)
    completed.removeAll(keepingCapacity: true)
    edge.append(Hash.leaf(event.bytes), into: &completed)
    let first = MerkleTree.storedHashIndex(leaf: LeafIndex(position.rawValue))
    try checkIdempotency(event, snapshot)
    for (offset, hash) in completed.enumerated() {
      let index = first + UInt64(offset)
      if try stored.hash(at: index) == hash { continue }
      if offset == 0 {
        add(.leafHash, position, "the bytes at position \(position) are not those that were hashed")
      } else {
        add(.treeHash, position, "the tree hash number \(index) does not follow from those below")
      }
    }
  }

  /// A repeated append must find what the first one left, and no other.
  private mutating func checkIdempotency(
    _ event: StoredEvent, _ snapshot: borrowing LogSnapshot
  ) throws(EventLogError) {
    guard !event.header.idempotencyMark.isEmpty else { return }
    let position = event.header.position
    let mark = event.bytes.extracting(event.header.idempotencyMark)
    guard let expected = IdempotencyRecord(event.header, mark: mark) else {
      return add(.event, position, "the idempotency mark at position \(position) is malformed")
    }
    let key = mark.extracting(0..<IdempotencyKey.keyByteCount)
    if try snapshot.idempotencyRecord(under: key) == expected { return }
    add(.index, position, "the key of the append at position \(position) is not in the index")
  }

  /// Versions are dense from 1; a walk that starts later takes the first it sees.
  private mutating func checkStream(_ header: EventHeader) {
    let stream = header.stream
    guard stream.number < Self.streamNumberLimit else {
      return add(.streamVersion, header.position, "stream \(stream) has an unlikely number")
    }
    let before = streams[stream.category, default: SeenVersions()]
      .replace(Int(stream.number), with: header.streamVersion)
    if before + 1 != header.streamVersion, start == 0 || before != 0 {
      add(
        .streamVersion, header.position,
        "stream \(stream) goes from version \(before) to \(header.streamVersion)")
    }
  }

  /// Streams are numbered densely; a number beyond this is damage and would take too much memory.
  static let streamNumberLimit: UInt64 = 1 << 30

  private mutating func checkEnd(
    _ snapshot: borrowing LogSnapshot
  ) throws(EventLogError) {
    if end == snapshot.size {
      if edge != snapshot.head.edge {
        add(.root, nil, "the stored right edge of the tree is not that of its events")
      }
      if newest > snapshot.head.recordedAt {
        add(.time, nil, "the stored time of the newest event is earlier than that event's")
      }
      try checkStreamIndex(snapshot)
    } else if edge.root != (try snapshot.rootHash(ofSize: end)) {
      add(.root, nil, "the root of size \(end) does not follow from its events")
    }
  }

  /// What an append will take as the newest version of a stream must be what the events say.
  private mutating func checkStreamIndex(
    _ snapshot: borrowing LogSnapshot
  ) throws(EventLogError) {
    for (category, seen) in streams.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      for start in stride(from: 0, to: seen.versions.count, by: Int(StreamVersions.perChunk)) {
        let stored = try snapshot.versions(nextTo: StreamID(category, UInt64(start)))
        let end = min(start + Int(StreamVersions.perChunk), seen.versions.count)
        for number in start..<end where seen.versions[number] != 0 {
          if !stored.isEmpty, stored[number - start] == seen.versions[number] { continue }
          let stream = StreamID(category, UInt64(number))
          add(.index, nil, "the index says another newest version of stream \(stream)")
          if findings.count >= Self.findingLimit { return }
        }
      }
    }
  }

  private mutating func add(_ kind: LogFinding.Kind, _ position: Position?, _ detail: String) {
    findings.append(LogFinding(kind: kind, position: position, detail: detail))
  }
}

/// The newest version that was seen of each stream of one category.
private struct SeenVersions {
  private(set) var versions: [UInt32] = []

  /// Notes a version and gives the one before it, 0 where there was none.
  mutating func replace(_ slot: Int, with version: UInt64) -> UInt64 {
    if versions.count <= slot {
      let grown = max(slot + 1, versions.count * 2)
      versions.append(contentsOf: repeatElement(0, count: grown - versions.count))
    }
    defer { versions[slot] = UInt32(truncatingIfNeeded: version) }
    return UInt64(versions[slot])
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
