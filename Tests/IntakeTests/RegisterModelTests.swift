import DataSet
import Foundation
import SeededRandom
import Testing

@testable import Intake

/// Random registers, and beside each a list that is searched from its first row to its last.
@Suite struct RegisterModelTests {
  private struct Row {
    var code: String
    var opens: Int32?
    var closes: Int32?
    var successor: String?
    var roles: [String]

    func spans(_ day: Int32) -> Bool { (opens ?? day) <= day && day <= (closes ?? day) }

    var line: String {
      let dates = [opens, closes].map { $0.map { "\(Day(daysSince1970: $0))" } ?? "" }
      return ([code] + dates + [successor ?? "", roles.joined(separator: " ")])
        .joined(separator: ",")
    }
  }

  private struct NaiveRegister {
    let rows: [Row]

    func isOpen(
      _ code: String, on day: Int32, following: Bool, roles: [String], seen: Set<String> = []
    ) -> Bool {
      let own = rows.filter { $0.code == code }
      let open = own.filter { $0.spans(day) }
      guard open.isEmpty else {
        return roles.isEmpty || open.contains { !Set($0.roles).isDisjoint(with: roles) }
      }
      guard following, !seen.contains(code) else { return false }
      return own.contains { row in
        guard let closes = row.closes, closes < day, let heir = row.successor else { return false }
        return isOpen(
          heir, on: day, following: true, roles: roles, seen: seen.union([code]))
      }
    }
  }

  private static let codes = ["A", "B", "AB", "BA", "ABABABABA", "ABABABABB", "C", "NOWHERE"]

  private func randomRows(_ random: inout some RandomNumberGenerator) -> [Row] {
    let count = Int.random(in: 1...12, using: &random)
    return (0..<count).map { _ in
      let days = [Int32.random(in: 0...6, using: &random), .random(in: 0...6, using: &random)]
      let flags = UInt8.random(in: 0...255, using: &random)
      return Row(
        code: Self.codes.dropLast().randomElement(using: &random) ?? "A",
        opens: flags & 1 == 0 ? nil : days.min(), closes: flags & 2 == 0 ? nil : days.max(),
        successor: flags & 4 == 0 ? nil : Self.codes.randomElement(using: &random),
        roles: flags & 8 == 0 ? [] : flags & 16 == 0 ? ["R1"] : ["R1", "R2"])
    }
  }

  private static let header = "code,opens,closes,successor,roles\n"

  private func text(_ rows: [Row]) -> String {
    Self.header + rows.map { $0.line + "\n" }.joined()
  }

  /// The environment variable `SEED` repeats a run.
  private let seed: UInt64 = {
    let given = ProcessInfo.processInfo.environment["SEED"].flatMap { UInt64($0) }
    return given ?? UInt64.random(in: 1...999_999)
  }()

  @Test func `Every question gets the answer that a search of all rows gives`() throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<400 {
      let rows = randomRows(&random)
      let naive = NaiveRegister(rows: rows)
      let register = try CodeRegister.read(csv: text(rows).utf8, as: .organisations)
      #expect(
        try CodeRegister.read(csv: text(rows.shuffled(using: &random)).utf8, as: .organisations)
          .contentDigest() == register.contentDigest(), "SEED=\(seed)")
      for code in Self.codes {
        for day in Int32(-1)...7 {
          for (following, roles) in [(false, []), (true, []), (true, ["R2"]), (false, ["R1"])] {
            let found = register.isOpen(
              code.utf8.span, on: Day(daysSince1970: day), followingSuccession: following,
              roles: roles)
            let expected = naive.isOpen(code, on: day, following: following, roles: roles)
            #expect(found == expected, "\(code) on \(day) of\n\(text(rows))SEED=\(seed)")
          }
        }
      }
    }
  }

  @Test func `A register of many codes holds each of them, in whatever order they come`() throws {
    var random = SeededGenerator(seed: seed)
    let codes = (0..<20_000).map { "\($0 * 7919 % 100_003)" }
    let csv = "code\n" + codes.shuffled(using: &random).joined(separator: "\n") + "\n"
    let register = try CodeRegister.read(csv: csv.utf8, as: .snomed)
    #expect(register.rowCount == Set(codes).count)
    let known = Set(codes)
    for number in 0..<100_003 where number % 3 == 0 || known.contains("\(number)") {
      let isOpen = register.isOpen(
        "\(number)".utf8.span, on: Day(daysSince1970: 0), followingSuccession: true, roles: [])
      if isOpen != known.contains("\(number)") { Issue.record("\(number): SEED=\(seed)") }
    }
  }
}
