internal import DataSet

/// A time as RFC 3339 in UTC, with six digits of a second only where there is a fraction.
func momentText(_ microseconds: Int64) -> String {
  let (days, rest) = split(microseconds)
  let (seconds, fraction) = (rest / 1_000_000, rest % 1_000_000)
  let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { padded($0, 2) }
  let tail = fraction == 0 ? "Z" : ".\(padded(fraction, 6))Z"
  return "\(dayText(days))T\(clock.joined(separator: ":"))\(tail)"
}

/// The day in UTC in which a time lies.
func day(of microseconds: Int64) -> Day { Day(daysSince1970: split(microseconds).days) }

/// Whole days since 1970, and the microseconds of the day.
private func split(_ microseconds: Int64) -> (days: Int32, rest: Int64) {
  let perDay: Int64 = 86_400_000_000
  let (days, rest) = microseconds.quotientAndRemainder(dividingBy: perDay)
  return rest < 0
    ? (Int32(clamping: days - 1), rest + perDay) : (Int32(clamping: days), rest)
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
