internal import EventSchema
internal import LMDB

/// The newest version of every stream, in chunks of 256 streams of one category.
///
/// An index with one entry a stream would dirty a page of the map for nearly every event of a batch
/// that touches many streams. Stream numbers are dense, so a chunk of plain numbers holds 256 of
/// them in a kilobyte, and a batch over 300,000 streams in random order still writes 400 pages only.
struct StreamVersions {
  /// What was read or written since the last `dropAll`.
  private var chunks: [Chunk] = []
  private var places: [ChunkKey: Int] = [:]
  /// Where the last stream was found: the next one is often its neighbour.
  private var lastPlace: Int?
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

    static func < (left: ChunkKey, right: ChunkKey) -> Bool { left.packed < right.packed }
  }

  /// The versions of a chunk in their stored form: four bytes each, most significant first.
  private struct Chunk {
    let key: ChunkKey
    var bytes: [UInt8]
    var isDirty = false
  }

  static let perChunk: UInt64 = 256
  static let chunkBytes = Int(perChunk) * 4
  /// About 32 MB of versions are kept between transactions.
  static let chunkLimit = 32_768

  /// The newest version of a stream, 0 where it has no event.
  ///
  /// `load` gives the stored form of a chunk, nil where there is none yet.
  mutating func current<Failure: Error>(
    _ stream: StreamID, load: (ChunkKey) throws(Failure) -> [UInt8]?
  ) throws(Failure) -> UInt64 {
    let key = ChunkKey(stream)
    if let place = place(of: key) { return version(stream, at: place) }
    let bytes = try load(key) ?? Array(repeating: 0, count: Self.chunkBytes)
    places[key] = chunks.count
    lastPlace = chunks.count
    chunks.append(Chunk(key: key, bytes: bytes))
    return version(stream, at: chunks.count - 1)
  }

  /// Adds one event to a stream whose chunk was loaded by `current`, and gives its version.
  mutating func advance(_ stream: StreamID) -> UInt64 {
    guard let place = place(of: ChunkKey(stream)) else {
      preconditionFailure("a stream is looked up before it is advanced")
    }
    let version = version(stream, at: place) + 1
    undo.append(stream)
    if !chunks[place].isDirty {
      chunks[place].isDirty = true
      dirty.append(place)
    }
    set(stream, at: place, to: version)
    return version
  }

  /// Makes everything advanced since the last `keep` or `revert` stand.
  mutating func keep() {
    undo.removeAll(keepingCapacity: true)
  }

  /// Takes back everything advanced since the last `keep` or `revert`.
  mutating func revert() {
    for stream in undo {
      guard let place = place(of: ChunkKey(stream)) else { continue }
      set(stream, at: place, to: version(stream, at: place) - 1)
    }
    undo.removeAll(keepingCapacity: true)
  }

  /// The chunks changed since the last call, in the order of their keys.
  mutating func takeDirty() -> [(key: ChunkKey, value: [UInt8])] {
    defer { dirty.removeAll(keepingCapacity: true) }
    for place in dirty { chunks[place].isDirty = false }
    return dirty.map { (chunks[$0].key, chunks[$0].bytes) }.sorted { $0.key < $1.key }
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
    if let lastPlace, chunks[lastPlace].key == key { return lastPlace }
    guard let place = places[key] else { return nil }
    lastPlace = place
    return place
  }

  private func version(_ stream: StreamID, at place: Int) -> UInt64 {
    let bytes = chunks[place].bytes
    return UInt64(bytes.span.bigEndianUInt32(at: Self.offset(of: stream)))
  }

  private mutating func set(_ stream: StreamID, at place: Int, to version: UInt64) {
    let offset = Self.offset(of: stream)
    for index in 0..<4 {
      let shift = 24 - 8 * UInt64(index)
      chunks[place].bytes[offset + index] = UInt8(truncatingIfNeeded: version >> shift)
    }
  }

  private static func offset(of stream: StreamID) -> Int { 4 * Int(stream.number % perChunk) }

  /// The versions of a stored chunk, nil where its size is wrong.
  static func decode(_ bytes: Span<UInt8>) -> [UInt32]? {
    guard bytes.count == chunkBytes else { return nil }
    return stride(from: 0, to: bytes.count, by: 4).map { bytes.bigEndianUInt32(at: $0) }
  }
}
