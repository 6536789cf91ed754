import Testing

@testable import Publication

@Suite struct DisclosureRuleTests {
  @Test(arguments: [
    (0, "*"), (1, "*"), (2, "*"), (3, "*"), (4, "*"), (5, "5"), (6, "5"), (7, "5"), (8, "10"),
    (9, "10"), (10, "10"), (11, "10"), (12, "10"), (13, "15"), (17, "15"), (18, "20"),
    (1_002, "1000"), (1_003, "1005"),
  ])
  func aSubNationalCountIsSuppressedOrRounded(count: Int, text: String) {
    #expect(DisclosureRule.count(count, at: .provider).text == text)
    #expect(DisclosureRule.count(count, at: .commissioner).text == text)
    #expect(DisclosureRule.count(count, at: .national).text == String(count))
  }

  @Test func noCountIsShownFartherThanTwoFromItself() {
    for count in 5...20_000 {
      let rounded = DisclosureRule.rounded(count)
      #expect(rounded % 5 == 0 && abs(rounded - count) <= 2)
    }
  }

  /// Every numerator and denominator up to 130, against halves in plain fractions.
  @Test func percentagesAreThoseOfTheCountsThemselves() {
    for denominator in 0...130 {
      for numerator in 0...denominator {
        let national = DisclosureRule.percentage(numerator, of: denominator, at: .national).text
        let local = DisclosureRule.percentage(numerator, of: denominator, at: .provider).text
        #expect((local == "*") == (numerator < 5 || denominator < 5))
        guard denominator > 0 else {
          #expect(national == "NULL")
          continue
        }
        if let shown = Int(local) {
          #expect(2 * shown * denominator <= 200 * numerator + denominator)
          #expect(200 * numerator + denominator < 2 * (shown + 1) * denominator)
        }
        let parts = national.split(separator: ".")
        let tenths = (Int(parts[0]) ?? -1) * 10 + (parts.count == 2 ? Int(parts[1]) ?? -1 : 0)
        #expect(parts.count == 1 || parts[1] != "0")
        #expect(2 * tenths * denominator <= 2_000 * numerator + denominator)
        #expect(2_000 * numerator + denominator < 2 * (tenths + 1) * denominator)
      }
    }
  }

  @Test(arguments: [
    (1, 2, "50"), (1, 3, "33.3"), (2, 3, "66.7"), (1, 16, "6.3"), (1, 80, "1.3"), (0, 7, "0"),
    (7, 7, "100"), (0, 0, "NULL"),
  ])
  func aNationalPercentageHasOneDecimalAndHalvesGoUp(
    numerator: Int, denominator: Int, text: String
  ) {
    #expect(DisclosureRule.percentage(numerator, of: denominator, at: .national).text == text)
  }

  @Test(arguments: [
    (5, 5, "100"), (5, 8, "63"), (4, 100, "*"), (4, 4, "*"), (5, 200, "3"), (13, 40, "33"),
  ])
  func aSubNationalPercentageIsWhole(numerator: Int, denominator: Int, text: String) {
    #expect(DisclosureRule.percentage(numerator, of: denominator, at: .provider).text == text)
  }
}
