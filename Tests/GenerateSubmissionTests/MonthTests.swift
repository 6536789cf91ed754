import Foundation
import Testing

@testable import generate_submission

@Suite struct MonthTests {
  @Test func `every month from 1935 to 2055 is as long as in the Gregorian calendar`() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    for year in 1935...2055 {
      for number in 1...12 {
        let date = try #require(
          calendar.date(from: DateComponents(year: year, month: number, day: 1)))
        let days = try #require(calendar.range(of: .day, in: .month, for: date))
        let month = Month(year: year, number: number)
        #expect(month.length == days.count)
        #expect(month.year == year)
        #expect(month.number == number)
      }
    }
  }

  @Test func `a period is read`() {
    #expect(Month(text: "2020-09") == Month(year: 2020, number: 9))
  }

  @Test(arguments: ["", "2020", "2020-9", "2020-13", "2020-00", "20-09", "2020-09-01", "+020-09"])
  func `what is not a period is refused`(text: String) {
    #expect(Month(text: text) == nil)
  }
}
