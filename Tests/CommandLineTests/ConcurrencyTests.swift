import Foundation
import Glibc
import TestSupport
import Testing

/// Several processes use one ledger at the same time.
@Suite(.serialized) struct ConcurrencyTests {
  /// A submission that had to wait too long is told so; it can be sent again.
  private func isDoneOrBusy(_ result: RunningProgram.Result) -> Bool {
    result.status == .exited(0)
      || result.status == .exited(3) && result.errors.contains("another process")
  }

  @Test(arguments: [100, 2_500])
  func oneOfTwoSubmissionsWaitsOrIsToldThatTheLedgerIsBusy(referrals: Int) throws {
    let home = try Home()
    try home.makeLedger()
    try home.generate("one", provider: "RX4", referrals: referrals)
    try home.generate("other", provider: "RWK", referrals: referrals)
    let programs = try [("one", "RX4"), ("other", "RWK")].map { bundle, provider in
      try home.start(["submit", bundle, "--provider", provider, "--json"])
    }
    let results = programs.map { $0.wait() }
    #expect(results.allSatisfy(isDoneOrBusy), "\(results.map(\.errors))")
    #expect(results.contains { $0.status == .exited(0) })
    try home.check()
    for (bundle, provider) in [("one", "RX4"), ("other", "RWK")] {
      #expect(try home.run("submit", bundle, "--provider", provider).status == .exited(0))
    }
    let list = try home.submissions()
    #expect(list.map(\.status) == ["accepted", "accepted"])
    #expect(list.allSatisfy { $0.isLatest })
    try home.check()
  }

  @Test func aFileSentTwiceAtTheSameTimeIsTakenOnce() throws {
    let home = try Home()
    try home.makeLedger()
    let programs = try (0..<4).map { _ in
      try home.start(["submit", "Fixtures/small-2.0.accdb", "--provider", "RX4", "--json"])
    }
    let results = programs.map { $0.wait() }
    #expect(results.allSatisfy(isDoneOrBusy), "\(results.map(\.errors))")
    #expect(try home.submissions().count == 1)
    try home.check()
  }

  /// Runs a command again and again while a submission is under way; gives how often.
  private func repeatDuringSubmission(
    _ home: Home, _ body: () throws -> Void
  ) throws -> Int {
    let program = try home.start(["submit", "large", "--provider", "RWK"])
    var count = 0
    var ended: RunningProgram.Result?
    while ended == nil {
      try body()
      count += 1
      ended = program.poll()
    }
    #expect(ended?.status == .exited(0), "\(ended?.errors ?? "")")
    try home.check()
    return count
  }

  private func homeWithOneMonth() throws -> Home {
    let home = try Home()
    try home.makeLedger()
    try home.generate("large", provider: "RWK", referrals: 2_500)
    let result = try home.run("submit", "Fixtures/small-2.0", "--provider", "RX4")
    try #require(result.status == .exited(0), "\(result.errors)")
    return home
  }

  struct Audit: Decodable {
    let referralNumber: Int
    let events: [Int]
    let asOfSize: Int
  }

  @Test func auditsDuringASubmissionAnswerAsBeforeIt() throws {
    let home = try homeWithOneMonth()
    var answers: [Audit] = []
    let count = try repeatDuringSubmission(home) {
      answers.append(
        try home.answer(
          Audit.self, "audit", "referral", "--provider", "RX4", "--service-request-id",
          "SR0010009A"))
    }
    #expect(Set(answers.map(\.events)).count == 1)
    #expect(answers.map(\.asOfSize) == answers.map(\.asOfSize).sorted())
    let looks = try home.run("replay", "--type", "RecordAccessed", "--json")
    #expect(looks.output.split(separator: "\n").count == count)
  }

  @Test func replaysDuringASubmissionOnlyEverGrow() throws {
    let home = try homeWithOneMonth()
    var known = try home.leafHashes(from: 0)
    _ = try repeatDuringSubmission(home) {
      let seen = try home.leafHashes(from: 0)
      #expect(seen.prefix(known.count) == known[...])
      known = seen
    }
    #expect(try home.leafHashes(from: 0).prefix(known.count) == known[...])
  }

  @Test func checkpointsAndRebuildsDuringASubmissionAreWhole() throws {
    let home = try homeWithOneMonth()
    _ = try repeatDuringSubmission(home) {
      for command in [
        ["checkpoint", "sign"], ["verify"], ["projection", "rebuild", "referrals"],
        ["projection", "verify"], ["submission", "list"],
      ] {
        let result = try home.start(command).wait()
        #expect(result.status == .exited(0), "\(command): \(result.errors)\(result.output)")
      }
    }
  }

  @Test func whileSomebodyMakesAReleaseNobodyElseDoes() throws {
    let home = try homeWithOneMonth()
    let asked = ["--use", "provider-return", "--recipient", "RX4", "--period", "2020-09"]
    func release(to file: String) throws -> RunningProgram.Result {
      try home.start(["disclose", "release"] + asked + ["--out", file]).wait()
    }
    #expect(try release(to: "first.zip").status == .exited(0))
    let lock = open(home.ledger + "/disclosure.lock", O_RDWR | O_CLOEXEC)
    try #require(lock >= 0 && flock(lock, LOCK_EX | LOCK_NB) == 0)
    let size = try home.status().size
    let reproduced = try home.run("disclose", "reproduce", "1", "--out", "again.zip")
    for result in [try release(to: "second.zip"), reproduced] {
      #expect(result.status == .exited(3))
      #expect(result.errors.contains("another process is making a release; wait for its end"))
    }
    #expect(try home.status().size == size)
    for file in ["second.zip", "again.zip"] {
      #expect(!FileManager.default.fileExists(atPath: home.path + "/" + file))
    }
    // Whoever only asks does not wait.
    #expect(try home.run("disclose", "list").status == .exited(0))
    close(lock)
    #expect(try release(to: "second.zip").status == .exited(0))
    try home.check()
  }

  @Test func rebuildsDisturbNobodyElse() throws {
    let home = try homeWithOneMonth()
    let commands = [
      ["projection", "rebuild", "submissions"], ["projection", "rebuild", "referrals"], ["status"],
      ["submission", "list"], ["projection", "verify"], ["projection", "list"],
    ]
    for _ in 0..<12 {
      let programs = try commands.map { try home.start($0) }
      for (command, result) in zip(commands, programs.map { $0.wait() }) {
        #expect(result.status == .exited(0), "\(command): \(result.errors)\(result.output)")
      }
    }
    try home.check()
  }

  @Test(arguments: [
    ["projection", "verify"], ["projection", "rebuild", "referrals"],
    ["projection", "list"], ["checkpoint", "sign"], ["verify"],
  ])
  func theSameCommandInSeveralProcessesDoesNotFail(command: [String]) throws {
    let home = try homeWithOneMonth()
    for _ in 0..<3 {
      let programs = try (0..<4).map { _ in try home.start(command) }
      for result in programs.map({ $0.wait() }) {
        #expect(result.status == .exited(0), "\(result.errors)\(result.output)")
      }
    }
    try home.check()
  }
}
