/// The shape of a SNOMED CT identifier of a concept, without a look into the terminology.
struct SnomedConcept: Sendable {
  /// The two digits before the check digit that stand for a concept.
  let partitions: [[UInt8]]

  /// Whether the text is 6 to 18 digits, of a concept's partition, with the right check digit.
  func isWellFormed(_ text: Span<UInt8>) -> Bool {
    guard (6...18).contains(text.count), ASCIIDigit.all(text) else { return false }
    let partition = [text[text.count - 3], text[text.count - 2]]
    return partitions.contains(partition) && SnomedConcept.hasCheckDigit(text)
  }

  /// Whether the last of the digits is the check digit of those before it (Verhoeff's scheme, which
  /// is arithmetic in the symmetries of the pentagon).
  static func hasCheckDigit(_ digits: Span<UInt8>) -> Bool {
    var check = 0
    for place in digits.indices {
      var digit = Int(digits[digits.count - 1 - place] - UInt8(ascii: "0"))
      // Each place from the right shuffles the digit once more; eight shuffles are none.
      for _ in 0..<(place % 8) { digit = shuffle[digit] }
      check = product(check, digit)
    }
    return check == 0
  }

  private static let shuffle = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]

  // 0 to 4 are turns of the pentagon, 5 to 9 a turn after a reflection.
  private static func product(_ left: Int, _ right: Int) -> Int {
    switch (left < 5, right < 5) {
    case (true, true): (left + right) % 5
    case (true, false): 5 + (left + right - 5) % 5
    case (false, true): 5 + (left - 5 - right + 5) % 5
    case (false, false): (left - right + 5) % 5
    }
  }
}
