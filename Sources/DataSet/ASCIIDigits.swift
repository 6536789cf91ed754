/// Fixed-width decimal numbers, as dates and times write them.
enum ASCIIDigits {
  /// The number that the bytes write in decimal, or nil when one is not a digit.
  static func value(_ bytes: ArraySlice<UInt8>) -> Int? {
    var total = 0
    for byte in bytes {
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      total = total * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return bytes.isEmpty ? nil : total
  }

  /// The number in decimal, with zeros in front up to the width.
  static func text(_ number: Int, width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// Adds the number in decimal to the end of some text, with zeros in front up to the width.
  static func append(_ number: UInt64, width: Int = 1, to text: inout [UInt8]) {
    let start = text.count
    var rest = number
    repeat {
      text.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    } while rest > 0 || text.count - start < width
    var (first, last) = (start, text.count - 1)
    while first < last {
      text.swapAt(first, last)
      (first, last) = (first + 1, last - 1)
    }
  }
}
