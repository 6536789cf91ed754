/// A serialised set, read where it lies, such as in the map of a database.
///
/// The form is the portable one of Roaring bitmaps: a first part that names the form and the count
/// of chunks, a table of chunks with their counts, a table of offsets, and the chunks. It is read
/// without the library, and every number read from it is distrusted.
///
/// ```swift
/// let wasGiven = try SerializedPersonSet(value).contains(person)
/// ```
public struct SerializedPersonSet: ~Escapable {
  let bytes: Span<UInt8>

  /// How many chunks there are, from 0 to 65,536.
  let chunkCount: Int

  /// Where a bit for each chunk says whether it is made of runs, unless none is.
  let runFlags: Int?

  /// Where the table of chunks begins: upper 16 bits and count less 1 of each.
  let table: Int

  /// Where the table of offsets begins; only few chunks among which are runs have none.
  let offsets: Int?

  /// Where the first chunk begins.
  let content: Int

  /// Reads the first part only, so the cost does not depend on the set.
  ///
  /// - Throws: ``PersonSetError/malformed(_:offset:)`` when the tables do not fit into the bytes.
  @_lifetime(copy bytes)
  public init(_ bytes: Span<UInt8>) throws(PersonSetError) {
    guard bytes.count >= 4 else { throw .malformed(.truncated, offset: 0) }
    let first = bytes.littleEndianUInt32(at: 0)
    var end = 4
    if first == Self.withoutRuns {
      guard bytes.count >= 8 else { throw .malformed(.truncated, offset: 4) }
      chunkCount = Int(bytes.littleEndianUInt32(at: 4))
      guard chunkCount <= Self.mostChunks else { throw .malformed(.tooManyChunks, offset: 4) }
      runFlags = nil
      end = 8
    } else {
      guard first & 0xffff == Self.withRuns else { throw .malformed(.unknownForm, offset: 0) }
      chunkCount = Int(first >> 16) + 1
      runFlags = end
      end += (chunkCount + 7) / 8
    }
    table = end
    end += 4 * chunkCount
    if runFlags == nil || chunkCount >= Self.fewestWithOffsets {
      offsets = end
      end += 4 * chunkCount
    } else {
      offsets = nil
    }
    content = end
    self.bytes = bytes
    guard end <= bytes.count else { throw .malformed(.truncated, offset: table) }
  }

  /// Whether the set holds a number; looks at its chunk only and allocates nothing.
  ///
  /// What it looks at is checked, the rest is not: of bytes that were never checked in full the
  /// answer may be wrong.
  ///
  /// - Throws: ``PersonSetError/malformed(_:offset:)`` when what it needs lies beyond the bytes.
  public func contains(_ number: UInt64) throws(PersonSetError) -> Bool {
    guard let chunk = PersonChunk(of: number), let index = index(of: chunk) else { return false }
    let low = UInt16(truncatingIfNeeded: number)
    let place = try place(of: index)
    let extent = try extent(of: index, at: place)
    switch form(of: index) {
    case .list:
      let found = firstIndex(in: 0..<count(of: index)) {
        bytes.littleEndianUInt16(at: place + 2 * $0) >= low
      }
      return found < count(of: index) && bytes.littleEndianUInt16(at: place + 2 * found) == low
    case .bitMap:
      return bytes[place + Int(low >> 3)] & 1 << (low & 7) != 0
    case .runs:
      let runs = extent.count / 4
      let after = firstIndex(in: 0..<runs) {
        bytes.littleEndianUInt16(at: place + 2 + 4 * $0) > low
      }
      guard after > 0 else { return false }
      let run = place + 2 + 4 * (after - 1)
      return low - bytes.littleEndianUInt16(at: run) <= bytes.littleEndianUInt16(at: run + 2)
    }
  }
}

extension SerializedPersonSet {
  /// The first 32 bits when no chunk is made of runs.
  static let withoutRuns: UInt32 = 12346

  /// The lower 16 of the first 32 bits when some chunk is made of runs.
  static let withRuns: UInt32 = 12347

  /// Fewer chunks than these have no table of offsets when there are runs among them.
  static let fewestWithOffsets = 4

  /// Up to these, the numbers of a chunk are listed.
  static let longestList = 4096

  static let bitMapBytes = 8192
  static let mostChunks = 65536

  /// How the numbers of a chunk are written.
  enum Form {
    case list, bitMap, runs
  }

  func chunk(at index: Int) -> PersonChunk {
    PersonChunk(rawValue: bytes.littleEndianUInt16(at: table + 4 * index))
  }

  /// As announced, from 1 to 65,536.
  func count(of index: Int) -> Int {
    Int(bytes.littleEndianUInt16(at: table + 4 * index + 2)) + 1
  }

  func form(of index: Int) -> Form {
    if let runFlags, bytes[runFlags + index / 8] & 1 << UInt8(index % 8) != 0 { return .runs }
    return count(of: index) <= Self.longestList ? .list : .bitMap
  }

  /// The bytes of a chunk that begins at a place, all of them there.
  func extent(of index: Int, at place: Int) throws(PersonSetError) -> Range<Int> {
    let size: Int
    switch form(of: index) {
    case .list: size = 2 * count(of: index)
    case .bitMap: size = Self.bitMapBytes
    case .runs:
      guard place + 2 <= bytes.count else { throw .malformed(.truncated, offset: place) }
      size = 2 + 4 * Int(bytes.littleEndianUInt16(at: place))
    }
    guard place + size <= bytes.count else { throw .malformed(.truncated, offset: place) }
    return place..<place + size
  }

  private func index(of chunk: PersonChunk) -> Int? {
    let found = firstIndex(in: 0..<chunkCount) { self.chunk(at: $0) >= chunk }
    return found < chunkCount && self.chunk(at: found) == chunk ? found : nil
  }

  private func place(of index: Int) throws(PersonSetError) -> Int {
    if let offsets { return Int(bytes.littleEndianUInt32(at: offsets + 4 * index)) }
    var place = content
    for before in 0..<index { place = try extent(of: before, at: place).upperBound }
    return place
  }

  /// The first index of which a condition holds, or the end; it holds of all after one of which it
  /// does.
  private func firstIndex(in range: Range<Int>, where holds: (Int) -> Bool) -> Int {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension Span where Element == UInt8 {
  func littleEndianUInt16(at offset: Int) -> UInt16 {
    UInt16(self[offset]) | UInt16(self[offset + 1]) << 8
  }

  func littleEndianUInt32(at offset: Int) -> UInt32 {
    UInt32(littleEndianUInt16(at: offset)) | UInt32(littleEndianUInt16(at: offset + 2)) << 16
  }
}
