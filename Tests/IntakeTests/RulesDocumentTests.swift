import DataSet
import Foundation
import Testing

@testable import Intake

/// What the page on the rules says is what the rules are.
@Suite struct RulesDocumentTests {
  private let page: String
  private let rules = DataSet.all.flatMap(\.rules)

  init() throws {
    let path = try Fixture.path("../Docs/rules.md")
    page = try String(contentsOfFile: path, encoding: .utf8)
  }

  private func section(from start: String, to end: String) throws -> [Substring] {
    let first = try #require(page.range(of: start))
    let last = try #require(page.range(of: end, range: first.upperBound..<page.endIndex))
    return page[first.upperBound..<last.lowerBound].split(separator: "\n")
  }

  // The words in the first cell of each line of a table that stand between backquotes.
  private func words(in line: Substring) -> [String] {
    let cell = line.split(separator: "|").first ?? ""
    return cell.matches(of: /`([A-Za-z0-9]+)`/).map { String($0.1) }
  }

  @Test func everyCodeThatIsNamedIsThatOfARule() {
    let codes = Set(rules.map(\.code))
    let named = page.matches(of: /IDS(?:REJ)?[0-9]{3,5}(?![0-9A-Za-z])/).map { String($0.0) }
    #expect(named.count > 25)
    for code in named { #expect(codes.contains(code), "\(code)") }
  }

  @Test func everyRuleOfOurOwnIsExplained() throws {
    let lines = try section(from: "## Rules of our own", to: "## Quirks")
    let explained = Set(lines.flatMap { words(in: $0) })
    let own = Set(rules.map(\.code)).filter { $0.hasPrefix("INTAKE") }
    #expect(own.count == 4 && explained.isSuperset(of: own))
  }

  @Test func everyKindIsExplainedWithItsParameters() throws {
    let lines = try section(from: "## Kinds", to: "### Conditions")
    var explained: [String: Substring] = [:]
    for line in lines { for kind in words(in: line) { explained[kind] = line } }
    #expect(Set(explained.keys).isSuperset(of: CheckKind.all.keys))
    for rule in rules {
      let line = try #require(explained[rule.kind], "\(rule.kind)")
      for parameter in rule.parameters.keys where !["message", "needs"].contains(parameter) {
        let name = parameter.prefix { !$0.isNumber }
        #expect(line.contains("`\(name)"), "\(rule.kind) \(parameter)")
      }
    }
  }

  @Test func everyOperatorIsExplained() throws {
    let lines = try section(from: "### Conditions", to: "## Stages")
    let explained = Set(lines.flatMap { words(in: $0) })
    for rule in rules {
      for (name, text) in rule.parameters
      where ["when", "require", "where", "count"].contains(name) {
        for predicate in text.split(separator: " & ") {
          let used = predicate.split(separator: " ")[1]
          #expect(explained.contains(String(used)), "\(rule.code) \(used)")
        }
      }
    }
  }

  @Test func theRulesThatAreNotPublicAreListed() throws {
    let lines = try section(from: "<!-- not public -->", to: "All `IDSX")
    let listed = lines.compactMap { $0.firstMatch(of: /^\| (IDS[0-9A-Z]+) \|/) }
      .map { String($0.1) }
    #expect(
      listed == [
        "IDSREJ001", "IDSREJ002", "IDSREJ003", "IDSREJ004", "IDSREJ005", "IDSREJ012", "IDSREJ015",
        "IDSREJ101", "IDS00223", "IDS10129", "IDS20169",
      ])
    let inferred = rules.filter { $0.code.hasPrefix("IDSX") }
    #expect(inferred.count == 39)
  }

  @Test func everySentenceIsSaid() {
    for rule in rules {
      #expect(!rule.sentence.isEmpty, "\(rule.code)")
      #expect(rule.message == nil || rule.sentence == rule.message, "\(rule.code)")
    }
  }
}
