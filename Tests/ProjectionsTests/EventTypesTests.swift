import EventLog
import EventSchema
import SwiftProtobuf
import TestSupport
import Testing

@testable import Projections

@Suite struct EventTypesTests {
  static let projections: [any Projection.Type] = [
    Submissions.self, Referrals.self, Choices.self, OptOuts.self, Disclosures.self, Erasures.self,
  ]

  /// Bodies of the types of which a fold takes nothing from an empty one.
  private static func bodies(of type: EventType) throws -> [[UInt8]] {
    switch type {
    case .patientSubmitted:
      var body = SchemaPatientSubmitted()
      body.hasNhsNumber_p = true
      return [try body.serializedBytes()]
    case .personLinked:
      var (same, named) = (SchemaPersonLinked(), SchemaPersonLinked())
      (same.sameAs, named.alsoNamed) = (6, 8)
      return [try same.serializedBytes(), try named.serializedBytes()]
    default: return [[]]
    }
  }

  /// Events of every type, all about the same person and referral.
  private static func appendEveryType(to log: EventLog) throws {
    try log.appendAndWait(
      EventType.allCases.filter { $0 != .unspecified }.flatMap { type in
        try bodies(of: type).map { body in
          EventDraft(
            EventFields(
              type: type, stream: StreamID(.referral, 7), effectiveAt: Timestamp(microseconds: 0),
              actor: "tester", personNumber: 5, referralNumber: 7, body: body))
        }
      })
  }

  private static func appendPatients(_ count: Int, to log: EventLog) throws {
    try log.appendAndWait(
      (0..<count).map { _ in
        EventDraft(
          EventFields(
            type: .patientSubmitted, stream: StreamID(.person, 5),
            effectiveAt: Timestamp(microseconds: 0), actor: "tester", personNumber: 5, body: []))
      })
  }

  @Test func `The bodies given here are ones of which a fold takes something`() throws {
    let ledger = try TestLedger()
    try Self.appendEveryType(to: ledger.log)
    let snapshot = try ledger.log.beginRead()
    var events = try snapshot.events(from: Position(0))
    var changed: Set<EventType> = []
    while let event = try events.next() {
      var state = MemoryState()
      try OptOuts.apply(event, to: &state)
      if state.digest != MemoryState().digest { changed.insert(event.header.type) }
    }
    #expect(changed.isSuperset(of: [.patientSubmitted, .personLinked]))
  }

  @Test func `A fold changes nothing at an event that is not of its types`() throws {
    let ledger = try TestLedger()
    try Self.appendEveryType(to: ledger.log)
    for projection in Self.projections {
      let snapshot = try ledger.log.beginRead()
      var events = try snapshot.events(from: Position(0))
      while let event = try events.next() {
        if projection.types.contains(event.header.type) { continue }
        var state = MemoryState()
        try projection.apply(event, to: &state)
        #expect(
          state.digest == MemoryState().digest, "\(projection.name) at \(event.header.type.name)")
      }
    }
  }

  @Test func `A walk for some types finds every event of theirs in its place, and no other`() throws
  {
    let ledger = try TestLedger()
    // More than three blocks of what walks keep in mind, and a rare type in only one of them.
    for _ in 0..<3 { try Self.appendEveryType(to: ledger.log) }
    for _ in 0..<20 { try Self.appendPatients(40, to: ledger.log) }
    try Self.appendEveryType(to: ledger.log)
    let snapshot = try ledger.log.beginRead()
    var all = try snapshot.events(from: Position(0))
    var places: [(position: Position, type: EventType)] = []
    while let event = try all.next() { places.append((event.header.position, event.header.type)) }
    // Twice: the later walks pass over what the earlier ones have seen.
    for projection in Self.projections + Self.projections {
      for (start, end) in Self.walks(ofSize: snapshot.size) {
        var events = try snapshot.events(from: Position(start))
        var found: [Position] = []
        while let event = try events.next(of: EventTypes(projection.types), before: end) {
          found.append(event.header.position)
        }
        let expected = places.filter {
          projection.types.contains($0.type) && start <= $0.position.rawValue
            && $0.position.rawValue < end
        }
        #expect(found == expected.map(\.position), "\(projection.name) from \(start) to \(end)")
      }
    }
  }

  /// From where to where a test walks, across and along the blocks of 256 events.
  private static func walks(ofSize size: UInt64) -> [(start: UInt64, end: UInt64)] {
    [0, 2, 255, 256, 257, 700].flatMap { start in
      [0, 17, 255, 256, 257, 512, 600, size, size + 1].map { (start, $0) }
    }
  }

  @Test func `One walk may ask for other types at each step, and for whatever comes next`() throws {
    let ledger = try TestLedger()
    try Self.appendEveryType(to: ledger.log)
    for _ in 0..<20 { try Self.appendPatients(40, to: ledger.log) }
    try Self.appendEveryType(to: ledger.log)
    let snapshot = try ledger.log.beginRead()
    let (rare, frequent) = (EventTypes([.personErased]), EventTypes([.patientSubmitted]))
    var known: [[UInt64]] = []
    // What the first round has seen, the second passes over.
    for _ in 0..<2 {
      var events = try snapshot.events(from: Position(100))
      var found: [UInt64] = []
      func add(_ position: Position?) { if let position { found.append(position.rawValue) } }
      add(try events.next(of: rare, before: 300)?.header.position)
      add(try events.next(of: frequent, before: 300)?.header.position)
      add(try events.next()?.header.position)
      add(try events.next(of: frequent, before: 800)?.header.position)
      add(try events.next(of: rare, before: 600)?.header.position)
      add(try events.next()?.header.position)
      add(try events.next(of: rare, before: snapshot.size)?.header.position)
      known.append(found)
    }
    #expect(known[0] == known[1])
    #expect(known[0].prefix(3) == [300, 301, 600] && known[0].count == 4, "\(known[0])")
  }
}
