import EventLog
import SeededRandom
import TestSupport
import Testing

@Suite struct ReadingTests {
  let test: TestLog

  init() throws {
    test = try TestLog()
  }

  @Test func `A walk from any position gives exactly the events from there on`() throws {
    try test.log.fill(person, count: 70)
    for start in 0...UInt64(72) {
      let events = try test.log.copyEvents(from: Position(start), limit: .max)
      #expect(events.map(\.position.rawValue) == Array(min(start, 70)..<70))
    }
    #expect(try test.log.copyEvents(from: Position(.max), limit: .max).isEmpty)
    #expect(
      try test.log.copyEvents(from: Position(60), limit: 3).map(\.position.rawValue) == [
        60, 61, 62,
      ])
    #expect(try test.log.copyEvents(from: Position(0), limit: 0).isEmpty)
  }

  @Test func `Each event can be had by its position, and none behind the end`() throws {
    try test.log.fill(person, count: 40)
    let snapshot = try test.log.beginRead()
    for position in 0..<UInt64(40) {
      let event = try snapshot.event(at: Position(position))
      #expect(event.position.rawValue == position)
      #expect(String(decoding: event.body, as: UTF8.self) == "person-1 \(position)")
    }
    for position in [40, 41, .max - 1, .max] as [UInt64] {
      #expect(
        refused { () throws(EventLogError) in _ = try snapshot.event(at: Position(position)) }
          == "beyondEnd")
      #expect(
        refused { () throws(EventLogError) in _ = try snapshot.leafHash(at: Position(position)) }
          == "beyondEnd")
    }
  }

  @Test func `Roots and proofs are refused behind the end`() throws {
    try test.log.fill(person, count: 3)
    let snapshot = try test.log.beginRead()
    #expect(
      refused { () throws(EventLogError) in _ = try snapshot.rootHash(ofSize: 4) } == "beyondEnd")
    #expect(
      refused { () throws(EventLogError) in
        _ = try snapshot.inclusionProof(of: Position(0), inSize: 4)
      } == "beyondEnd")
    #expect(
      refused { () throws(EventLogError) in
        _ = try snapshot.inclusionProof(of: Position(2), inSize: 2)
      } == "beyondEnd")
    #expect(
      refused { () throws(EventLogError) in _ = try snapshot.consistencyProof(from: 0, to: 4) }
        == "beyondEnd")
    #expect(
      refused { () throws(EventLogError) in _ = try snapshot.consistencyProof(from: 3, to: 2) }
        == "beyondEnd")
  }

  @Test func `A snapshot does not see later appends`() throws {
    try test.log.fill(person, count: 2)
    let snapshot = try test.log.beginRead()
    try test.log.fill(person, count: 3)
    #expect(snapshot.size == 2)
    #expect(try snapshot.version(of: person) == 2)
    #expect(try test.log.beginRead().version(of: person) == 5)
    #expect(try snapshot.rootHash(ofSize: 2) == snapshot.head.rootHash)
  }

  @Test func `The size as of any moment is what counting would give`() throws {
    var random = SeededGenerator(for: "sizes as of")
    let start = test.clock.now.microseconds
    var times: [Timestamp] = []
    for count in 0...60 {
      let snapshot = try test.log.beginRead()
      for second in Int64(-1)...Int64(times.count + 3) {
        let moment = Timestamp(microseconds: start + second * 1_000_000)
        let counted = times.count { $0 <= moment }
        #expect(
          try snapshot.size(asOf: moment) == UInt64(counted), "\(count) events, second \(second)")
      }
      test.clock.move(bySeconds: Int64.random(in: 0...2, using: &random))
      times.append(try test.log.appendAndWait([.sample(person)]).recordedAt)
    }
    let snapshot = try test.log.beginRead()
    #expect(try snapshot.size(asOf: Timestamp(microseconds: .min)) == 0)
    #expect(try snapshot.size(asOf: Timestamp(microseconds: .max)) == 61)
  }
}
