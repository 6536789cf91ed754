/// A calendar day with a time of day, as a system clock wrote it, with no time zone.
public struct DayAndTime: Hashable, Comparable, Sendable {
  /// The calendar day.
  public let day: Day
  /// The time on that day.
  public let time: TimeOfDay

  /// The moment at this time on this day.
  public init(day: Day, time: TimeOfDay) {
    self.day = day
    self.time = time
  }

  /// The moment written as `YYYY-MM-DDThh:mm:ss`, or nil for any other text.
  public init?(iso text: some StringProtocol) {
    self.init(iso: Array(text.utf8)[...])
  }

  /// The moment written as the nineteen bytes `YYYY-MM-DDThh:mm:ss`, or nil for any others.
  public init?(iso bytes: ArraySlice<UInt8>) {
    let start = bytes.startIndex
    guard bytes.count == 19, bytes[start + 10] == UInt8(ascii: "T"),
      let day = Day(iso: bytes[start..<start + 10]),
      let time = TimeOfDay(iso: bytes[start + 11..<start + 19])
    else { return nil }
    self.init(day: day, time: time)
  }

  /// The earlier moment comes first.
  public static func < (left: DayAndTime, right: DayAndTime) -> Bool {
    (left.day, left.time) < (right.day, right.time)
  }
}

extension DayAndTime: CustomStringConvertible {
  /// The moment as `YYYY-MM-DDThh:mm:ss`.
  public var description: String { "\(day)T\(time)" }
}
