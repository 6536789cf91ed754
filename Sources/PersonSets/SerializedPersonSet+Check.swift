/// One chunk of a serialised set that was checked.
struct ChunkEntry {
  let chunk: PersonChunk
  let count: Int
  let isRuns: Bool

  /// Where its bytes are.
  let extent: Range<Int>
}

extension SerializedPersonSet {
  /// Checks every byte, and gives the chunks.
  ///
  /// What passes is a set as the specification has it: the library reads it without leaving the
  /// bytes, and finds in it what ``contains(_:)`` finds.
  func checkedChunks() throws(PersonSetError) -> [ChunkEntry] {
    try checkRunFlags()
    var entries: [ChunkEntry] = []
    entries.reserveCapacity(chunkCount)
    var place = content
    for index in 0..<chunkCount {
      let chunk = chunk(at: index)
      if let last = entries.last, last.chunk >= chunk {
        throw .malformed(.chunksOutOfOrder, offset: table + 4 * index)
      }
      if let offsets, Int(bytes.littleEndianUInt32(at: offsets + 4 * index)) != place {
        throw .malformed(.wrongOffset, offset: offsets + 4 * index)
      }
      let extent = try extent(of: index, at: place)
      let form = form(of: index)
      let count = count(of: index)
      switch form {
      case .list: try checkList(extent)
      case .bitMap: try checkBitMap(extent, count: count)
      case .runs: try checkRuns(extent, count: count)
      }
      entries.append(
        ChunkEntry(chunk: chunk, count: count, isRuns: form == .runs, extent: extent))
      place = extent.upperBound
    }
    guard place == bytes.count else { throw .malformed(.excess, offset: place) }
    return entries
  }

  /// Flags fill whole bytes; those behind the last chunk are not set.
  private func checkRunFlags() throws(PersonSetError) {
    guard let runFlags, chunkCount % 8 != 0 else { return }
    let last = runFlags + chunkCount / 8
    if bytes[last] >> UInt8(chunkCount % 8) != 0 { throw .malformed(.excess, offset: last) }
  }

  private func checkList(_ extent: Range<Int>) throws(PersonSetError) {
    var last = -1
    for place in stride(from: extent.lowerBound, to: extent.upperBound, by: 2) {
      let number = Int(bytes.littleEndianUInt16(at: place))
      guard number > last else { throw .malformed(.numbersOutOfOrder, offset: place) }
      last = number
    }
  }

  private func checkBitMap(_ extent: Range<Int>, count: Int) throws(PersonSetError) {
    let map = bytes.extracting(extent)
    var found = 0
    for index in map.indices { found += map[index].nonzeroBitCount }
    guard found == count else { throw .malformed(.wrongCount, offset: extent.lowerBound) }
  }

  private func checkRuns(_ extent: Range<Int>, count: Int) throws(PersonSetError) {
    var found = 0
    var earliest = 0
    for place in stride(from: extent.lowerBound + 2, to: extent.upperBound, by: 4) {
      let first = Int(bytes.littleEndianUInt16(at: place))
      let last = first + Int(bytes.littleEndianUInt16(at: place + 2))
      guard first >= earliest else { throw .malformed(.numbersOutOfOrder, offset: place) }
      guard last <= 0xffff else { throw .malformed(.runTooLong, offset: place + 2) }
      found += last - first + 1
      // Runs that touch would be one.
      earliest = last + 2
    }
    guard found == count else { throw .malformed(.wrongCount, offset: extent.lowerBound) }
  }
}
