import EventSchema
import TestSupport
import Testing
import TransparencyLog

@testable import EventLog

@Suite struct LeafHashingTests {
  /// A run of so many events, no two alike.
  private func run(of count: Int) -> LeafRun {
    var run = LeafRun()
    for number in 0..<count {
      var fields = EventFields.sample(StreamID(.referral, UInt64(number)))
      fields.body = Array(repeating: UInt8(truncatingIfNeeded: number), count: number % 400)
      run.append(
        EventDraft(fields), position: UInt64(number),
        recordedAt: Timestamp(microseconds: Int64(number)), streamVersion: 1, idempotencyMark: nil)
    }
    return run
  }

  @Test(arguments: [1, 2, 255, 256, 257, 511, 512, 513, 5_000])
  func `Two cores give the hashes that one gives, each once and in order`(count: Int) {
    let run = run(of: count)
    let hashing = LeafHashing(run)
    let hashes = (0..<hashing.pieceCount).flatMap { hashing.hashes(ofPiece: $0) }
    let expected = (0..<count).map { Hash.leaf(Array(run.bytes[run.range(of: $0)]).span) }
    #expect(hashes == expected)
  }
}
