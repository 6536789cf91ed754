import Foundation
import SeededRandom
import TestSupport
import Testing

/// A process that makes a release, or makes one again, is killed at random moments, and a few times just as it begins
/// with its files.
///
/// Between the event and the name of the file it is hit by chance only; ReleaseTests make that state by hand.
@Suite struct ReleaseKillTests {
  private struct Disclosure: Decodable {
    struct Refusal: Decodable { let code: String }

    let disclosureId: Int
    let status: String
    let fileDigest: String?
    let fileBytes: Int?
    let refusals: [Refusal]
  }

  @Test func aReleaseThatIsKilledIsWholeOrToldOfAsInterrupted() throws {
    let home = try Home()
    try home.makeLedger()
    try home.generate("month", provider: "RX4", referrals: 500)
    #expect(try home.run("submit", "month", "--provider", "RX4").status == .exited(0))
    let whole = try seconds { try release(home, to: "whole.zip").wait().status == .exited(0) }
    var random = SeededGenerator(for: "killing a release")
    var tally: [String: Int] = [:]
    var files: [String] = ["whole.zip"]
    for attempt in 0..<16 {
      let name = "killed-\(attempt).zip"
      let program = try release(home, to: name)
      if attempt < 3 {
        waitUntilItsNoteIsThere(program, home)
      } else {
        usleep(UInt32(Double.random(in: 0..<1.1, using: &random) * whole * 1_000_000))
      }
      program.kill()
      let wasKilled = program.wait().status == .killed(SIGKILL)
      let made = try disclosures(home)
      let before = files.count
      if made.count > before {
        files.append(name)
        let last = try #require(made.last)
        try expectWholeOrNothing(last, name, home)
        tally[wasKilled ? last.status : "too late", default: 0] += 1
      } else {
        #expect(!FileManager.default.fileExists(atPath: home.path + "/" + name))
        tally["before the plan", default: 0] += 1
      }
      #expect(try leftOnTheWay(home).isEmpty)
      #expect(try disclosures(home).map(\.status) == made.map(\.status))
    }
    print("killed releases: \(tally), \(whole) s for a whole one")
    #expect((tally["refused"] ?? 0) > 0)
    #expect(try disclosures(home).count == files.count)
    for (disclosure, name) in zip(try disclosures(home), files) {
      try expectWholeOrNothing(disclosure, name, home)
    }
    try home.check()
  }

  @Test func nothingStaysOfAFileThatWasBeingMadeAgain() throws {
    let home = try Home()
    try home.makeLedger()
    try home.generate("month", provider: "RX4", referrals: 500)
    #expect(try home.run("submit", "month", "--provider", "RX4").status == .exited(0))
    let whole = try seconds { try release(home, to: "whole.zip").wait().status == .exited(0) }
    let released = try #require(FileManager.default.contents(atPath: home.path + "/whole.zip"))
    var random = SeededGenerator(for: "killing what makes a release again")
    var wasUnderWay = 0
    for attempt in 0..<8 {
      let name = "again-\(attempt).zip"
      let program = try home.start(["disclose", "reproduce", "1", "--out", name])
      if attempt < 3 {
        waitUntilItsNoteIsThere(program, home)
      } else {
        usleep(UInt32(Double.random(in: 0.1..<1, using: &random) * whole * 1_000_000))
      }
      program.kill()
      if program.wait().status == .killed(SIGKILL) { wasUnderWay += 1 }
      #expect(try disclosures(home).count == 1)
      #expect(try leftOnTheWay(home).isEmpty)
      if let again = FileManager.default.contents(atPath: home.path + "/" + name) {
        #expect(again == released)
      }
    }
    #expect(wasUnderWay > 0)
    try home.check()
  }

  /// So that some are killed on their way, whatever the machine's speed.
  private func waitUntilItsNoteIsThere(_ program: RunningProgram, _ home: Home) {
    while !FileManager.default.fileExists(atPath: home.ledger + "/disclosure.open"),
      program.isRunning
    {
      usleep(1_000)
    }
  }

  private func release(_ home: Home, to name: String) throws -> RunningProgram {
    try home.start([
      "disclose", "release", "--use", "provider-return", "--recipient", "RX4", "--period",
      "2020-09", "--out", name,
    ])
  }

  private func disclosures(_ home: Home) throws -> [Disclosure] {
    try home.answer([Disclosure].self, "disclose", "list")
  }

  private func seconds(_ body: () throws -> Bool) throws -> Double {
    let start = ContinuousClock.now
    try #require(try body())
    return (ContinuousClock.now - start) / .seconds(1)
  }

  private func expectWholeOrNothing(
    _ disclosure: Disclosure, _ name: String, _ home: Home
  ) throws {
    let bytes = FileManager.default.contents(atPath: home.path + "/" + name)
    if disclosure.status == "released" {
      let bytes = try #require(bytes, "\(name) is told of and is not there")
      // By a program that is not ours.
      let digest = try home.shell("sha256sum \(name)").output.prefix(64)
      #expect(disclosure.fileDigest == String(digest) && disclosure.fileBytes == bytes.count)
    } else {
      #expect(disclosure.status == "refused")
      #expect(disclosure.refusals.map(\.code) == ["interrupted"])
      #expect(bytes == nil, "\(name) is there and was never released")
    }
  }

  /// What a release has beside its file while it is made, and the note of it in the ledger.
  private func leftOnTheWay(_ home: Home) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: home.path).filter {
      $0.contains(".partial")
    }
      + FileManager.default.contentsOfDirectory(atPath: home.ledger).filter {
        $0.hasSuffix(".open") || $0.hasPrefix(".")
      }
  }
}
