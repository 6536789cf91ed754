import EventLog
import Foundation
import Projections
import SubmissionLedger
import TestSupport
import Testing
import TransparencyLog

@Suite struct ProjectionLossTests {
  private func digests(_ ledger: TestLedger) throws -> [String: Hash] {
    try ledger.use { ledger in
      try ledger.catchUp()
      let pairs = try ledger.projections.map { ($0.name, try $0.digest().digest) }
      return Dictionary(uniqueKeysWithValues: pairs)
    }
  }

  @Test func deletedProjectionsAreBuiltAnewToTheLastBit() throws {
    let ledger = try TestLedger()
    try ledger.submit("small-2.0", at: TestLedger.october)
    try ledger.submit("small-2.0-refresh", at: TestLedger.november)
    let before = try digests(ledger)
    let list = try ledger.list().map { [String($0.number), $0.period, $0.fileDigest] }
    try FileManager.default.removeItem(atPath: ledger.path + "/projections")
    #expect(try digests(ledger) == before)
    #expect(
      try ledger.list().map { [String($0.number), $0.period, $0.fileDigest] } == list)
    try ledger.check()
  }

  @Test(arguments: ["submissions", "referrals"])
  func aProjectionThatIsDroppedOrRebuiltIsTheSame(name: String) throws {
    let ledger = try TestLedger()
    try ledger.submit("edge/base.bundle")
    let before = try digests(ledger)
    let rebuilt = try ledger.use { try $0.rebuildProjection(named: name) }
    #expect(rebuilt.name == name && rebuilt.digest == before[name])
    #expect(try digests(ledger) == before)
    try SubmissionLedger.dropProjection(named: name, at: ledger.path)
    #expect(try digests(ledger) == before)
    try ledger.check()
  }

  @Test func theFoldToAnySizeIsTheProjectionOfThatSize() throws {
    let ledger = try TestLedger()
    var known: [UInt64: [String: Hash]] = [:]
    for name in ["edge/base.bundle", "edge/dates.bundle", "file-rejects/IDSREJ008"] {
      try ledger.submit(name)
      known[try ledger.head().size] = try digests(ledger)
    }
    try ledger.use { ledger in
      for (size, digests) in known {
        for store in ledger.projections {
          let state = try store.state(asOfSize: size)
          #expect(state.digest == digests[store.name])
        }
      }
    }
  }
}
