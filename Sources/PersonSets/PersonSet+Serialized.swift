extension PersonSet {
  /// The set in the portable form of Roaring bitmaps, read by any implementation of it.
  ///
  /// Equal sets give equal bytes, however they were made. Each chunk takes the smallest of three
  /// forms: a list of 2 bytes a number, a bit map of 8 KiB, or runs of 4 bytes each.
  public func serialized() -> [UInt8] { bitmap.serialized() }

  /// Reads a serialised set, from whichever implementation, after checking every byte.
  ///
  /// - Throws: ``PersonSetError/malformed(_:offset:)``; nothing in the bytes stops the program.
  public init(serialized bytes: Span<UInt8>) throws(PersonSetError) {
    let chunks = try SerializedPersonSet(bytes).checkedChunks()
    try self.init(bytes, of: chunks)
  }

  /// Reads bytes that were checked in full.
  init(_ bytes: Span<UInt8>, of chunks: [ChunkEntry]) throws(PersonSetError) {
    let announced = chunks.reduce(0) { $0 + $1.count }
    guard let bitmap = Bitmap(checked: bytes), bitmap.count == announced else {
      throw .malformed(.refused, offset: 0)
    }
    self.init(bitmap)
  }
}
