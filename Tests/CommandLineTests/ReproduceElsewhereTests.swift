import Foundation
import TestSupport
import Testing

/// The file of a release is made again, byte by byte, by another process in other surroundings (R19).
@Suite struct ReproduceElsewhereTests {
  private struct Reproduction: Decodable {
    let isSame: Bool
    let erased: [Int]
  }

  private static let surroundings: [[String: String]] = [
    ["TZ": "Pacific/Kiritimati", "LANG": "de_DE.UTF-8", "LC_ALL": "de_DE.UTF-8"],
    ["TZ": "America/St_Johns", "LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8"],
    ["TZ": "Asia/Kathmandu", "LANG": "C", "LC_ALL": "C"],
    ["TZ": "UTC", "LANG": "ar_SA.UTF-8", "LC_ALL": "fa_IR.UTF-8"],
  ]

  /// A ledger with a release for each kind of file.
  private func stage(_ home: Home) throws {
    try home.makeLedger()
    let steps: [[String]] = [
      ["submit", "Fixtures/small-2.0", "--provider", "RX4"],
      ["agreement", "apply", "Fixtures/agreements/dars-1-application.json"],
      ["agreement", "review", "Fixtures/agreements/dars-1-review.json"],
      ["agreement", "approve", "Fixtures/agreements/dars-1-approval.json"],
      ["opt-out", "check", "--request", "asked.dat"],
      ["opt-out", "check", "--response", "asked.dat", "--check", "1", "--all-clear"],
      [
        "disclose", "release", "--use", "provider-return", "--recipient", "RX4", "--period",
        "2020-09", "--out", "released-1.zip",
      ],
      [
        "disclose", "release", "--use", "dars-release", "--recipient", "X9Q", "--period", "2020-09",
        "--out", "released-2.zip",
      ],
    ]
    for step in steps {
      let result = try home.start(step).wait()
      try #require(result.status == .exited(0), "\(step): \(result.errors) \(result.output)")
    }
  }

  @Test func theBytesAreTheSameWhateverTheClockAndTheLocale() throws {
    let home = try Home()
    try stage(home)
    let released = try (1...2).map { number in
      try #require(FileManager.default.contents(atPath: home.path + "/released-\(number).zip"))
    }
    // Choices that come later change nothing of what was released.
    let later = try home.run(
      "restriction", "add", "--provider", "RX4", "--local-patient-id", "0010003", "--kind", "other",
      "--reference", "case 1", "--from", "2020-10-01", "--at", "2020-10-13T08:00:00Z")
    #expect(later.status == .exited(0))
    for (place, variables) in Self.surroundings.enumerated() {
      let copy = try Home()
      try FileManager.default.copyItem(atPath: home.ledger, toPath: copy.ledger)
      try FileManager.default.removeItem(atPath: copy.ledger + "/projections")
      copy.further = variables
      for number in 1...2 {
        let again = try copy.answer(
          Reproduction.self, "disclose", "reproduce", String(number), "--out",
          "again-\(number).zip",
          "--at", "203\(place)-12-31T23:59:59Z")
        #expect(again.isSame, "disclosure \(number) with \(variables)")
        let bytes = FileManager.default.contents(atPath: copy.path + "/again-\(number).zip")
        #expect(bytes == released[number - 1], "disclosure \(number) with \(variables)")
      }
    }
  }

  @Test func anErasureSaysWhoseFileCannotBeMadeAgain() throws {
    let home = try Home()
    try stage(home)
    let number = try CSVTables(fixture: "small-2.0").number(of: "0010003")
    let erased = try home.run(
      "erase", "--nhs-number", number, "--reason", "the patient asked for it",
      "--reference", "request 7")
    #expect(erased.status == .exited(0), "\(erased.errors)")
    for number in 1...2 {
      let again = try home.answer(
        Reproduction.self, "disclose", "reproduce", String(number), "--out", "again-\(number).zip",
        status: 1)
      #expect(!again.isSame && again.erased.count == 1)
    }
    let told = try home.run("disclose", "reproduce", "1", "--out", "again.zip")
    #expect(told.status == .exited(1))
    #expect(told.output.contains("1 person was erased since"))
    let names = try FileManager.default.contentsOfDirectory(atPath: home.path)
    #expect(!names.contains { $0.hasPrefix("again") })
    // A release that is made now leaves the person out, and can be made again.
    let next = try home.run(
      "disclose", "release", "--use", "provider-return", "--recipient", "RX4", "--period",
      "2020-09",
      "--out", "next.zip")
    #expect(next.status == .exited(0))
    #expect(
      try home.answer(Reproduction.self, "disclose", "reproduce", "3", "--out", "again-3.zip")
        .isSame)
  }
}
