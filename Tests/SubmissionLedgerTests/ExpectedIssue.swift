import Foundation
import TestSupport
import Testing

/// A rule that a row of a fixture must fail, as the list beside the fixture says.
struct ExpectedIssue: Hashable, Decodable {
  let code: String
  let table: String
  let row: Int

  init(code: String, table: String, row: Int) {
    (self.code, self.table, self.row) = (code, table, row)
  }

  init(from decoder: any Decoder) throws {
    var values = try decoder.unkeyedContainer()
    code = try values.decode(String.self)
    table = try values.decode(String.self)
    row = try values.decode(Int.self)
  }

  /// The whole list of a fixture.
  static func read(_ name: String) throws -> Set<ExpectedIssue> {
    let data = try #require(FileManager.default.contents(atPath: FixtureFiles.path(name)))
    return Set(try JSONDecoder().decode(List.self, from: data).issues)
  }

  private struct List: Decodable {
    let issues: [ExpectedIssue]
  }
}
