import Foundation
import SeededRandom
import TestSupport
import Testing

@testable import EventLog

@Suite struct TimestampTests {
  @Test(
    arguments: [
      ("1970-01-01T00:00:00Z", 0),
      ("1970-01-01T00:00:00.000001Z", 1),
      ("2000-02-29T23:59:59Z", 951_868_799_000_000),
      ("2020-10-12T09:00:00Z", 1_602_493_200_000_000),
      ("2020-10-12t09:00:00z", 1_602_493_200_000_000),
      ("2020-10-12T10:00:00+01:00", 1_602_493_200_000_000),
      ("2020-10-12T03:30:00-05:30", 1_602_493_200_000_000),
      ("2020-10-12T09:00:00-00:00", 1_602_493_200_000_000),
      ("2020-10-13T08:59:00+23:59", 1_602_493_200_000_000),
      ("2020-10-12T09:00:00.5Z", 1_602_493_200_500_000),
      ("2020-10-12T09:00:00.000120Z", 1_602_493_200_000_120),
      ("2100-03-01T00:00:00Z", 4_107_542_400_000_000),
      ("9999-12-31T23:59:59.999999Z", 253_402_300_799_999_999),
    ] as [(String, Int64)])
  func `RFC 3339 text is read`(_ text: String, _ microseconds: Int64) {
    #expect(Timestamp(text)?.microseconds == microseconds)
  }

  @Test(arguments: [
    "", "2020", "2020-10-12", "2020-10-12T09:00:00", "2020-10-12 09:00:00Z", "2020-10-12T09:00Z",
    "2020-10-12T9:00:00Z", "20-10-12T09:00:00Z", "02020-10-12T09:00:00Z", "2020-10-12T09:00:00ZZ",
    "2020-00-12T09:00:00Z", "2020-13-12T09:00:00Z", "2020-10-00T09:00:00Z", "2020-10-32T09:00:00Z",
    "2020-04-31T09:00:00Z", "2021-02-29T09:00:00Z", "2100-02-29T09:00:00Z", "2020-10-12T24:00:00Z",
    "2020-10-12T09:60:00Z", "2020-10-12T09:00:60Z", "2016-12-31T23:59:60Z", "1969-12-31T23:59:59Z",
    "2020-10-12T09:00:00.Z", "2020-10-12T09:00:00.1234567Z", "2020-10-12T09:00:00,5Z",
    "2020-10-12T09:00:00+1:00", "2020-10-12T09:00:00+24:00", "2020-10-12T09:00:00+01:60",
    "2020-10-12T09:00:00+0100", "2020-10-12T09:00:00 Z", " 2020-10-12T09:00:00Z",
    "2020-10-12T09:00:00Z ", "+020-10-12T09:00:00Z", "2020-1０-12T09:00:00Z", "２020-10-12T09:00:00Z",
    "1970-01-01T00:00:00+00:01", "9999-12-31T23:59:00-00:01",
  ])
  func `Other text is refused`(_ text: String) {
    #expect(Timestamp(text) == nil)
  }

  @Test func `Every day from 1970 to 2400 prints and reads back in order`() {
    var last = ""
    for day in 0..<Int64(157_054) {
      let moment = Timestamp(microseconds: day * 86_400_000_000)
      let text = moment.description
      if Timestamp(text) != moment || moment.day != day || text <= last {
        Issue.record("day \(day): \(text)")
      }
      last = text
    }
    #expect(last == "2399-12-31T00:00:00Z")
  }

  @Test func `Random moments read back and print as Foundation prints them`() {
    var random = SeededGenerator(for: "timestamps")
    let style = Date.ISO8601FormatStyle(includingFractionalSeconds: false)
    for _ in 0..<2_000 {
      let moment = Timestamp(
        microseconds: Int64.random(in: 0...253_402_300_799_999_999, using: &random))
      #expect(Timestamp(moment.description) == moment)
      let whole = moment.microseconds / 1_000_000
      let date = Date(timeIntervalSince1970: TimeInterval(whole))
      #expect(Timestamp(microseconds: whole * 1_000_000).description == date.formatted(style))
    }
  }

  @Test(
    arguments: [
      (Int64.min, Int64.min / 86_400_000_000 - 1), (-86_400_000_001, -2), (-86_400_000_000, -1),
      (-1, -1), (0, 0), (86_399_999_999, 0), (86_400_000_000, 1),
      (Int64.max, Int64.max / 86_400_000_000),
    ] as [(Int64, Int64)])
  func `Any number of microseconds has a day and a text`(_ microseconds: Int64, _ day: Int64) {
    let moment = Timestamp(microseconds: microseconds)
    #expect(moment.day == day)
    #expect(moment.description.contains("T"))
  }
}
