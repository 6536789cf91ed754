internal import DataSet
internal import Foundation

/// A time as RFC 3339 in UTC, with six digits of a second only where there is a fraction.
func momentText(_ microseconds: Int64) -> String {
  let perDay: Int64 = 86_400_000_000
  let day = microseconds / perDay - (microseconds % perDay < 0 ? 1 : 0)
  let rest = microseconds - day * perDay
  let (seconds, fraction) = (rest / 1_000_000, rest % 1_000_000)
  let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { padded($0, 2) }
  let tail = fraction == 0 ? "Z" : ".\(padded(fraction, 6))Z"
  return "\(dayText(Int32(clamping: day)))T\(clock.joined(separator: ":"))\(tail)"
}

/// A day as YYYY-MM-DD; one that four digits of a year cannot write is none.
func dayText(_ days: Int32) -> String {
  (-719_162...2_932_896).contains(days) ? Day(daysSince1970: days).description : "no day"
}

/// A month of a number of year * 100 + month as YYYY-MM; 0 is a month that nobody knows.
func monthText(_ number: UInt32) -> String {
  number == 0 ? "unknown" : "\(padded(Int64(number / 100), 4))-\(padded(Int64(number % 100), 2))"
}

/// Whole hours from one time to another; 0 where the second is not later.
func hours(from start: Int64, to end: Int64) -> UInt64 {
  let (difference, isTooLong) = end.subtractingReportingOverflow(start)
  return isTooLong || difference < 0 ? 0 : UInt64(difference) / 3_600_000_000
}

private func padded(_ number: Int64, _ width: Int) -> String {
  let text = String(number)
  return String(repeating: "0", count: max(0, width - text.count)) + text
}

extension Data {
  /// Two lower-case digits for each byte.
  var hex: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
