import DataSet
import Testing

@Suite struct DayTests {
  @Test func everyDayOfTheCalendarSurvivesItsOwnText() throws {
    var expected = try #require(Day(iso: "0001-01-01"))
    let last = try #require(Day(iso: "9999-12-31"))
    #expect(expected.daysSince1970 == -719_162)
    #expect(last.daysSince1970 == 2_932_896)
    var (year, month, day) = (1, 1, 1)
    var wrong = 0
    while expected <= last {
      let date = expected.date
      if date.year != year || date.month != month || date.day != day { wrong += 1 }
      if Day(year: year, month: month, day: day) != expected { wrong += 1 }
      // One text a month keeps the test short; the numbers above are checked for every day.
      if day == 17, Day(iso: "\(expected)") != expected { wrong += 1 }
      expected = expected.advanced(by: 1)
      day += 1
      if Day(year: year, month: month, day: day) == nil {
        day = 1
        month += 1
      }
      if month > 12 { (year, month) = (year + 1, 1) }
    }
    #expect(wrong == 0)
    #expect(year == 10_000)
  }

  @Test(arguments: [
    "2020-02-30", "2019-02-29", "1900-02-29", "2020-13-01", "2020-00-01", "2020-01-00", "2020-1-01",
    "02/09/2020", "2020-09-31", "0000-01-01", "2020-09-01 ", "+020-09-01", "2020-09-0١", "",
  ])
  func textThatIsNoDayIsRefused(text: String) {
    #expect(Day(iso: text) == nil)
  }

  @Test(arguments: ["2020-02-29", "2000-02-29", "1890-01-01", "1752-09-03"])
  func leapDaysAndOldDaysAreDays(text: String) throws {
    #expect("\(try #require(Day(iso: text)))" == text)
  }

  @Test func everySecondOfTheDaySurvivesItsOwnText() {
    var wrong = 0
    for seconds in 0..<86_400 {
      let text = [seconds / 3600, seconds / 60 % 60, seconds % 60]
        .map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
      let time = TimeOfDay(iso: text)
      if time?.secondsSinceMidnight != Int32(seconds) || time?.description != text { wrong += 1 }
    }
    #expect(wrong == 0)
  }

  @Test(arguments: ["24:00:00", "23:60:00", "23:00:60", "1:00:00", "01:00", "01-00-00", ""])
  func textThatIsNoTimeIsRefused(text: String) {
    #expect(TimeOfDay(iso: text) == nil)
  }

  @Test func aMomentIsADayAndATime() throws {
    let moment = try #require(DayAndTime(iso: "2020-10-12T09:14:27"))
    #expect("\(moment.day)" == "2020-10-12")
    #expect("\(moment)" == "2020-10-12T09:14:27")
    #expect(DayAndTime(iso: "2020-10-12 09:14:27") == nil)
    #expect(DayAndTime(iso: "2020-10-12") == nil)
  }

  @Test func aPeriodIsAMonth() throws {
    let period = try #require(Period(iso: "2020-02"))
    #expect("\(period.firstDay)" == "2020-02-01")
    #expect("\(period.lastDay)" == "2020-02-29")
    #expect("\(period)" == "2020-02")
    #expect(Period(containing: period.lastDay) == period)
    #expect(Period(iso: "2020-13") == nil)
    #expect(Period(iso: "2020-1") == nil)
    #expect(Period(year: 2019, month: 12).map { $0 < period } == true)
  }

  @Test(arguments: [
    ("RX4", true), ("00L", true), ("RX4B12", true), ("RX", false), ("RX4B123", false),
    ("rx4", false), ("RX4 ", false), ("RÄ4", false),
  ])
  func anOrganisationCodeIsThreeToSixCapitalsAndDigits(text: String, isCode: Bool) {
    #expect((OrganisationCode(text) != nil) == isCode)
  }
}
