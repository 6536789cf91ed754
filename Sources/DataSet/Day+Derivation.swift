extension Day {
  /// The day of a date or a moment in its normal form, or nil for any other text.
  init?(ofDateOrMoment text: String) {
    guard text.utf8.count == 10 else {
      guard let moment = DayAndTime(iso: text) else { return nil }
      self = moment.day
      return
    }
    // Digits are taken from the span: a copy of each of some millions of dates would cost more
    // than the rest of the work.
    let bytes = text.utf8.span
    guard bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
    var number = 0
    for place in 0..<10 where place != 4 && place != 7 {
      let digit = bytes[place] &- UInt8(ascii: "0")
      guard digit <= 9 else { return nil }
      number = number * 10 + Int(digit)
    }
    self.init(year: number / 10_000, month: number / 100 % 100, day: number % 100)
  }

  /// The full years from another day to this one, negative where the other is later.
  ///
  /// Written as the numbers YYYYMMDD, days a year apart differ by 10,000, and whatever is short of
  /// a year by less; division by it truncates toward zero. From 29 February to 28 February is
  /// short of a year, to 1 March is not.
  func completedYears(since other: Day) -> Int {
    (number - other.number) / 10_000
  }

  private var number: Int {
    let (year, month, day) = date
    return year * 10_000 + month * 100 + day
  }
}

extension Period {
  /// The months from another to this one, negative where the other is later.
  func months(since other: Period) -> Int {
    (year - other.year) * 12 + month - other.month
  }
}
