import Foundation
import Testing

@testable import generate_submission

/// The bytes of a small bundle are pinned: other tests and measurements rely on them.
///
/// `RECORD_SNAPSHOTS=1` writes the golden file anew, for a change that is meant.
@Suite struct GoldenTests {
  private static let file = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Golden/RX4-2020-09-200.sha256")

  @Test func `the digest is that of the standard`() {
    #expect(
      sha256(Array("abc".utf8))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      sha256(Array(repeating: 0x61, count: 119))
        == "31eba51c313a5c08226adf18d4a359cfdfd8d2e816b13f4af952f7ea6584dcfb")
  }

  @Test func `a bundle of 200 referrals is what it was`() throws {
    let bundle = try GeneratedBundle(SubmissionPlan(referrals: 200))
    let digests = Table.tables(in: .v20).map { table in
      "\(sha256(Array(bundle.bytes[table] ?? Data())))  \(table.name).csv\n"
    }.joined()
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try Data(digests.utf8).write(to: Self.file)
    }
    #expect(digests == String(decoding: try Data(contentsOf: Self.file), as: UTF8.self))
  }

  @Test func `equal plans give equal bytes, another seed or provider gives others`() throws {
    let plan = SubmissionPlan(referrals: 50)
    let bytes = try GeneratedBundle(plan).bytes
    #expect(try GeneratedBundle(plan).bytes == bytes)
    var other = plan
    other.seed = 2
    #expect(try GeneratedBundle(other).bytes[.referral] != bytes[.referral])
    other = plan
    other.provider = "RWK"
    #expect(try GeneratedBundle(other).bytes[.referral] != bytes[.referral])
  }
}
