/// A reporting period: one calendar month.
public struct Period: Hashable, Comparable, Sendable {
  /// Months since January of the year 0.
  private let months: Int32

  /// The month with this number, from 1, or nil where there is none.
  public init?(year: Int, month: Int) {
    guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
    months = Int32(year * 12 + month - 1)
  }

  /// The month in which the day lies.
  public init(containing day: Day) {
    let (year, month, _) = day.date
    months = Int32(year * 12 + month - 1)
  }

  /// The month written as `YYYY-MM`, or nil for any other text.
  public init?(iso text: some StringProtocol) {
    guard text.utf8.count == 7, let first = Day(iso: "\(text)-01") else { return nil }
    self.init(containing: first)
  }

  /// The month of a number of year * 100 + month, as events hold it; nil where there is none.
  public init?(number: UInt32) {
    self.init(year: Int(number / 100), month: Int(number % 100))
  }

  /// The number year * 100 + month.
  public var number: UInt32 { UInt32(year * 100 + month) }

  /// The year of the month.
  public var year: Int { Int(months) / 12 }

  /// The number of the month, from 1.
  public var month: Int { Int(months) % 12 + 1 }

  /// The first day of the month.
  public var firstDay: Day {
    guard let day = Day(year: year, month: month, day: 1) else {
      preconditionFailure("every period holds a month of the calendar")
    }
    return day
  }

  /// The last day of the month.
  public var lastDay: Day {
    firstDay.advanced(by: Day.count(ofMonth: month, year: year) - 1)
  }

  /// The month after this one; nil after the last that there is.
  public var next: Period? {
    month == 12 ? Period(year: year + 1, month: 1) : Period(year: year, month: month + 1)
  }

  /// The earlier month comes first.
  public static func < (left: Period, right: Period) -> Bool { left.months < right.months }
}

extension Period: CustomStringConvertible {
  /// The month as `YYYY-MM`.
  public var description: String {
    "\(ASCIIDigits.text(year, width: 4))-\(ASCIIDigits.text(month, width: 2))"
  }
}
