import Foundation
import SeededRandom
import TestSupport
import Testing

@Suite struct ReportKillTests {
  @Test func aReportThatIsKilledOnItsWayLeavesNothingUnderItsName() throws {
    let home = try Home()
    try home.makeLedger()
    try home.generate("month", provider: "RX4", referrals: 600)
    #expect(try home.run("submit", "month", "--provider", "RX4").status == .exited(0))
    #expect(try home.run("submission", "report", "1", "--out", "whole").status == .exited(0))
    let names = { (path: String) in
      try FileManager.default.subpathsOfDirectory(atPath: home.path + "/" + path).sorted()
    }
    let whole = try names("whole")
    var random = SeededGenerator(for: "killing a report")
    var wasUnderWay = 0
    for attempt in 0..<8 {
      let program = try home.start(["submission", "report", "1", "--out", "killed-\(attempt)"])
      // In every eighth of the time, so that some come early enough on any machine.
      let eighth = Double(attempt) + Double.random(in: 0..<1, using: &random)
      usleep(UInt32(20_000 + eighth * 85_000))
      program.kill()
      let isKilled = program.wait().status == .killed(SIGKILL)
      if isKilled { wasUnderWay += 1 }
      if FileManager.default.fileExists(atPath: home.path + "/killed-\(attempt)") {
        #expect(try names("killed-\(attempt)") == whole)
      } else {
        #expect(isKilled)
      }
    }
    #expect(wasUnderWay > 0)
    #expect(try home.run("submission", "report", "1", "--out", "killed").status == .exited(0))
    #expect(try names("killed") == whole)
    let left = try FileManager.default.contentsOfDirectory(atPath: home.path)
      .filter { $0.hasSuffix(".partial") }
    for name in left {
      let path = home.path + "/" + name
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
      #expect(mode as? Int == 0o700)
    }
    #expect(try home.run("verify").status == .exited(0))
  }
}
