internal import EventSchema

/// Derives the newest version of every stream again from the events, and compares it with the table.
struct StreamVerification {
  /// Whether the walk begins with the first event, so that a stream it did not see has no event.
  private let seesAll: Bool
  private var streams: [StreamCategory: SeenVersions] = [:]

  init(seesAll: Bool) {
    self.seesAll = seesAll
  }

  /// Streams are numbered densely; a number beyond this is damage and would take too much memory.
  static let numberLimit: UInt64 = 1 << 30

  /// Versions are dense from 1; a walk that starts later takes the first it sees.
  mutating func check(_ header: EventHeader, _ list: inout FindingList) {
    let stream = header.stream
    guard stream.number < Self.numberLimit else {
      return list.add(
        .streamVersion, at: header.position, "stream \(stream) has an unlikely number")
    }
    let before = streams[stream.category, default: SeenVersions()]
      .replace(Int(stream.number), with: header.streamVersion)
    if before + 1 != header.streamVersion, seesAll || before != 0 {
      list.add(
        .streamVersion, at: header.position,
        "stream \(stream) goes from version \(before) to \(header.streamVersion)")
    }
  }

  /// What an append will take as the newest version of a stream must be what the events say.
  func checkTable(
    _ snapshot: borrowing LogSnapshot, _ list: inout FindingList
  ) throws(EventLogError) {
    var missing = seenChunks
    var table = try snapshot.streamVersionWalk()
    while !list.isFull, let chunk = try table.next() {
      switch chunk {
      case .versions(let key, let versions):
        missing.remove(key)
        compare(versions, at: key, &list)
      case .unreadable(let key, let bytes):
        missing.remove(key)
        list.add(
          .index,
          "the index has \(bytes) bytes for stream \(key.stream(at: 0)) and those next to it")
      case .noChunk(let bytes):
        list.add(.index, "the index of streams has a key of \(bytes) bytes, where 8 were expected")
      }
    }
    let empty = [UInt32](repeating: 0, count: Int(StreamVersions.perChunk))
    for key in missing.sorted() where !list.isFull { compare(empty, at: key, &list) }
  }

  private func compare(
    _ stored: [UInt32], at key: StreamVersions.ChunkKey, _ list: inout FindingList
  ) {
    let first = key.stream(at: 0)
    let seen = streams[first.category]
    for (slot, version) in stored.enumerated() {
      let expected = seen?.version(of: first.number + UInt64(slot)) ?? 0
      if version == expected || (!seesAll && expected == 0) { continue }
      list.add(
        .index,
        "the index says that stream \(key.stream(at: slot)) is at version \(version), its events "
          + "say \(expected)")
    }
  }

  /// The chunks that must be in the table: those with an event in one of their streams.
  private var seenChunks: Set<StreamVersions.ChunkKey> {
    var chunks: Set<StreamVersions.ChunkKey> = []
    for (category, seen) in streams {
      for (number, version) in seen.versions.enumerated() where version != 0 {
        chunks.insert(StreamVersions.ChunkKey(StreamID(category, UInt64(number))))
      }
    }
    return chunks
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

  /// The newest version of a stream, 0 where none was seen.
  func version(of number: UInt64) -> UInt32 {
    number < UInt64(versions.count) ? versions[Int(number)] : 0
  }
}
