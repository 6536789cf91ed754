/// A part of a set: its numbers in some chunks next to each other, serialised by themselves.
///
/// For storing a set that is larger than a value or an event may be. A piece was checked in full.
public struct PersonSetPiece: Sendable, Equatable {
  /// The least limit of bytes into which every chunk fits, in whatever form.
  public static let leastLimit = 8 + 4 + 4 + SerializedPersonSet.bitMapBytes

  /// The piece in the portable form; never empty.
  public let serialized: [UInt8]

  /// The first and the last chunk of which the piece holds numbers.
  public var chunks: ClosedRange<PersonChunk> { first...last }

  /// The number of people in the piece.
  public let count: Int

  private let first: PersonChunk
  private let last: PersonChunk

  /// Takes a piece as it was stored, and checks every byte.
  ///
  /// - Throws: ``PersonSetError/malformed(_:offset:)``, also when the piece is empty.
  public init(serialized: [UInt8]) throws(PersonSetError) {
    let entries = try SerializedPersonSet(serialized.span).checkedChunks()
    guard !entries.isEmpty else { throw .malformed(.empty, offset: 0) }
    self.init(serialized, of: entries[...])
  }

  /// Takes bytes that hold these chunks, of which there is at least one.
  init(_ serialized: [UInt8], of entries: ArraySlice<ChunkEntry>) {
    guard let first = entries.first, let last = entries.last else {
      preconditionFailure("a piece without chunks")
    }
    self.serialized = serialized
    self.first = first.chunk
    self.last = last.chunk
    count = entries.reduce(0) { $0 + $1.count }
  }

  /// The piece cut into one for each chunk, as an index by chunk stores it.
  public func byChunk() -> [PersonSetPiece] {
    cut(serialized) { entries in entries.startIndex + 1 }
  }
}

extension PersonSet {
  /// The set in pieces of at most so many bytes, as few as their order allows, in ascending order.
  ///
  /// - Precondition: the limit is at least ``PersonSetPiece/leastLimit``.
  public func pieces(ofAtMost limit: Int) -> [PersonSetPiece] {
    precondition(
      limit >= PersonSetPiece.leastLimit,
      "pieces of \(limit) bytes; a chunk may take \(PersonSetPiece.leastLimit)")
    return cut(serialized()) { entries in
      var size = PieceSize()
      return entries.firstIndex { entry in
        size.add(entry)
        return size.bytes > limit
      } ?? entries.endIndex
    }
  }

  /// Puts a set together again from its pieces, in the order in which they were cut.
  ///
  /// - Throws: ``PersonSetError/piecesOutOfOrder(_:after:)``.
  public init(joining pieces: some Sequence<PersonSetPiece>) throws(PersonSetError) {
    var joined = PersonSet()
    var last: PersonChunk?
    for piece in pieces {
      if let last, piece.chunks.lowerBound <= last {
        throw .piecesOutOfOrder(piece.chunks.lowerBound, after: last)
      }
      joined.formUnion(try PersonSet(serialized: piece.serialized.span))
      last = piece.chunks.upperBound
    }
    self = joined
  }
}

/// Cuts a serialised set that was checked, or was written by this program, between chunks.
///
/// - Parameter end: where the piece ends that begins with the chunks given; at least one further.
private func cut(
  _ serialized: [UInt8], where end: (ArraySlice<ChunkEntry>) -> Int
) -> [PersonSetPiece] {
  let entries: [ChunkEntry]
  do {
    entries = try SerializedPersonSet(serialized.span).checkedChunks()
  } catch {
    preconditionFailure("a set was written wrongly: \(error)")
  }
  var pieces: [PersonSetPiece] = []
  var rest = entries[...]
  while !rest.isEmpty {
    let piece = rest[..<end(rest)]
    pieces.append(PersonSetPiece(copy(piece, from: serialized), of: piece))
    rest = rest[piece.endIndex...]
  }
  return pieces
}

/// How many bytes some chunks take when they are serialised by themselves.
private struct PieceSize {
  private(set) var chunks = 0
  private(set) var hasRuns = false
  private var content = 0

  mutating func add(_ entry: ChunkEntry) {
    chunks += 1
    hasRuns = hasRuns || entry.isRuns
    content += entry.extent.count
  }

  var bytes: Int { contentOffset + content }

  var hasOffsets: Bool { !hasRuns || chunks >= SerializedPersonSet.fewestWithOffsets }

  var contentOffset: Int {
    (hasRuns ? 4 + (chunks + 7) / 8 : 8) + (hasOffsets ? 8 : 4) * chunks
  }
}

/// Some chunks of a serialised set, serialised by themselves; their bytes stay as they are.
private func copy(_ entries: ArraySlice<ChunkEntry>, from source: [UInt8]) -> [UInt8] {
  var size = PieceSize()
  for entry in entries { size.add(entry) }
  var bytes: [UInt8] = []
  bytes.reserveCapacity(size.bytes)
  if size.hasRuns {
    bytes.append(littleEndian: SerializedPersonSet.withRuns | UInt32(size.chunks - 1) << 16)
    var flags = [UInt8](repeating: 0, count: (size.chunks + 7) / 8)
    for (index, entry) in entries.enumerated() where entry.isRuns {
      flags[index / 8] |= 1 << UInt8(index % 8)
    }
    bytes += flags
  } else {
    bytes.append(littleEndian: SerializedPersonSet.withoutRuns)
    bytes.append(littleEndian: UInt32(size.chunks))
  }
  for entry in entries {
    bytes.append(littleEndian: UInt32(entry.chunk.rawValue) | UInt32(entry.count - 1) << 16)
  }
  if size.hasOffsets {
    var place = size.contentOffset
    for entry in entries {
      bytes.append(littleEndian: UInt32(place))
      place += entry.extent.count
    }
  }
  for entry in entries { bytes += source[entry.extent] }
  return bytes
}

extension [UInt8] {
  fileprivate mutating func append(littleEndian number: UInt32) {
    for shift in stride(from: 0, to: 32, by: 8) {
      append(UInt8(truncatingIfNeeded: number >> UInt32(shift)))
    }
  }
}
