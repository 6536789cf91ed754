import PersonSets
import SeededRandom
import Testing

@Suite struct PieceTests {
  @Test(arguments: UInt64(1)...12)
  func `A set is cut into pieces and joined again`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let numbers = randomNumbers(&generator)
    let set = try PersonSet(numbers)
    let limit = Int.random(in: PersonSetPiece.leastLimit...30_000, using: &generator)
    let pieces = set.pieces(ofAtMost: limit)
    for piece in pieces {
      #expect(piece.serialized.count <= limit)
      let own = numbers.filter { inChunks($0, piece.chunks) }
      #expect(piece.count == own.count)
      #expect(piece.serialized == portableForm(of: own))
      #expect(piece == (try PersonSetPiece(serialized: piece.serialized)))
    }
    // No piece could have taken the first chunk of the next one as well.
    for (piece, next) in zip(pieces, pieces.dropFirst()) {
      let taken = piece.chunks.lowerBound...next.chunks.lowerBound
      let both = portableForm(of: numbers.filter { inChunks($0, taken) })
      #expect(both.count > limit)
    }
    #expect(try PersonSet(joining: pieces) == set)
    #expect(pieces.reduce(0) { $0 + $1.count } == numbers.count)
  }

  @Test(arguments: UInt64(1)...8)
  func `A piece is cut into its chunks`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let numbers = randomNumbers(&generator)
    let set = try PersonSet(numbers)
    let chunks = set.pieces(ofAtMost: 65_535).flatMap { $0.byChunk() }
    #expect(
      chunks.map(\.chunks.lowerBound.rawValue) == Set(numbers.map { UInt16($0 >> 16) }).sorted())
    for piece in chunks {
      #expect(piece.chunks.lowerBound == piece.chunks.upperBound)
      let own = numbers.filter { inChunks($0, piece.chunks) }
      #expect(piece.serialized == portableForm(of: own))
      let serialized = try SerializedPersonSet(piece.serialized.span)
      for number in telling(own, &generator) {
        let found = try serialized.contains(number)
        if found != own.contains(number) { Issue.record("\(number): \(found)") }
      }
    }
    #expect(try PersonSet(joining: chunks) == set)
  }

  @Test func `Many chunks fill a piece to the last byte`() throws {
    // 100 chunks of one number: 8 bytes, 8 a chunk, 2 a number.
    let numbers = (0..<2_000).map { UInt64($0) << 16 }
    let pieces = try PersonSet(numbers).pieces(ofAtMost: 8 + 10 * 900)
    #expect(pieces.map(\.count) == [900, 900, 200])
    #expect(pieces.map(\.serialized.count) == [9_008, 9_008, 2_008])
    #expect(
      try PersonSet(numbers).pieces(ofAtMost: 8 + 10 * 900 - 1).map(\.count) == [899, 899, 202])
  }

  @Test func `Every form of a chunk fits into the least limit`() throws {
    let chunks: [[UInt64]] = [
      (0...0xffff).filter { $0 % 3 == 0 }, (0...4_095).map { 2 * $0 }, (0...4_096).map { 2 * $0 },
      (0...0xffff).filter { $0 % 32 < 31 }, Array(0...0xffff),
    ]
    for numbers in chunks {
      let pieces = try PersonSet(numbers).pieces(ofAtMost: PersonSetPiece.leastLimit)
      #expect(pieces.count == 1 && pieces[0].serialized.count <= PersonSetPiece.leastLimit)
    }
    #expect(PersonSetPiece.leastLimit == 8_208)
  }

  @Test func `A limit below the least stops the program`() async {
    await #expect(processExitsWith: .failure) {
      _ = PersonSet().pieces(ofAtMost: PersonSetPiece.leastLimit - 1)
    }
  }

  @Test func `No people, no pieces`() throws {
    #expect(PersonSet().pieces(ofAtMost: 65_535).isEmpty)
    #expect(try PersonSet(joining: []).isEmpty)
    #expect(throws: PersonSetError.malformed(.empty, offset: 0)) {
      try PersonSetPiece(serialized: PersonSet().serialized())
    }
    #expect(throws: PersonSetError.malformed(.excess, offset: 32)) {
      try PersonSetPiece(serialized: HostileBytesTests.lists + [0])
    }
  }

  @Test func `Pieces are joined in their order and once each`() throws {
    let pieces = try PersonSet([1, 1 << 16, 2 << 16, 3 << 16]).pieces(ofAtMost: 65_535)
      .flatMap { $0.byChunk() }
    func error(_ chunk: UInt16, _ before: UInt16) -> PersonSetError {
      .piecesOutOfOrder(PersonChunk(rawValue: chunk), after: PersonChunk(rawValue: before))
    }
    #expect(throws: error(1, 2)) { try PersonSet(joining: [pieces[2], pieces[1]]) }
    #expect(throws: error(3, 3)) { try PersonSet(joining: [pieces[0], pieces[3], pieces[3]]) }
    let wide = try PersonSetPiece(serialized: PersonSet([0, 2 << 16]).serialized())
    #expect(throws: error(1, 2)) { try PersonSet(joining: [wide, pieces[1]]) }
    // A piece that is missing cannot be seen here: whoever stores pieces keeps the count.
    #expect(try PersonSet(joining: [pieces[0], pieces[2]]).count == 2)
  }

  @Test func `A chunk knows its numbers`() {
    #expect(PersonChunk(of: 0)?.rawValue == 0)
    #expect(PersonChunk(of: 65_535)?.rawValue == 0)
    #expect(PersonChunk(of: 65_536)?.rawValue == 1)
    #expect(PersonChunk(of: UInt64(UInt32.max))?.rawValue == 65_535)
    #expect(PersonChunk(of: 1 << 32) == nil)
    #expect(PersonChunk(rawValue: 2).numbers == 131_072...196_607)
  }

  private func inChunks(_ number: UInt64, _ chunks: ClosedRange<PersonChunk>) -> Bool {
    chunks.contains(PersonChunk(rawValue: UInt16(number >> 16)))
  }
}
