/// A time of day to the second, with no time zone.
public struct TimeOfDay: Hashable, Comparable, Sendable {
  /// Seconds since midnight, from 0 to 86,399.
  public let secondsSinceMidnight: Int32

  /// Midnight, with which a date without a time is stored.
  public static let midnight = TimeOfDay(unchecked: 0)

  private init(unchecked seconds: Int32) {
    secondsSinceMidnight = seconds
  }

  /// The time written as `hh:mm:ss`, or nil for any other text.
  public init?(iso text: some StringProtocol) {
    self.init(iso: Array(text.utf8)[...])
  }

  /// The time written as the eight bytes `hh:mm:ss`, or nil for any others.
  public init?(iso bytes: ArraySlice<UInt8>) {
    let start = bytes.startIndex
    guard bytes.count == 8, bytes[start + 2] == UInt8(ascii: ":"),
      bytes[start + 5] == UInt8(ascii: ":"),
      let hours = ASCIIDigits.value(bytes[start..<start + 2]), hours < 24,
      let minutes = ASCIIDigits.value(bytes[start + 3..<start + 5]), minutes < 60,
      let seconds = ASCIIDigits.value(bytes[start + 6..<start + 8]), seconds < 60
    else { return nil }
    secondsSinceMidnight = Int32(hours * 3600 + minutes * 60 + seconds)
  }

  /// The earlier time comes first.
  public static func < (left: TimeOfDay, right: TimeOfDay) -> Bool {
    left.secondsSinceMidnight < right.secondsSinceMidnight
  }
}

extension TimeOfDay: CustomStringConvertible {
  /// The time as `hh:mm:ss`.
  public var description: String {
    let seconds = Int(secondsSinceMidnight)
    return [seconds / 3600, seconds / 60 % 60, seconds % 60]
      .map { ASCIIDigits.text($0, width: 2) }.joined(separator: ":")
  }
}
