import EventLog
import EventSchema
import SeededRandom
import SwiftProtobuf
import TestSupport
import Testing

@testable import Projections

@Suite struct CohortFoldTests {
  let ledger: TestLedger

  init() throws {
    ledger = try TestLedger()
  }

  private func cohort(_ members: [UInt64], on day: Int32 = 18_500) throws -> EventDraft {
    var body = SchemaCohortInformed()
    body.provider = "RX1"
    body.wordingVersion = "1"
    body.informedOn = day
    (body.part, body.parts) = (1, 1)
    body.steps = zip(members, [0] + members).map { $0 - $1 }
    return EventDraft(
      EventFields(
        type: .cohortInformed, stream: StreamID(.notice, 1),
        effectiveAt: Timestamp(microseconds: 0), actor: "tester",
        body: try body.serializedBytes()))
  }

  private func positions(
    _ referral: UInt64, in store: ProjectionStore, asOfSize size: UInt64 = .max
  ) throws -> [UInt64] {
    try store.read { (reader) throws(ProjectionError) in
      try ChoiceModel(reader, asOfSize: size).records(ofReferral: referral, person: 1)
        .map(\.position.rawValue)
    }
  }

  @Test func `Every member is found from its own number, and nobody else`() throws {
    var generator = SeededGenerator(for: "members of cohorts")
    var cohorts: [[UInt64]] = [[1], [255, 256, 257], Array(1...700), [1 << 40]]
    for _ in 0..<6 {
      cohorts.append((1...700).filter { _ in generator.oneIn(3) })
    }
    try ledger.log.appendAndWait(cohorts.map { try cohort($0) })
    let store = try ledger.open(Choices.self)
    try store.catchUp()
    #expect(try checkProjection(store) == [])
    for referral in Array(1...702) + [1 << 40, (1 << 40) + 256] {
      let expected = cohorts.indices.filter { cohorts[$0].contains(UInt64(referral)) }
      #expect(try positions(UInt64(referral), in: store) == expected.map(UInt64.init))
    }
    #expect(try positions(256, in: store, asOfSize: 2) == [1])
    #expect(try positions(256, in: store, asOfSize: 1) == [])
  }

  @Test func `A member is on record as if it had been informed alone, in the order of the log`()
    throws
  {
    var alone = SchemaPatientInformed()
    alone.provider = "RX1"
    alone.wordingVersion = "1"
    alone.informedOn = 18_501
    let informed = EventDraft(
      EventFields(
        type: .patientInformed, stream: StreamID(.referral, 7),
        effectiveAt: Timestamp(microseconds: 0), actor: "tester", personNumber: 1,
        referralNumber: 7, body: try alone.serializedBytes()))
    try ledger.log.appendAndWait([try cohort([6, 7], on: 18_501), informed, try cohort([7])])
    let store = try ledger.open(Choices.self)
    try store.catchUp()
    #expect(try positions(7, in: store) == [0, 1, 2])
    let contents = try store.read { (reader) throws(ProjectionError) in
      try ChoiceModel(reader).records(ofReferral: 7).map(\.content)
    }
    var later = alone
    later.informedOn = 18_500
    #expect(contents == [.informed(alone), .informed(alone), .informed(later)])
  }

  /// What was written once is read for ever (event catalogue, rules for versions).
  @Test func `The body of version 1 is read as it was written`() throws {
    let stored: [UInt8] = [
      0x0a, 3, 0x52, 0x58, 0x34,  // provider RX4
      0x12, 1, 0x31,  // wording 1
      0x18, 5,  // at position 5
      0x20, 0x88, 0xa2, 0x02,  // on day 18,564, zigzag
      0x2a, 8, 0x08, 0x90, 0xa1, 0x02, 0x18, 0xce, 0xa1, 0x02,  // received from, open on
      0x30, 1, 0x38, 2,  // part 1 of 2
      0x42, 4, 3, 1, 0xac, 0x02,  // referrals 3, 4 and 304
    ]
    let body = try SchemaCohortInformed(serializedBytes: stored)
    #expect(body.provider == "RX4" && body.wordingVersion == "1" && body.wordingPosition == 5)
    #expect(body.informedOn == 18_564)
    #expect(body.definition.receivedFrom == 18_504 && body.definition.openOn == 18_535)
    #expect(!body.definition.hasReceivedTo && !body.definition.notInformed)
    #expect(body.part == 1 && body.parts == 2)
    #expect(body.members == [3, 4, 304])
    let again: [UInt8] = try body.serializedBytes()
    #expect(again == stored)
  }
}
