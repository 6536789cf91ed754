import Foundation
import TestSupport
import Testing

@Suite struct DamagedLogTests {
  /// Cuts the file of the log to so many of its 4,096-byte pages and a bit.
  private func cut(_ home: Home, toPages pages: Int) throws {
    let file = try #require(FileHandle(forWritingAtPath: home.ledger + "/log/data.mdb"))
    try file.truncate(atOffset: UInt64(pages * 4_096 + 904))
    try file.close()
  }

  @Test(arguments: [1, 3, 10])
  func aLogThatIsCutShortIsSaidToBeDamaged(pages: Int) throws {
    let home = try Home()
    try home.makeLedger()
    try home.run("submit", "Fixtures/edge/base.bundle", "--provider", "RX4")
    try cut(home, toPages: pages)
    let results = try [["status"], ["verify"], ["replay"], ["submission", "list"]].map { command in
      try home.start(command).wait()
    }
    for result in results {
      #expect(result.status == .exited(3))
      #expect(result.errors.hasPrefix("iapt-ledger: "))
    }
  }
}
