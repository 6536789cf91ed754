import Foundation
import SeededRandom
import TestSupport
import Testing

/// A submitting process is killed at random moments; what was seen of the log stays.
@Suite(.serialized) struct KillTests {
  static let killsPerLedger = 10

  /// How often a kill came when, over all ledgers.
  struct Tally {
    var beforeAnything = 0
    var onTheWay = 0
    var tooLate = 0
  }

  @Test(arguments: 0..<5)
  func whatWasSeenInTheLogSurvivesTheDeathOfItsWriter(round: Int) throws {
    let home = try Home()
    try home.generate("large", provider: "RX4", referrals: 2_500)
    try home.makeLedger()
    var seconds = try secondsOfOneSubmission(home)
    try FileManager.default.removeItem(atPath: home.ledger)
    try home.makeLedger()

    var random = SeededGenerator(for: "kills of ledger \(round)")
    var tally = Tally()
    var known: [Substring] = []
    for number in 0..<Self.killsPerLedger {
      let part = Double.random(in: 0..<1, using: &random)
      let share = (Double(number) + part) / Double(Self.killsPerLedger)
      let tooLate = tally.tooLate
      try kill(home, after: share * seconds * 1.05, &known, &tally)
      // The machine has become faster than it was when one submission was timed; the kills to come are earlier.
      if tally.tooLate > tooLate { seconds *= 0.7 }
      try goOn(home, number, &known)
    }
    print("ledger \(round): \(seconds) s for one submission, \(tally)")
    #expect(tally.onTheWay + tally.beforeAnything >= Self.killsPerLedger / 2)

    // The very file that never came to its end is taken in the end.
    let result = try home.run("submit", "large", "--provider", "RX4", "--json")
    #expect(result.status == .exited(0), "\(result.errors)")
    let summary = try home.submission(result.output)
    #expect(summary.status == "accepted" && summary.isLatest)
    #expect(try home.leafHashes(from: 0).prefix(known.count) == known[...])
    try home.check()
  }

  private func secondsOfOneSubmission(_ home: Home) throws -> Double {
    let start = ContinuousClock.now
    let result = try home.run("submit", "large", "--provider", "RX4")
    try #require(result.status == .exited(0), "\(result.errors)")
    return (ContinuousClock.now - start) / .seconds(1)
  }

  /// Submits and kills after so many seconds, looking at the log all the while.
  private func kill(
    _ home: Home, after seconds: Double, _ known: inout [Substring], _ tally: inout Tally
  ) throws {
    let before = try home.status()
    known += try home.leafHashes(from: known.count)
    let end = ContinuousClock.now + .seconds(seconds)
    let program = try home.start(["submit", "large", "--provider", "RX4"])
    var seen = known
    while ContinuousClock.now < end {
      // Reading takes a while; no look is begun that would end long after the moment.
      if end - ContinuousClock.now > .milliseconds(120) {
        seen += try home.leafHashes(from: seen.count)
      } else {
        usleep(1_000)
      }
    }
    program.kill()
    let ended = program.wait().status

    try home.check(from: before.size)
    let after = try home.status()
    let stored = try home.leafHashes(from: known.count)
    #expect(known.count + stored.count == after.size)
    #expect(seen.count <= after.size)
    #expect(seen[known.count...] == stored[..<(seen.count - known.count)])
    known += stored
    switch (ended, after.size) {
    case (.exited, _): tally.tooLate += 1
    case (_, before.size):
      tally.beforeAnything += 1
      #expect(after == before)
    default: tally.onTheWay += 1
    }
  }

  /// The next submission closes what was left open, and is accepted itself.
  private func goOn(_ home: Home, _ number: Int, _ known: inout [Substring]) throws {
    let last = try home.submissions().last
    let wasOpen = last?.status == "unfinished"
    let bundle = number.isMultiple(of: 2) ? "edge/base.bundle" : "edge/dates.bundle"
    let result = try home.run("submit", "Fixtures/" + bundle, "--provider", "RX4", "--json")
    #expect(result.status == .exited(0), "\(result.errors)")
    let summary = try home.submission(result.output)
    #expect(summary.status == "accepted" && summary.isLatest)
    let list = try home.submissions()
    #expect(list.allSatisfy { $0.status != "unfinished" })
    if wasOpen, let id = last?.submissionId {
      #expect(list.first { $0.submissionId == id }?.status == "abandoned")
      let stored = try home.run(
        "replay", "--type", "SubmissionAbandoned", "--stream", "submission-\(id)")
      #expect(stored.output.split(separator: "\n").count { !$0.hasPrefix(" ") } == 1)
    }
    try home.check(from: known.count)
    #expect(try home.leafHashes(from: 0).prefix(known.count) == known[...])
  }
}
