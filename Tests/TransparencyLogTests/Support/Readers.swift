import TransparencyLog

/// Stored hashes in memory, with a count of the reads.
final class ArrayReader: HashReader {
  private let hashes: [Hash]
  private(set) var readCount = 0

  init(_ hashes: [Hash]) {
    self.hashes = hashes
  }

  func hash(at storedIndex: UInt64) -> Hash {
    readCount += 1
    return hashes[Int(storedIndex)]
  }

  func readCount(of body: () -> Void) -> Int {
    let before = readCount
    body()
    return readCount - before
  }
}

/// A tree of any size in which all leaves are alike, so that one hash stands for each level.
struct UniformReader: HashReader {
  let leaf: Hash
  private let levels: [Hash]

  init() {
    let leaf = Hash.leaf([0xaa].span)
    self.leaf = leaf
    levels = (0..<63).reduce(into: [leaf]) { levels, level in
      levels.append(.node(levels[level], levels[level]))
    }
  }

  func hash(at storedIndex: UInt64) -> Hash {
    levels[MerkleTree.subtree(atStoredIndex: storedIndex).level]
  }
}

/// Stored hashes one after the other in borrowed bytes, as in a memory map.
struct SpanReader: HashReader, ~Escapable {
  private let bytes: Span<UInt8>

  @_lifetime(copy bytes)
  init(_ bytes: Span<UInt8>) {
    self.bytes = bytes
  }

  func hash(at storedIndex: UInt64) -> Hash {
    let start = Int(storedIndex) * Hash.byteCount
    return Hash(bytes.extracting(start..<start + Hash.byteCount)) ?? .emptyRoot
  }
}

/// A reader that cannot be copied and always fails, as a damaged store would.
struct FailingReader: HashReader, ~Copyable {
  struct Failure: Error, Equatable {
    let storedIndex: UInt64
  }

  func hash(at storedIndex: UInt64) throws(Failure) -> Hash {
    throw Failure(storedIndex: storedIndex)
  }
}
