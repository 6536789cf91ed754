import DataSet
import Testing

@Suite struct CalendarTests {
  struct Vector: CustomTestStringConvertible {
    let version: String
    let day: String
    let period: String
    let use: SubmissionCalendar.Use?
    var testDescription: String { "\(version): \(period) on \(day)" }

    init(_ version: String, _ day: String, _ period: String, _ use: SubmissionCalendar.Use?) {
      self.version = version
      self.day = day
      self.period = period
      self.use = use
    }
  }

  @Test(arguments: [
    Vector("2.1", "2022-05-13", "2022-03", nil), Vector("2.1", "2022-05-27", "2022-04", .primary),
    Vector("2.1", "2022-06-15", "2022-04", .refresh),
    Vector("2.1", "2022-06-29", "2022-04", .refresh),
    Vector("2.1", "2022-06-29", "2022-05", .primary), Vector("2.1", "2022-07-27", "2022-04", nil),
    Vector("2.1", "2022-07-27", "2022-06", .primary),
    Vector("2.1", "2022-07-27", "2022-05", .refresh), Vector("2.0", "2020-07-31", "2020-07", nil),
    Vector("2.0", "2020-08-01", "2020-07", .primary),
    Vector("2.0", "2020-08-27", "2020-07", .primary), Vector("2.0", "2020-08-30", "2020-07", nil),
    Vector("2.0", "2020-09-25", "2020-07", .refresh), Vector("2.0", "2020-09-26", "2020-07", nil),
    Vector("2.0", "2020-12-20", "2020-09", .refresh), Vector("2.0", "2021-08-20", "2020-08", nil),
    Vector("2.0", "2021-08-20", "2020-09", .refresh),
    Vector("2.0", "2021-08-20", "2021-07", .primary), Vector("2.0", "2021-08-20", "2021-08", nil),
    Vector("2.0", "2020-09-30", "2020-09", nil), Vector("2.0", "2020-10-01", "2020-09", .primary),
    Vector("2.0", "2020-10-27", "2020-09", .primary), Vector("2.0", "2020-10-28", "2020-09", nil),
    Vector("2.0", "2020-11-26", "2020-10", .primary),
    Vector("2.0", "2020-11-27", "2020-10", .refresh),
    Vector("2.1", "2025-03-27", "2025-02", .primary), Vector("2.1", "2025-03-28", "2025-02", nil),
    Vector("2.1", "2022-05-20", "2022-03", .refresh),
  ])
  func aDayFallsInTheWindowsThatThePublishedTableLists(vector: Vector) throws {
    let calendar = try #require(DataSet.version(vector.version)).calendar
    let period = try #require(Period(iso: vector.period))
    let day = try #require(Day(iso: vector.day))
    #expect(calendar.window(for: period, on: day) == vector.use)
    #expect(calendar.openPeriods(on: day).contains(period) == (vector.use != nil))
  }

  @Test func windowsAreCountedAndInOrder() throws {
    for (number, count) in [("2.0", 26), ("2.1", 35)] {
      let windows = try #require(DataSet.version(number)).calendar.windows
      #expect(windows.count == count)
      for (earlier, later) in zip(windows, windows.dropFirst()) {
        #expect(earlier.closes < later.opens)
      }
    }
  }

  @Test func theSpecialWindowTakesElevenMonths() throws {
    let calendar = try #require(DataSet.version("2.0")).calendar
    let open = calendar.openPeriods(on: try #require(Day(iso: "2021-08-20")))
    #expect(open.map(\.description).first == "2020-09")
    #expect(open.map(\.description).last == "2021-07")
    #expect(open.count == 11)
    #expect(calendar.openPeriods(on: try #require(Day(iso: "2021-08-27"))).isEmpty)
  }
}
