import Foundation
import SeededRandom
import TestSupport
import Testing

@Suite struct PublishKillTests {
  private struct Published: Decodable {
    struct Body: Decodable {
      struct File: Decodable {
        let kind: String
        let bytes: Int
      }

      let files: [File]
    }

    let body: Body
  }

  /// Files of a publication by the kinds of its event.
  private static let names = [
    "measures": ".csv", "metadata": ".csv-metadata.json", "chart-activity": "-activity.svg",
    "chart-outcomes": "-outcomes.svg",
  ]

  @Test func aPublicationThatIsKilledOnItsWayIsWholeOrNotThere() throws {
    let home = try Home()
    try home.makeLedger()
    try home.generate("month", provider: "RX4", referrals: 600)
    #expect(try home.run("submit", "month", "--provider", "RX4").status == .exited(0))
    var random = SeededGenerator(for: "killing a publication")
    var wasUnderWay = 0
    for attempt in 10..<22 {
      let program = try home.start([
        "publish", "--use", "national-publication", "--period", "2020-09", "--out",
        "killed-\(attempt).csv",
      ])
      // In every twelfth of the time, so that some come early enough on any machine.
      let twelfth = Double(attempt - 10) + Double.random(in: 0..<1, using: &random)
      usleep(UInt32(20_000 + twelfth * 36_000))
      program.kill()
      let isKilled = program.wait().status == .killed(SIGKILL)
      if isKilled { wasUnderWay += 1 }
      let sizes = try Self.names.mapValues { try size(of: "killed-\(attempt)\($0)", in: home) }
      // The table takes its name last.
      if sizes["measures"] != .some(nil) { #expect(sizes.values.allSatisfy { $0 != nil }) }
      if !isKilled { #expect(sizes["measures"] != .some(nil)) }
      // Whatever the log tells of stands there, whole.
      let told = try home.run("replay", "--type", "MeasuresPublished", "--json").output
      for line in told.split(separator: "\n").suffix(1) where sizes["measures"] != .some(nil) {
        let published = try JSONDecoder().decode(Published.self, from: Data(line.utf8))
        for file in published.body.files { #expect(sizes[file.kind] == file.bytes) }
      }
    }
    #expect(wasUnderWay > 0)
    let last = try home.run(
      "publish", "--use", "national-publication", "--period", "2020-09", "--out", "whole.csv")
    #expect(last.status == .exited(0))
    #expect(try home.run("verify").status == .exited(0))
  }

  private func size(of name: String, in home: Home) throws -> Int? {
    let path = home.path + "/" + name
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    return try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
  }
}
