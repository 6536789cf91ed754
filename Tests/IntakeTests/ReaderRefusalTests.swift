import DataSet
import Foundation
import Testing

@testable import Intake

@Suite struct ReaderRefusalTests {
  @Test func everyCodeOfWhichMoreIsSaidIsOneOfTheReader() throws {
    let path = try Fixture.path("../Docs/intake-reader.md")
    let page = try String(contentsOfFile: path, encoding: .utf8)
    let codes = Set(page.matches(of: /(?m)^\| `([a-z-]+)` \|/).map { String($0.1) })
    #expect(codes.count > 20 && codes.isSuperset(of: ReaderRefusal.expected.keys))
  }

  /// What stands in a date's place in a database and is none: out of all range, and no number at all.
  @Test(arguments: [1e300, .infinity, -.infinity, .nan, 2_958_466])
  func aDateThatIsNoneIsRefusedWithItsTableRowAndColumn(days: Double) throws {
    let place = try dateOfBirthThatNobodyShares()
    var bytes = try Data(contentsOf: URL(fileURLWithPath: Fixture.path("small-2.0.accdb")))
    let stored = Self.bytes(of: Double(place.day.daysSince1970 + 25_569))
    let found = try #require(bytes.range(of: stored))
    #expect(bytes[found.upperBound...].range(of: stored) == nil)
    bytes.replaceSubrange(found, with: Self.bytes(of: days))
    let folder = try ScratchBundle()
    try folder.write("month.accdb", bytes)
    let path = "\(folder.path)/month.accdb"
    let expected =
      "table IDS001MPI: row \(place.row): column PersonBirthDate: a date out of 0100-9999"
    withExtendedLifetime(folder) {
      let error = #expect(throws: IntakeError.self) { try Fixture.check(atPath: path) }
      guard case .readerRefused(path, "bad-date", let detail) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      // The page is of the file and of no use to a provider.
      #expect(detail.replacing(#/page [0-9]+: /#, with: "") == expected)
    }
  }

  /// Whoever made the database may have called a column anything, and by that name it is not told of.
  @Test(arguments: ["9990000018AAAAA", "9990000018: AAA", "PersonBirth\u{e9}\u{e9}\u{e9}\u{e9}"])
  func aColumnOfAnotherNameIsNotNamed(name: String) throws {
    let place = try dateOfBirthThatNobodyShares()
    var bytes = try Data(contentsOf: URL(fileURLWithPath: Fixture.path("small-2.0.accdb")))
    let stored = Self.bytes(of: Double(place.day.daysSince1970 + 25_569))
    bytes.replaceSubrange(try #require(bytes.range(of: stored)), with: Self.bytes(of: .nan))
    let named = try #require(bytes.range(of: Self.utf16("PersonBirthDate")))
    bytes.replaceSubrange(named, with: Self.utf16(name))
    let folder = try ScratchBundle()
    try folder.write("month.accdb", bytes)
    let error = withExtendedLifetime(folder) {
      #expect(throws: IntakeError.self) { try Fixture.check(atPath: "\(folder.path)/month.accdb") }
    }
    let said = try #require(error).description
    #expect(said.contains("table IDS001MPI: row \(place.row): a column of another name: page"))
    #expect(!said.contains("99900") && !said.contains("\u{e9}"), "\(said)")
  }

  @Test(arguments: [
    ("table IDS001MPI: page 3: x", "table IDS001MPI: page 3: x"),
    ("table 9990000018: page 3: x", "a table of another name: page 3: x"),
    ("table 9990000018: row 2: column Name: x", "a table of another name: row 2: column Name: x"),
    ("table ?: column ?: x", "a table of another name: a column of another name: x"),
    ("table 9990000018", "a table of another name"), ("a part of 3 bytes", "a part of 3 bytes"),
  ])
  func namesThatAreNotTheDataSetsAreLeftOut(details: String, shown: String) {
    #expect(ReaderRefusal.shown(details) == shown)
  }

  private static func utf16(_ text: String) -> Data {
    Data(text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] })
  }

  private static func bytes(of days: Double) -> Data {
    Data((0..<8).map { UInt8(truncatingIfNeeded: days.bitPattern >> (8 * $0)) })
  }

  private func dateOfBirthThatNobodyShares() throws -> (row: Int, day: Day) {
    let bundle = try ScratchBundle(copying: "small-2.0")
    let lines = try bundle.text("IDS001MPI.csv").split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let field = try #require(lines[0].firstIndex(of: "PersonBirthDate"))
    let dates = lines.dropFirst().map { $0[field] }
    let row = try #require(
      dates.indices.first { at in !dates[at].isEmpty && dates.count { $0 == dates[at] } == 1 })
    return (row + 1 - dates.startIndex, try #require(Day(iso: String(dates[row]))))
  }
}
