import DataSet
import Testing

/// The calendar against a reading of the published table that does nothing but follow its words.
@Suite struct CalendarReadingTests {
  /// A day and month of the published list of examples, at the hour that it names.
  static let examples: [(version: String, submitted: String, period: String, within: Bool)] = [
    ("2.1", "2022-05-13T23:59:59", "2022-03", false),
    ("2.1", "2022-05-27T23:59:59", "2022-04", true),
    ("2.1", "2022-06-15T00:00:00", "2022-04", true),
    ("2.1", "2022-06-29T00:00:00", "2022-04", true),
    ("2.1", "2022-06-29T00:00:00", "2022-05", true),
    ("2.1", "2022-07-27T00:00:00", "2022-04", false),
    ("2.1", "2022-07-27T00:00:00", "2022-06", true),
    ("2.1", "2022-07-27T00:00:00", "2022-05", true),
    ("2.0", "2020-07-31T23:59:59", "2020-07", false),
    ("2.0", "2020-08-01T00:00:00", "2020-07", true),
    ("2.0", "2020-08-27T23:59:59", "2020-07", true),
    ("2.0", "2020-08-30T00:00:00", "2020-07", false),
    ("2.0", "2020-09-25T23:59:59", "2020-07", true),
    ("2.0", "2020-09-26T00:00:00", "2020-07", false),
    ("2.0", "2020-12-20T00:00:00", "2020-09", true),
    ("2.0", "2021-08-20T00:00:00", "2020-08", false),
    ("2.0", "2021-08-20T00:00:00", "2020-09", true),
    ("2.0", "2021-08-20T00:00:00", "2021-07", true),
    ("2.0", "2021-08-20T00:00:00", "2021-08", false),
  ]

  @Test(arguments: examples)
  func thePublishedExamplesHold(
    version: String, submitted: String, period: String, within: Bool
  ) throws {
    let calendar = try #require(DataSet.version(version)).calendar
    let month = try #require(Period(iso: period))
    let day = try #require(DayAndTime(iso: submitted)).day
    #expect((calendar.window(for: month, on: day) != nil) == within)
  }

  @Test(arguments: [
    ("2.0", "2020-07-31", "2020-07", SubmissionCalendar.Use.undefined),  // before the first window
    ("2.0", "2020-08-01", "2020-07", .primary), ("2.0", "2020-08-27", "2020-07", .primary),
    ("2.0", "2020-08-28", "2020-07", .refresh),  // between the two windows
    ("2.0", "2020-09-25", "2020-07", .refresh),
    ("2.0", "2025-01-01", "2020-07", .refresh),  // long after both
    ("2.0", "2020-12-20", "2020-09", .refresh),  // a third window
    ("2.0", "2021-08-20", "2020-09", .refresh),  // a fourth
    ("2.0", "2021-08-20", "2021-07", .primary),  // the special window is the month's first
    ("2.0", "2020-05-20", "2020-01", .undefined),  // listed once
    ("2.1", "2025-03-27", "2025-02", .undefined),  // listed once
    ("2.1", "2025-03-27", "2025-03", .undefined),  // not listed
    ("2.0", "2022-05-20", "2022-04", .refresh),  // the versions have calendars of their own
    ("2.1", "2022-05-20", "2022-04", .primary),
  ])
  func aReturnIsPrimaryUpToTheEndOfTheFirstWindow(
    version: String, day: String, period: String, use: SubmissionCalendar.Use
  ) throws {
    let calendar = try #require(DataSet.version(version)).calendar
    let month = try #require(Period(iso: period))
    #expect(calendar.use(of: month, on: try #require(Day(iso: day))) == use)
  }

  @Test func theTableIsThePublishedOne() throws {
    #expect(PublishedWindow.all.count == 61)
    for version in ["2.0", "2.1"] {
      let windows = try #require(DataSet.version(version)).calendar.windows
      let published = PublishedWindow.all.filter { $0.version == version }
      #expect(windows.map(\.opens) == published.map(\.opens))
      #expect(windows.map(\.closes) == published.map(\.closes))
      #expect(windows.map { $0.periods.map(number) } == published.map(\.months))
    }
  }

  @Test(arguments: ["2.0", "2.1"])
  func everyDayAgreesWithANaiveReadingOfTheTable(version: String) throws {
    let calendar = try #require(DataSet.version(version)).calendar
    let published = PublishedWindow.all.filter { $0.version == version }
    let end = try #require(Day(iso: "2025-04-30"))
    var wrong: [String] = []
    var open = 0
    // From the month before the first that is listed to the month after the last.
    for number in 1435...1500 {
      let month = try #require(period(number))
      let windows = published.filter { $0.months.contains(number) }
      var slots: [PublishedWindow?] = windows
      while slots.count < 2 { slots.insert(nil, at: 0) }
      var day = try #require(Day(iso: "2020-04-01"))
      while day <= end {
        let expected = naive(slots, day)
        let isOpen = windows.contains { $0.opens <= day && day <= $0.closes }
        if isOpen { open += 1 }
        if calendar.use(of: month, on: day) != expected
          || (calendar.window(for: month, on: day) != nil) != isOpen
          || isOpen && expected != .undefined && calendar.window(for: month, on: day) != expected
        {
          wrong.append("\(month) on \(day)")
        }
        day = day.advanced(by: 1)
      }
    }
    #expect(wrong.isEmpty, "\(wrong.count), first \(wrong.prefix(3))")
    let days = published.reduce(0) { sum, window in
      sum + window.months.count
        * Int(window.closes.daysSince1970 - window.opens.daysSince1970 + 1)
    }
    #expect(open == days)
  }

  @Test(arguments: ["2.0", "2.1"])
  func theMonthsThatAreOpenAreThoseWithAUse(version: String) throws {
    let calendar = try #require(DataSet.version(version)).calendar
    let end = try #require(Day(iso: "2025-04-30"))
    var day = try #require(Day(iso: "2020-04-01"))
    while day <= end {
      let open = calendar.openPeriods(on: day)
      #expect(open.allSatisfy { calendar.window(for: $0, on: day) != nil })
      day = day.advanced(by: 1)
    }
  }

  private func naive(_ slots: [PublishedWindow?], _ day: Day) -> SubmissionCalendar.Use {
    guard let first = slots[0] else { return .undefined }
    if day < first.opens { return .undefined }
    return day <= first.closes ? .primary : .refresh
  }

  private func number(_ period: Period) -> Int {
    (period.year - 1900) * 12 + period.month - 3
  }

  private func period(_ number: Int) -> Period? {
    Period(year: 1900 + (number + 2) / 12, month: (number + 2) % 12 + 1)
  }
}
