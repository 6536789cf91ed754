/// A moment in UTC, in whole microseconds since 1970-01-01T00:00:00Z.
public struct Timestamp: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let microseconds: Int64

  public init(microseconds: Int64) {
    self.microseconds = microseconds
  }

  public static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.microseconds < right.microseconds
  }

  /// Days since 1970-01-01 of the UTC date.
  public var day: Int64 {
    microseconds / Self.perDay - (microseconds % Self.perDay < 0 ? 1 : 0)
  }

  private var microsecondsOfDay: Int64 {
    let rest = microseconds % Self.perDay
    return rest < 0 ? rest + Self.perDay : rest
  }

  static let perSecond: Int64 = 1_000_000
  static let perDay: Int64 = 86_400 * perSecond
  /// The last moment that RFC 3339 can write: the end of the year 9999.
  static let latest: Int64 = 2_932_897 * perDay - 1
}

// RFC 3339 text.
extension Timestamp {
  /// RFC 3339 in UTC with a `Z`; a fraction of six digits only where there is one.
  public var description: String {
    let date = CivilDate(day: day)
    let rest = microsecondsOfDay
    let second = rest / Self.perSecond
    let fraction = rest % Self.perSecond
    let time =
      "\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))"
    let tail = fraction == 0 ? "Z" : ".\(padded(fraction, 6))Z"
    return "\(date)T\(time)\(tail)"
  }

  /// Reads RFC 3339: `2020-10-12T09:00:00Z`, with an optional fraction of up to six digits and with
  /// `Z` or an offset such as `+01:00`.
  ///
  /// Moments of the years 1970 to 9999 in UTC; a leap second is not accepted.
  public init?(_ text: String) {
    var digits = TextScanner(text)
    guard let year = digits.number(4), digits.skip("-"), let month = digits.number(2),
      digits.skip("-"), let dayOfMonth = digits.number(2), digits.skip("T") || digits.skip("t"),
      let hour = digits.number(2), digits.skip(":"), let minute = digits.number(2),
      digits.skip(":"), let second = digits.number(2),
      let date = CivilDate(year: year, month: month, day: dayOfMonth), year >= 1970,
      hour < 24, minute < 60, second < 60,
      let fraction = digits.fraction(), let offset = digits.offset(), digits.isAtEnd
    else { return nil }
    let seconds = date.daysSinceEpoch * 86_400 + hour * 3600 + minute * 60 + second - offset
    let microseconds = seconds * Self.perSecond + fraction
    guard (0...Self.latest).contains(microseconds) else { return nil }
    self.init(microseconds: microseconds)
  }
}

/// A date of the proleptic Gregorian calendar.
struct CivilDate: CustomStringConvertible {
  let year: Int64
  let month: Int64
  let day: Int64

  init?(year: Int64, month: Int64, day: Int64) {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths: [Int64] = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1...12).contains(month), (1...lengths[Int(month) - 1]).contains(day) else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// The date of a day counted from 1970-01-01.
  ///
  /// Counts in eras of 400 years of 146,097 days that begin on 1 March, so that the leap day is the
  /// last day of its year.
  init(day count: Int64) {
    let shifted = count + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  var daysSinceEpoch: Int64 {
    let marchYear = month <= 2 ? year - 1 : year
    let era = (marchYear >= 0 ? marchYear : marchYear - 399) / 400
    let yearOfEra = marchYear - era * 400
    let marchMonth = month > 2 ? month - 3 : month + 9
    let dayOfYear = (153 * marchMonth + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  var description: String { "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))" }
}

private func padded(_ number: Int64, _ width: Int) -> String {
  let text = String(number)
  return String(repeating: "0", count: max(0, width - text.count)) + text
}

/// Reads fixed-width digits from the front of a text.
private struct TextScanner {
  private var rest: Substring.UTF8View

  init(_ text: String) {
    rest = Substring(text).utf8
  }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func skip(_ character: Character) -> Bool {
    guard let byte = rest.first, byte == character.asciiValue else { return false }
    rest.removeFirst()
    return true
  }

  mutating func number(_ width: Int) -> Int64? {
    guard rest.count >= width else { return nil }
    var value: Int64 = 0
    for byte in rest.prefix(width) {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int64(byte - 0x30)
    }
    rest = rest.dropFirst(width)
    return value
  }

  /// Microseconds of an optional `.` and one to six digits; 0 where there is none.
  mutating func fraction() -> Int64? {
    guard skip(".") else { return 0 }
    let width = rest.prefix { (0x30...0x39).contains($0) }.count
    guard (1...6).contains(width), let value = number(width) else { return nil }
    return (width..<6).reduce(value) { scaled, _ in scaled * 10 }
  }

  /// Seconds east of UTC of `Z` or `+hh:mm`.
  mutating func offset() -> Int64? {
    if skip("Z") || skip("z") { return 0 }
    let sign: Int64 = skip("+") ? 1 : -1
    guard sign == 1 || skip("-"), let hours = number(2), skip(":"), let minutes = number(2),
      hours < 24, minutes < 60
    else { return nil }
    return sign * (hours * 3600 + minutes * 60)
  }
}
