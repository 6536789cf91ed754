internal import EventSchema

/// The newest version of every stream, in chunks of 256 streams of one category.
///
/// An index with one entry a stream would dirty a page of the map for nearly every event of a batch
/// that touches many streams. Stream numbers are dense, so a chunk of plain numbers holds 256 of
/// them in a kilobyte, and a batch over 300,000 streams in random order still writes 400 pages only.
struct StreamVersions {
  /// What was read or written since the last `dropAll`, by chunk key.
  private var chunks: [ChunkKey: [UInt32]] = [:]
  private var dirty: Set<ChunkKey> = []
  /// What to put back when a batch is refused.
  private var undo: [(StreamID, UInt32)] = []

  struct ChunkKey: Hashable, Comparable {
    let packed: UInt64

    init(_ stream: StreamID) {
      packed = UInt64(truncatingIfNeeded: stream.category.rawValue) << 56 | stream.number / StreamVersions.perChunk
    }

    init(packed: UInt64) {
      self.packed = packed
    }

    static func < (left: ChunkKey, right: ChunkKey) -> Bool { left.packed < right.packed }
  }

  static let perChunk: UInt64 = 256
  /// About 32 MB of versions are kept between transactions.
  static let chunkLimit = 32_768

  /// The newest version of a stream, 0 where it has no event.
  mutating func current<Failure: Error>(
    _ stream: StreamID, load: (ChunkKey) throws(Failure) -> [UInt32]?
  ) throws(Failure) -> UInt64 {
    let key = ChunkKey(stream)
    let slot = Int(stream.number % Self.perChunk)
    if let versions = chunks[key] { return UInt64(versions[slot]) }
    let versions = try load(key) ?? Array(repeating: 0, count: Int(Self.perChunk))
    chunks[key] = versions
    return UInt64(versions[slot])
  }

  /// Adds one event to a stream whose chunk was loaded by `current`, and gives its version.
  mutating func advance(_ stream: StreamID) -> UInt64 {
    let key = ChunkKey(stream)
    let slot = Int(stream.number % Self.perChunk)
    let old = chunks[key]?[slot] ?? 0
    undo.append((stream, old))
    dirty.insert(key)
    chunks[key]?[slot] = old + 1
    return UInt64(old) + 1
  }

  /// Makes everything advanced since the last `keep` or `revert` stand.
  mutating func keep() {
    undo.removeAll(keepingCapacity: true)
  }

  /// Takes back everything advanced since the last `keep` or `revert`.
  mutating func revert() {
    for (stream, version) in undo.reversed() {
      chunks[ChunkKey(stream)]?[Int(stream.number % Self.perChunk)] = version
    }
    undo.removeAll(keepingCapacity: true)
  }

  /// The chunks changed since the last call, in the order of their keys.
  mutating func takeDirty() -> [(key: ChunkKey, value: [UInt8])] {
    defer { dirty.removeAll(keepingCapacity: true) }
    return dirty.sorted().map { key in (key, Self.encode(chunks[key] ?? [])) }
  }

  /// Forgets what is known, because another process may have written, or a transaction failed.
  mutating func dropAll() {
    self = StreamVersions()
  }

  /// Keeps memory bounded between transactions.
  mutating func trim() {
    if chunks.count > Self.chunkLimit { dropAll() }
  }

  static func encode(_ versions: [UInt32]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(versions.count * 4)
    for version in versions {
      for shift in stride(from: UInt32(24), through: 0, by: -8) {
        bytes.append(UInt8(truncatingIfNeeded: version >> shift))
      }
    }
    return bytes
  }

  /// The versions of a stored chunk, nil where its size is wrong.
  static func decode(_ bytes: Span<UInt8>) -> [UInt32]? {
    guard bytes.count == Int(perChunk) * 4 else { return nil }
    return stride(from: 0, to: bytes.count, by: 4).map { offset in
      (offset..<offset + 4).reduce(UInt32(0)) { $0 << 8 | UInt32(bytes[$1]) }
    }
  }
}
