import Foundation
import TestSupport
import Testing

/// Several processes load reference data at the same time.
@Suite(.serialized) struct ReferenceConcurrencyTests {
  private struct Load: Decodable {
    let kind: String
    let isInForce: Bool
    let content: String
    let contentDigest: String
  }

  private func load(_ files: [String], in home: Home) throws {
    let programs = try files.map { try home.start(["reference", "load", "sites", $0]) }
    for program in programs {
      let result = program.wait()
      #expect(result.status == .exited(0), "\(result.errors)")
    }
    try home.check()
  }

  private func list(_ home: Home) throws -> [Load] {
    let result = try home.run("reference", "list", "--json")
    return try JSONDecoder().decode([Load].self, from: Data(result.output.utf8))
  }

  private func home(writing files: [String: String]) throws -> Home {
    let home = try Home()
    try home.makeLedger()
    for (name, csv) in files {
      try Data(csv.utf8).write(to: URL(fileURLWithPath: home.path + "/" + name))
    }
    return home
  }

  @Test func `One file that many load at once is loaded once`() throws {
    let home = try home(writing: ["a.csv": "code\nA\n"])
    try load(Array(repeating: "a.csv", count: 6), in: home)
    #expect(try list(home).map(\.content) == ["whole"])
  }

  @Test func `Different files that are loaded at once all stand in the log, and one is in force`()
    throws
  {
    let names = (0..<6).map { "\($0).csv" }
    let home = try home(
      writing: Dictionary(uniqueKeysWithValues: names.map { ($0, "code\nA\($0.prefix(1))\n") }))
    try load(names, in: home)
    let list = try list(home)
    #expect(Set(list.map(\.contentDigest)).count == 6 && list.count == 6)
    #expect(list.map(\.isInForce) == [false, false, false, false, false, true])
    #expect(list.allSatisfy { $0.content == "whole" })
  }
}
