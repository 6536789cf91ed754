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
    for _ in 0..<3 { try Self.appendEveryType(to: ledger.log) }
    let snapshot = try ledger.log.beginRead()
    var all = try snapshot.events(from: Position(0))
    var places: [(position: Position, type: EventType)] = []
    while let event = try all.next() { places.append((event.header.position, event.header.type)) }
    for projection in Self.projections {
      for end: UInt64 in [0, 17, snapshot.size, snapshot.size + 1] {
        var events = try snapshot.events(from: Position(2))
        var found: [Position] = []
        while let event = try events.next(of: EventTypes(projection.types), before: end) {
          found.append(event.header.position)
        }
        let expected = places.filter {
          projection.types.contains($0.type) && (2..<max(end, 2)).contains($0.position.rawValue)
        }
        #expect(found == expected.map(\.position), "\(projection.name) before \(end)")
      }
    }
  }
}
