import EventSchema
import SeededRandom
import TestSupport
import Testing

@testable import EventLog

@Suite struct StreamVersionsTests {
  let test: TestLog

  init() throws {
    test = try TestLog()
  }

  @Test func `Streams at the edges of chunks do not touch each other`() throws {
    let numbers: [UInt64] = [
      0, 1, 254, 255, 256, 257, 511, 512, 1 << 32, (1 << 56) - 1, .max - 1, .max,
    ]
    for (index, number) in numbers.enumerated() {
      for category in [StreamCategory.ledger, .person, .evidence] {
        for version in 0...UInt64(index % 3) {
          let draft = EventDraft.sample(StreamID(category, number), expecting: .exactly(version))
          try test.log.appendAndWait([draft])
        }
      }
    }
    #expect(try checkLog(test.log) == [])
    let snapshot = try test.log.beginRead()
    for (index, number) in numbers.enumerated() {
      #expect(try snapshot.version(of: StreamID(.person, number)) == UInt64(index % 3) + 1)
      #expect(try snapshot.version(of: StreamID(.agreement, number)) == 0)
    }
  }

  @Test func `Six hundred neighbours in one batch keep their own versions`() throws {
    let drafts = (0..<600).reversed().map { EventDraft.sample(StreamID(.referral, $0)) }
    try test.log.appendAndWait(drafts)
    try test.log.appendAndWait(drafts.filter { $0.stream.number.isMultiple(of: 3) })
    #expect(try test.closeAndCheck() == [])
    let log = try test.open()
    let snapshot = try log.beginRead()
    for number in 0..<UInt64(601) {
      let expected = number == 600 ? 0 : number.isMultiple(of: 3) ? 2 : 1
      #expect(try snapshot.version(of: StreamID(.referral, number)) == UInt64(expected))
    }
  }

  @Test func `A chunk reads back as written, and nothing of another size is one`() {
    for (largest, width) in [(0, 1), (255, 1), (256, 2), (65_535, 2), (65_536, 4), (1 << 31, 4)] {
      let versions = (0..<256).map { UInt32($0 * largest / 255) }
      let stored = StreamVersions.encode(versions)
      #expect(stored.count == 256 * width)
      #expect(StreamVersions.decode(stored.span) == versions)
    }
    for count in [0, 1, 255, 257, 768, 1_023, 1_025, 2_048] {
      #expect(StreamVersions.decode([UInt8](repeating: 0, count: count).span) == nil)
    }
  }

  @Test func `The cache agrees with a dictionary over random streams, reverts and reloads`() {
    var random = SeededGenerator(for: "stream versions")
    let categories = StreamCategory.allCases.filter { $0 != .unspecified }
    var versions = StreamVersions()
    var stored: [StreamVersions.ChunkKey: [UInt32]] = [:]
    var model: [StreamID: UInt64] = [:]
    for _ in 0..<3_000 {
      var batch = model
      for _ in 0..<Int.random(in: 0...5, using: &random) {
        let stream = StreamID(
          categories.randomElement(using: &random) ?? .ledger,
          random.oneIn(10) ? random.number() : UInt64.random(in: 250...260, using: &random))
        let current = versions.current(stream) { stored[$0] }
        #expect(current == batch[stream, default: 0])
        batch[stream, default: 0] += 1
        #expect(versions.advance(stream) == batch[stream])
      }
      if random.oneIn(3) {
        versions.revert()
      } else {
        versions.keep()
        model = batch
      }
      if random.oneIn(4) {
        for chunk in versions.takeDirty() {
          stored[chunk.key] = StreamVersions.decode(chunk.value.span)
        }
        if random.oneIn(3) { versions.dropAll() }
      }
    }
  }

  @Test func `A stream goes on where its version no longer fits one byte`() throws {
    let stream = StreamID(.ledger, 1)
    for _ in 0..<3 { try test.log.appendAndWait((0..<100).map { _ in EventDraft.sample(stream) }) }
    try test.log.appendAndWait([EventDraft.sample(StreamID(.ledger, 2))])
    #expect(try test.closeAndCheck() == [])
    let log = try test.open()
    let snapshot = try log.beginRead()
    #expect(try snapshot.version(of: stream) == 300)
    #expect(try snapshot.version(of: StreamID(.ledger, 2)) == 1)
  }
}
