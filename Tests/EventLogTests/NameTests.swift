import EventSchema
import Testing

@testable import EventLog

@Suite struct NameTests {
  @Test func `The printed form of every category of stream reads back`() {
    for category in StreamCategory.allCases where category != .unspecified {
      for number in [0, 1, 255, UInt64.max] {
        let stream = StreamID(category, number)
        #expect(StreamID(stream.description) == stream)
      }
    }
    #expect(StreamID(.referral, 17).description == "referral-17")
    #expect(StreamID(.optOutCheck, 0).description == "optOutCheck-0")
  }

  @Test(arguments: [
    "", "-", "referral", "referral-", "-17", "referral17", "referral--17", "referral-+17",
    "referral-017", "referral-1 ", "referral-1x", "referral-18446744073709551616", "Referral-17",
    "unspecified-1", "UNRECOGNIZED(99)-1", "referral-17-1",
  ])
  func `Other text names no stream`(_ text: String) {
    #expect(StreamID(text) == nil)
  }

  @Test func `The name of every type of event reads back`() {
    for type in EventType.allCases where type != .unspecified {
      #expect(EventType(name: type.name) == type)
    }
    #expect(EventType.referralSubmitted.name == "ReferralSubmitted")
    #expect(EventType(name: "Unspecified") == nil)
    #expect(EventType(name: "referralSubmitted") == nil)
  }

  @Test func `A type that this program does not know prints with its number`() {
    #expect(EventType(rawValue: 4_000)?.name == "Unrecognized(4000)")
  }
}
