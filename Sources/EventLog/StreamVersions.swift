internal import EventSchema
internal import LMDB

/// The newest version of every stream, in chunks of 256 streams of one category.
///
/// An index with one entry a stream would dirty a page of the map for nearly every event of a batch
/// that touches many streams. Stream numbers are dense, so a chunk of plain numbers holds 256 of
/// them, each in as few bytes as the largest needs: one, as a rule. A batch over 300,000 streams in
/// random order then writes 80 pages at most.
struct StreamVersions {
  /// What was read or written since the last `dropAll`.
  private var chunks: [Chunk] = []
  private var places: [ChunkKey: Int] = [:]
  /// Where the last stream of each category was found: the next one is often its neighbour.
  private var lastPlaces = Array(repeating: 0, count: 256)
  /// The places of changed chunks.
  private var dirty: [Int] = []
  /// What to take back when a batch is refused: one version each.
  private var undo: [StreamID] = []

  struct ChunkKey: Hashable, Comparable {
    let packed: UInt64

    init(_ stream: StreamID) {
      let category = UInt64(truncatingIfNeeded: stream.category.rawValue)
      packed = category << 56 | stream.number / StreamVersions.perChunk
    }

    /// The number of the category.
    var category: Int { Int(packed >> 56) }

    /// Reads a stored key, nil for one of another length.
    init?(stored: Span<UInt8>) {
      guard stored.count == 8 else { return nil }
      packed = readBigEndian(stored, at: 0)
    }

    /// The stream whose version stands at a place of the chunk.
    func stream(at slot: Int) -> StreamID {
      let chunk = packed & (1 << 56 - 1)
      return StreamID(
        StreamCategory(rawValue: category) ?? .unspecified,
        chunk * StreamVersions.perChunk + UInt64(slot))
    }

    static func < (left: ChunkKey, right: ChunkKey) -> Bool { left.packed < right.packed }
  }

  private struct Chunk {
    let key: ChunkKey
    var versions: [UInt32]
    var isDirty = false
  }

  static let perChunk: UInt64 = 256
  /// About 32 MB of versions are kept between transactions.
  static let chunkLimit = 32_768

  /// The newest version of a stream, 0 where it has no event.
  ///
  /// `load` gives the versions of a chunk, nil where there is none yet.
  mutating func current<Failure: Error>(
    _ stream: StreamID, load: (ChunkKey) throws(Failure) -> [UInt32]?
  ) throws(Failure) -> UInt64 {
    let key = ChunkKey(stream)
    if let place = place(of: key) { return UInt64(chunks[place].versions[Self.slot(of: stream)]) }
    let versions = try load(key) ?? Array(repeating: 0, count: Int(Self.perChunk))
    places[key] = chunks.count
    lastPlaces[key.category] = chunks.count
    chunks.append(Chunk(key: key, versions: versions))
    return UInt64(versions[Self.slot(of: stream)])
  }

  /// Adds one event to a stream whose chunk was loaded by `current`, and gives its version.
  mutating func advance(_ stream: StreamID) -> UInt64 {
    guard let place = place(of: ChunkKey(stream)) else {
      preconditionFailure("a stream is looked up before it is advanced")
    }
    undo.append(stream)
    if !chunks[place].isDirty {
      chunks[place].isDirty = true
      dirty.append(place)
    }
    chunks[place].versions[Self.slot(of: stream)] += 1
    return UInt64(chunks[place].versions[Self.slot(of: stream)])
  }

  /// Makes everything advanced since the last `keep` or `revert` stand.
  mutating func keep() {
    undo.removeAll(keepingCapacity: true)
  }

  /// Takes back everything advanced since the last `keep` or `revert`.
  mutating func revert() {
    for stream in undo {
      guard let place = place(of: ChunkKey(stream)) else { continue }
      chunks[place].versions[Self.slot(of: stream)] -= 1
    }
    undo.removeAll(keepingCapacity: true)
  }

  /// The chunks changed since the last call, in the order of their keys and in their stored form.
  mutating func takeDirty() -> [(key: ChunkKey, value: [UInt8])] {
    defer { dirty.removeAll(keepingCapacity: true) }
    for place in dirty { chunks[place].isDirty = false }
    return dirty.map { (chunks[$0].key, Self.encode(chunks[$0].versions)) }
      .sorted { $0.key < $1.key }
  }

  /// Forgets what is known, because another process may have written, or a transaction failed.
  mutating func dropAll() {
    self = StreamVersions()
  }

  /// Keeps memory bounded between transactions.
  mutating func trim() {
    if chunks.count > Self.chunkLimit { dropAll() }
  }

  private mutating func place(of key: ChunkKey) -> Int? {
    let last = lastPlaces[key.category]
    if last < chunks.count, chunks[last].key == key { return last }
    guard let place = places[key] else { return nil }
    lastPlaces[key.category] = place
    return place
  }

  private static func slot(of stream: StreamID) -> Int { Int(stream.number % perChunk) }

  /// The stored form of a chunk: every version in 1, 2 or 4 bytes, the fewest that hold the largest,
  /// most significant first.
  static func encode(_ versions: [UInt32]) -> [UInt8] {
    let largest = versions.reduce(0, max)
    let width = largest <= UInt8.max ? 1 : largest <= UInt16.max ? 2 : 4
    var bytes: [UInt8] = []
    bytes.reserveCapacity(versions.count * width)
    for version in versions {
      for shift in stride(from: 8 * (width - 1), through: 0, by: -8) {
        bytes.append(UInt8(truncatingIfNeeded: version >> UInt32(shift)))
      }
    }
    return bytes
  }

  /// The versions of a stored chunk, nil where its size is not one that a chunk can have.
  static func decode(_ bytes: Span<UInt8>) -> [UInt32]? {
    guard let width = width(of: bytes) else { return nil }
    return (0..<Int(perChunk)).map { version(at: $0, in: bytes, width) }
  }

  /// The version of one stream in its stored chunk; nil as for all of them.
  static func version(of stream: StreamID, in bytes: Span<UInt8>) -> UInt32? {
    guard let width = width(of: bytes) else { return nil }
    return version(at: slot(of: stream), in: bytes, width)
  }

  private static func width(of bytes: Span<UInt8>) -> Int? {
    let width = bytes.count / Int(perChunk)
    return [1, 2, 4].contains(width) && bytes.count == width * Int(perChunk) ? width : nil
  }

  private static func version(at slot: Int, in bytes: Span<UInt8>, _ width: Int) -> UInt32 {
    (slot * width..<(slot + 1) * width).reduce(0) { $0 << 8 | UInt32(bytes[$1]) }
  }
}
