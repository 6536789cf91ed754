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
}
