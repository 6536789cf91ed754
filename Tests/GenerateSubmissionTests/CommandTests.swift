import ArgumentParser
import Foundation
import Testing

@testable import generate_submission

@Suite struct CommandTests {
  private static let sound = [
    "--provider", "RX4", "--period", "2020-09", "--referrals", "10", "--out", "somewhere",
  ]

  @Test func `arguments become a plan`() throws {
    let command = try GenerateSubmission.parse(
      Self.sound + ["--seed", "4", "--version", "2.1", "--fault-kinds", "badCode"])
    #expect(command.plan.period == Month(year: 2020, number: 9))
    #expect(command.plan.version == .v21)
    #expect(command.plan.seed == 4)
    #expect(command.plan.faultKinds == [.badCode])
  }

  @Test(arguments: [
    ["--provider", "rx4"], ["--provider", "RX"], ["--provider", "RX4999"],
    ["--provider", "R,4"], ["--period", "2020"], ["--period", "2014-12"],
    ["--period", "2051-01"], ["--referrals", "0"], ["--referrals", "1000001"],
    ["--referrals", "1000000"], ["--version", "1.5"], ["--months-of-history", "0"],
    ["--shared-people", "1.5"], ["--faults", "-1"], ["--faults", "10001"],
    ["--shared-people", "1", "--referrals", "200000"],
  ])
  func `what cannot be generated is refused`(wrong: [String]) {
    #expect(throws: (any Error).self) {
      try GenerateSubmission.parse(Self.sound + wrong)
    }
  }

  @Test func `a place that cannot be written to is named`() {
    #expect {
      try SubmissionBundle(at: URL(filePath: "/dev/null/bundle"), version: .v20)
    } throws: { error in
      "\(error)".hasPrefix("cannot write /dev/null/bundle")
    }
  }
}
