/// Why an answer of the opt-out service tells nothing (R16).
public enum OptOutReplyFault: String, Error, Sendable, CaseIterable {
  /// It is empty: everybody opted out, or nothing was looked up.
  case empty
  /// The service found a number invalid and says so instead of answering.
  case invalidNumbers
  /// It holds a number that was not asked for.
  case foreignNumber
  /// It holds a number twice.
  case duplicateNumber
  /// A line is not ten digits and a comma.
  case garbled
  /// Two answers to one file differ.
  case contradiction
}

/// An answer: those of a file's numbers that are not opted out.
struct OptOutReply: Sendable {
  /// For each place of the file whether its number came back.
  let returned: [Bool]

  /// Reads an answer; one fault refuses all of it, since who is left out counts as opted out.
  ///
  /// - Parameters:
  ///   - bytes: as received, with LF or CRLF line ends.
  ///   - places: which places of the cohort's order the file asked about.
  init(
    _ bytes: [UInt8], to places: Range<Int>, of cohort: OptOutCohort
  ) throws(OptOutReplyFault) {
    guard bytes.contains(where: { ![0x0a, 0x0d, 0x20].contains($0) }) else { throw .empty }
    var returned = [Bool](repeating: false, count: places.count)
    var lines = OptOutLines(bytes)
    while let line = lines.next() {
      guard let number = line else {
        throw OptOutLines.tellsOfInvalidNumbers(bytes) ? .invalidNumbers : .garbled
      }
      guard let place = cohort.place(of: number, in: places) else { throw .foreignNumber }
      guard !returned[place - places.lowerBound] else { throw .duplicateNumber }
      returned[place - places.lowerBound] = true
    }
    self.returned = returned
  }

  /// The number on the first line of an answer; nil where it holds none.
  static func firstNumber(in bytes: [UInt8]) -> UInt64? {
    var lines = OptOutLines(bytes)
    return lines.next() ?? nil
  }
}

extension OptOutCohort {
  /// Where a number stands among some places of the order; nil where it does not.
  func place(of number: UInt64, in places: Range<Int>) -> Int? {
    var low = places.lowerBound
    var high = places.upperBound
    while low < high {
      let middle = (low + high) / 2
      if self.number(at: middle) < number { low = middle + 1 } else { high = middle }
    }
    return low < places.upperBound && self.number(at: low) == number ? low : nil
  }
}

/// The lines of a list of NHS numbers.
private struct OptOutLines {
  private let bytes: [UInt8]
  private var offset = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The number of the next line, nil inside where it holds none; nil at the end.
  mutating func next() -> UInt64?? {
    guard offset < bytes.count else { return nil }
    var number: UInt64 = 0
    for place in 0..<10 {
      guard offset + place < bytes.count, (0x30...0x39).contains(bytes[offset + place])
      else { return .some(nil) }
      number = number * 10 + UInt64(bytes[offset + place] - 0x30)
    }
    offset += 10
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: ",") else { return .some(nil) }
    offset += 1
    if offset < bytes.count, bytes[offset] == 0x0d { offset += 1 }
    // The last line may end with the file.
    guard offset == bytes.count || bytes[offset] == 0x0a else { return .some(nil) }
    offset += 1
    return .some(number)
  }

  /// Whether the file is one line of words about invalid numbers.
  static func tellsOfInvalidNumbers(_ bytes: [UInt8]) -> Bool {
    guard bytes.count < 1_000 else { return false }
    let text = String(decoding: bytes, as: UTF8.self).lowercased()
    return text.contains("invalid") && text.split(whereSeparator: \.isNewline).count == 1
  }
}
