/// A calendar month, counted from January 1900.
struct Month: Hashable, Comparable, Strideable, Sendable {
  let index: Int

  init(index: Int) {
    self.index = index
  }

  init(year: Int, number: Int) {
    index = (year - 1900) * 12 + number - 1
  }

  /// Reads `YYYY-MM`; nil for anything else.
  init?(text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count == 4, parts[1].utf8.count == 2,
      text.utf8.allSatisfy({ $0 == 0x2D || (0x30...0x39).contains($0) }),
      let year = Int(parts[0]), let number = Int(parts[1]), (1...12).contains(number)
    else { return nil }
    self.init(year: year, number: number)
  }

  var year: Int { 1900 + index / 12 }
  var number: Int { index % 12 + 1 }

  /// Days in the month; right for 1901 to 2099, where every fourth year is a leap year.
  var length: Int {
    switch number {
    case 2: year % 4 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  func advanced(by months: Int) -> Month { Month(index: index + months) }
  func distance(to other: Month) -> Int { other.index - index }
  func day(_ day: Int) -> CalendarDay { CalendarDay(month: self, day: day) }

  static func < (left: Month, right: Month) -> Bool { left.index < right.index }
}

/// A day of a month, from 1.
struct CalendarDay: Hashable, Comparable, Sendable {
  let month: Month
  let day: Int

  init(month: Month, day: Int) {
    precondition((1...month.length).contains(day), "no such day")
    self.month = month
    self.day = day
  }

  static func < (left: CalendarDay, right: CalendarDay) -> Bool {
    (left.month.index, left.day) < (right.month.index, right.day)
  }
}
