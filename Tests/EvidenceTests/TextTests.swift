import Foundation
import Testing

@testable import Evidence

@Suite struct TextTests {
  @Test(arguments: [
    ("ticket 4711", true), ("report of submission 12 to its provider", true),
    ("subject access request of May", true), ("audit", true),
    ("about 9990000018", false), ("about 999 000 0018", false), ("about 999-000-0018", false),
    ("born 1980-01-02", false), ("born 02/01/1980", false), ("born 02.01.1980", false),
    ("patient 0010003", false), ("lives in LS1 4AP", false), ("ls14ap", false),
    ("arabic digits ٩٩٩٠٠٠٠٠١٨", false), ("1 2 3 4 5 6 7", false), ("1  2  3  4  5  6  7", true),
  ])
  func aReasonThatCouldNameSomebodyIsNotShown(reason: String, isShown: Bool) {
    #expect((shownReason(reason) == reason) == isShown)
  }

  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z"), (1_602_493_200_000_000, "2020-10-12T09:00:00Z"),
    (1_602_493_200_000_001, "2020-10-12T09:00:00.000001Z"),
    (86_399_999_999, "1970-01-01T23:59:59.999999Z"), (-1, "1969-12-31T23:59:59.999999Z"),
    (253_402_300_799_999_999, "9999-12-31T23:59:59.999999Z"),
  ])
  func aMomentIsWrittenAsTheLedgerWritesIt(microseconds: Int64, text: String) {
    #expect(momentText(microseconds) == text)
  }

  /// A pack says of itself when things happened, and whoever made it may say anything.
  @Test(arguments: [
    (Int64.min, "T19:59:05.224192Z"), (.min + 1, "T19:59:05.224193Z"),
    (.max, "T04:00:54.775807Z"), (-86_400_000_000, "1969-12-31T00:00:00Z"),
  ])
  func noMomentIsTooFarAway(microseconds: Int64, end: String) {
    #expect(momentText(microseconds).hasSuffix(end))
  }

  @Test func noTextOfOthersIsMarkup() {
    var page = Markup()
    page.add("p", "<script>\"&\u{7}\u{202E}", of: "kind")
    page.add(table: ["<b>", .number("n")], [["</td>", "1"]], none: "")
    page.add(facts: [("<i>", "&amp;")])
    #expect(!page.text.contains("<script") && !page.text.contains("<b>"))
    #expect(page.text.contains("&lt;script&gt;&quot;&amp;\u{FFFD}\u{FFFD}"))
    #expect(page.text.contains("<td>&lt;/td&gt;</td>"))
    #expect(page.text.contains("<dd>&amp;amp;</dd>"))
  }

  @Test func aTableWithoutRowsSaysThatThereIsNothing() {
    var page = Markup()
    page.add(table: ["a"], [], none: "Nothing & nobody.")
    #expect(page.text == "<p class=\"none\">Nothing &amp; nobody.</p>\n")
  }

  @Test func theDocumentIsTheSameBytesInTheOrderOfTheNames() throws {
    struct Sample: Encodable {
      let z = 1
      let a = ["x/y", "\"\u{1}é"]
      let m: String? = nil
      let b = true
      let zero = 0
    }
    #expect(
      try ReportText.document(Sample()) == """
        {
          "a": [
            "x/y",
            "\\"\\u0001é"
          ],
          "b": true,
          "z": 1,
          "zero": 0
        }

        """)
  }

  @Test func hoursAreWholeAndNeverNegative() {
    #expect(hours(from: 0, to: 3_600_000_000) == 1)
    #expect(hours(from: 1, to: 3_600_000_000) == 0)
    #expect(hours(from: 5, to: 4) == 0)
    #expect(hours(from: .min, to: .max) == 0)
  }
}
