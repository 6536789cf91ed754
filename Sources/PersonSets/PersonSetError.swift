/// Why a set of person numbers could not be made or read.
public enum PersonSetError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A set holds numbers below 2^32.
  case numberTooLarge(UInt64)
  /// The bytes are no serialised set; the offset is that of the byte at which this shows.
  case malformed(MalformedPersonSet, offset: Int)
  /// The pieces to be joined do not follow each other, or there is one twice.
  case piecesOutOfOrder(PersonChunk, after: PersonChunk)

  /// One line: what was refused, where, and what was expected.
  public var description: String {
    switch self {
    case .numberTooLarge(let number):
      "person number \(number) does not fit into a set, which holds numbers up to \(UInt32.max)"
    case .malformed(let reason, let offset):
      "the bytes are no set of person numbers: \(reason) at byte \(offset)"
    case .piecesOutOfOrder(let chunk, let before):
      "the piece that begins with chunk \(chunk) comes after chunk \(before); pieces are joined in"
        + " ascending order"
    }
  }
}

/// What is wrong with bytes that should be a serialised set.
public enum MalformedPersonSet: Hashable, Sendable, CustomStringConvertible {
  /// The first bytes name no known form.
  case unknownForm
  /// The bytes end before what they announce.
  case truncated
  /// There are more chunks than 65,536.
  case tooManyChunks
  /// A chunk does not come after the one before it.
  case chunksOutOfOrder
  /// A chunk does not begin where the table of offsets says.
  case wrongOffset
  /// A number or run does not come after the one before it, or touches it.
  case numbersOutOfOrder
  /// A run goes on beyond the end of its chunk.
  case runTooLong
  /// A chunk does not hold as many numbers as announced.
  case wrongCount
  /// There are bytes behind the last chunk, or flags of chunks that do not exist.
  case excess
  /// A piece holds at least one number.
  case empty
  /// The library did not take bytes in which nothing wrong was found.
  case refused

  /// The reason, as part of a sentence.
  public var description: String {
    switch self {
    case .unknownForm: "an unknown form"
    case .truncated: "a part that is cut off begins"
    case .tooManyChunks: "more than 65536 chunks are announced"
    case .chunksOutOfOrder: "chunks are not in ascending order"
    case .wrongOffset: "an offset leads elsewhere than to its chunk"
    case .numbersOutOfOrder: "numbers are not in ascending order"
    case .runTooLong: "a run goes beyond its chunk"
    case .wrongCount: "another count of numbers is announced than there are"
    case .excess: "there is more than was announced"
    case .empty: "a piece without numbers"
    case .refused: "something the library does not take"
    }
  }
}
