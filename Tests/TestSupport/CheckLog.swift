public import EventLog
public import EventSchema
internal import SwiftProtobuf
internal import TransparencyLog

/// An append under an idempotency key, as a test remembers it.
public struct KeyedAppend: Sendable {
  public let key: String
  public let content: [UInt8]
  public let positions: Range<UInt64>

  public init(key: String, content: [UInt8], positions: Range<UInt64>) {
    self.key = key
    self.content = content
    self.positions = positions
  }
}

/// Everything that contradicts itself in a log, found by computing all of it again.
///
/// Empty when the log is whole. Run it after every step of a test. Reads through the log's own face;
/// ``checkLogFiles(at:)`` reads the tables of a closed log.
public func checkLog(
  _ log: EventLog, keyed: [KeyedAppend] = []
) throws(EventLogError) -> [String] {
  let snapshot = try log.beginRead()
  var check = LogCheck()
  var events = try snapshot.events(from: Position(0))
  while let event = try events.next() { check.add(event) }
  check.expect(snapshot.size == UInt64(check.leaves.count), "the size is not the number of events")
  check.expect(snapshot.head.recordedAt == check.newest, "the head has not the newest event's time")
  try check.tree(of: snapshot)
  for (stream, version) in check.versions {
    check.expect(
      try snapshot.version(of: stream) == version, "the version of \(stream) is not \(version)")
  }
  for append in keyed { try check.key(append, in: snapshot) }
  return check.findings
}

private struct LogCheck {
  var findings: [String] = []
  var leaves: [Hash] = []
  var versions: [StreamID: UInt64] = [:]
  var newest = Timestamp(microseconds: 0)

  mutating func expect(_ isTrue: Bool, _ finding: @autoclosure () -> String) {
    if !isTrue { findings.append(finding()) }
  }

  mutating func add(_ event: borrowing StoredEvent) {
    let header = event.header
    let copy = event.copy()
    expect(
      header.position.rawValue == UInt64(leaves.count),
      "position \(header.position) is out of place")
    expect(header.recordedAt >= newest, "the time runs backwards at position \(header.position)")
    newest = header.recordedAt
    versions[header.stream, default: 0] += 1
    expect(
      versions[header.stream] == header.streamVersion,
      "position \(header.position) is version \(header.streamVersion) of \(header.stream)")
    leaves.append(Hash.leaf(copy.bytes.span))
    if let decoded = try? SchemaEvent(serializedBytes: copy.bytes) {
      expect(
        decoded.tells(what: copy),
        "position \(header.position) reads otherwise in the generated type")
    } else {
      findings.append("position \(header.position) is no message")
    }
  }

  mutating func tree(of snapshot: borrowing LogSnapshot) throws(EventLogError) {
    for (index, hash) in NaiveTree.storedHashes(leaves).enumerated() {
      expect(try snapshot.storedHash(at: UInt64(index)) == hash, "the stored hash \(index) differs")
    }
    let root = NaiveTree.root(leaves[...])
    expect(snapshot.head.rootHash == root, "the root at the right edge differs")
    expect(
      try snapshot.rootHash(ofSize: UInt64(leaves.count)) == root,
      "the root from the hashes differs")
    for (index, leaf) in leaves.enumerated() {
      let position = Position(UInt64(index))
      expect(try snapshot.leafHash(at: position) == leaf, "the leaf hash at \(index) differs")
    }
    try proofs(of: snapshot, root)
  }

  /// The newest, the oldest and the middle leaf; the continuation from every size that is near them.
  private mutating func proofs(
    of snapshot: borrowing LogSnapshot, _ root: Hash
  ) throws(EventLogError) {
    let size = leaves.count
    for index in Set([0, size / 2, size - 1]) where index >= 0 && index < size {
      let path = try snapshot.inclusionProof(of: Position(UInt64(index)), inSize: UInt64(size))
      let isProved: ()? = try? MerkleTree.verifyInclusion(
        path, index: LeafIndex(UInt64(index)), size: TreeSize(UInt64(size)),
        leafHash: leaves[index], root: root)
      expect(isProved != nil, "the inclusion of \(index) is not proved")
      let oldSize = UInt64(index + 1)
      let proof = try snapshot.consistencyProof(from: oldSize, to: UInt64(size))
      let isContinued: ()? = try? MerkleTree.verifyConsistency(
        proof, oldSize: TreeSize(oldSize), newSize: TreeSize(UInt64(size)),
        oldRoot: NaiveTree.root(leaves[...index]), newRoot: root)
      expect(isContinued != nil, "the continuation from size \(oldSize) is not proved")
    }
  }

  mutating func key(
    _ append: KeyedAppend, in snapshot: borrowing LogSnapshot
  ) throws(EventLogError) {
    let key = IdempotencyKey(append.key, content: append.content)
    guard let result = try snapshot.result(of: key) else {
      return findings.append("the key '\(append.key)' is forgotten")
    }
    expect(
      result.positions == append.positions && result.isRepeat,
      "the key '\(append.key)' has \(result.positions), not \(append.positions)")
    let first = try snapshot.event(at: result.first)
    expect(first.header.recordedAt == result.recordedAt, "the key '\(append.key)' has another time")
    let digest =
      SHA256Hasher.hash(append.key.utf8.span).bytes.prefix(16)
      + SHA256Hasher.hash(append.content.span).bytes.prefix(16)
    let count = UInt64(result.positions.count)
    let mark = digest + (0..<8).map { UInt8(truncatingIfNeeded: count >> (56 - 8 * UInt64($0))) }
    expect(first.idempotencyMark == Array(mark), "the key '\(append.key)' is not in its event")
  }
}

extension SchemaEvent {
  /// Whether the generated type read the same values as the log's own codec.
  public func tells(what event: RecordedEvent) -> Bool {
    let header = event.header
    return position == header.position.rawValue
      && recordedAtMicroseconds == header.recordedAt.microseconds
      && streamVersion == header.streamVersion
      && Array(idempotencyMark) == event.idempotencyMark
      && type == header.type && typeVersion == header.typeVersion
      && StreamID(streamCategory, streamNumber) == header.stream
      && effectiveAtMicroseconds == header.effectiveAt.microseconds && actor == event.actor
      && (hasCausationPosition ? Position(causationPosition) : nil) == header.causation
      && Array(correlationID) == event.correlationID
      && (hasPersonNumber ? personNumber : nil) == header.personNumber
      && (hasReferralNumber ? referralNumber : nil) == header.referralNumber
      && keyID == header.keyID && Array(body) == event.body && Array(sealed) == event.sealed
  }
}
