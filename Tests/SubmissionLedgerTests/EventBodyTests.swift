import DataSet
import EventLog
import EventSchema
import SeededRandom
import SwiftProtobuf
import Testing

@testable import Intake
@testable import SubmissionLedger

/// What the encoder writes field by field is what the messages encode to.
@Suite struct EventBodyTests {
  /// The numbers of the rows of some tables, and the part of an event that holds them.
  private func part(
    _ tables: Int, _ random: inout SeededGenerator
  ) -> (numbers: [[UInt32]], part: RowPart) {
    let numbers = (0..<tables).map { _ in
      var last: UInt32 = 0
      return (0..<(Bool.random(using: &random) ? 0 : Int.random(in: 1...40, using: &random))).map {
        _ in
        last += UInt32.random(
          in: 1...(1 << UInt32.random(in: 0...24, using: &random)), using: &random)
        return last
      }
    }
    let part = RowPart(
      number: UInt32.random(in: 1...2, using: &random), total: UInt32(random.number() >> 32),
      rows: Self.rows(numbers))
    return (numbers, part)
  }

  private static func rows(_ numbers: [[UInt32]] = []) -> SubmittedRows {
    let entries = numbers.enumerated().flatMap { table, numbers in
      numbers.map { RecordEntry(table: table, number: $0) }
    }
    return SubmittedRows(OpenedRows(entries, in: []), entries.indices)
  }

  private func day(_ random: inout SeededGenerator) -> Day {
    let days: [Int32] = [0, -1, 1, .min, .max, Int32.random(in: -20_000...40_000, using: &random)]
    return Day(daysSince1970: days.randomElement(using: &random) ?? 0)
  }

  private func encoder(_ random: inout SeededGenerator) throws -> SubmissionEncoder {
    SubmissionEncoder(
      number: random.number(), provider: try #require(OrganisationCode("RX4")),
      period: [0, 202_010].randomElement(using: &random) ?? 0,
      tables: [1, 2, 101, 201, 607, 902], effectiveAt: Timestamp(microseconds: 0), actor: "tester")
  }

  private func messages(of numbers: [[UInt32]], _ encoder: SubmissionEncoder) -> [SchemaTableRows] {
    zip(encoder.tables, numbers).filter { !$1.isEmpty }.map { table, numbers in
      SchemaTableRows.with {
        $0.table = table
        $0.rows = UInt32(numbers.count)
        $0.steps = zip(numbers, [0] + numbers).map { $0 - $1 }
      }
    }
  }

  @Test func `The bodies of a patient are what their messages encode to`() throws {
    var random = SeededGenerator(for: "bodies of patients")
    for _ in 0..<300 {
      let encoder = try encoder(&random)
      let (numbers, part) = part(encoder.tables.count, &random)
      let nhsNumber = Bool.random(using: &random) ? NHSNumber("9990000018") : nil
      let patient = PatientRecord(
        ordinal: 0, localPatientID: LocalPatientID("L"), nhsNumber: nhsNumber,
        rows: Self.rows())
      let registered: [UInt8] = try SchemaPersonRegistered.with {
        $0.hasNhsNumber_p = nhsNumber != nil
      }.serializedBytes()
      #expect(encoder.body(ofRegistered: patient) == registered)
      let message = SchemaPatientSubmitted.with {
        $0.submission = encoder.submission
        $0.provider = "RX4"
        $0.period = encoder.period
        $0.part = part.number
        $0.parts = part.total
        $0.rows = messages(of: numbers, encoder)
        $0.hasNhsNumber_p = part.number == 1 && nhsNumber != nil
      }
      let encoded: [UInt8] = try message.serializedBytes()
      #expect(encoder.body(of: patient, part) == encoded)
    }
  }

  @Test func `The body of a referral is what its message encodes to`() throws {
    var random = SeededGenerator(for: "bodies of referrals")
    for _ in 0..<300 {
      let encoder = try encoder(&random)
      let (numbers, part) = part(encoder.tables.count, &random)
      let commissioners = try ["01A", "QWE", "15N"].prefix(Int.random(in: 0...3, using: &random))
        .map { try #require(OrganisationCode($0)) }
      let referral = ReferralRecord(
        serviceRequestID: ServiceRequestID("S"), receivedOn: day(&random),
        dischargedOn: Bool.random(using: &random) ? day(&random) : nil,
        commissioners: commissioners,
        rows: Self.rows())
      let message = SchemaReferralSubmitted.with {
        $0.submission = encoder.submission
        $0.provider = "RX4"
        $0.period = encoder.period
        $0.part = part.number
        $0.parts = part.total
        $0.receivedOn = referral.receivedOn.daysSince1970
        if let day = referral.dischargedOn { $0.dischargedOn = day.daysSince1970 }
        $0.rows = messages(of: numbers, encoder)
        $0.commissioners = commissioners.map(\.text)
      }
      let encoded: [UInt8] = try message.serializedBytes()
      #expect(encoder.body(of: referral, part) == encoded)
    }
  }
}
