/// A calendar day, counted from 1 January 1970 in the proleptic Gregorian calendar.
///
/// Covers the years 1 to 9999, which is what four digits can write.
public struct Day: Hashable, Comparable, Sendable {
  /// Whole days since 1970-01-01; negative before it.
  public let daysSince1970: Int32

  /// The day so many days after 1970-01-01.
  public init(daysSince1970: Int32) {
    self.daysSince1970 = daysSince1970
  }

  /// The day with this date, or nil where the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Day.count(ofMonth: month, year: year)
    else { return nil }
    // Counting years from March puts the leap day last, so that month lengths follow one formula.
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    daysSince1970 = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// The day written as `YYYY-MM-DD`, or nil for any other text.
  public init?(iso text: some StringProtocol) {
    self.init(iso: Array(text.utf8)[...])
  }

  /// The day written as the ten bytes `YYYY-MM-DD`, or nil for any others.
  public init?(iso bytes: ArraySlice<UInt8>) {
    let start = bytes.startIndex
    guard bytes.count == 10, bytes[start + 4] == UInt8(ascii: "-"),
      bytes[start + 7] == UInt8(ascii: "-"),
      let year = ASCIIDigits.value(bytes[start..<start + 4]),
      let month = ASCIIDigits.value(bytes[start + 5..<start + 7]),
      let day = ASCIIDigits.value(bytes[start + 8..<start + 10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The year, the month from 1 and the day of the month from 1.
  public var date: (year: Int, month: Int, day: Int) {
    let shifted = Int(daysSince1970) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// The day that lies this many days later.
  public func advanced(by days: Int) -> Day {
    Day(daysSince1970: daysSince1970 + Int32(days))
  }

  /// The day so many months later, or the last of that month where it is shorter.
  public func advanced(byMonths months: Int) -> Day {
    let (year, month, day) = date
    let count = year * 12 + month - 1 + months
    let (newYear, newMonth) = (count / 12, count % 12 + 1)
    let last = Day.count(ofMonth: newMonth, year: newYear)
    guard let moved = Day(year: newYear, month: newMonth, day: min(day, last)) else {
      // Beyond the years that four digits can write.
      return months > 0 ? Day.last : Day.first
    }
    return moved
  }

  private static let first = Day(daysSince1970: -719_162)
  private static let last = Day(daysSince1970: 2_932_896)

  /// The earlier day comes first.
  public static func < (left: Day, right: Day) -> Bool {
    left.daysSince1970 < right.daysSince1970
  }

  static func count(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension Day: CustomStringConvertible {
  /// The day as `YYYY-MM-DD`.
  public var description: String {
    let (year, month, day) = date
    return "\(ASCIIDigits.text(year, width: 4))-\(ASCIIDigits.text(month, width: 2))-"
      + ASCIIDigits.text(day, width: 2)
  }
}
