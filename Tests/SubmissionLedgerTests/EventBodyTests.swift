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
  /// Rows of some tables, and the part of them that an event holds.
  private func part(_ tables: Int, _ random: inout SeededGenerator) -> RowPart {
    let counts = (0..<tables).map { _ in
      Bool.random(using: &random) ? 0 : Int.random(in: 1...40, using: &random)
    }
    var numbers: [UInt32] = []
    for count in counts {
      var last: UInt32 = 0
      for _ in 0..<count {
        last += UInt32.random(
          in: 1...(1 << UInt32.random(in: 0...24, using: &random)), using: &random)
        numbers.append(last)
      }
    }
    let rows = SubmittedRows(bytes: [], counts: counts, ends: [], numbers: numbers)
    return RowPart(
      number: UInt32.random(in: 1...2, using: &random), total: UInt32(random.number() >> 32),
      of: rows)
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

  private func rows(of part: RowPart, _ encoder: SubmissionEncoder) -> [SchemaTableRows] {
    var numbers = part.numbers
    return zip(encoder.tables, part.counts).filter { $1 > 0 }.map { table, count in
      defer { numbers = numbers.dropFirst(count) }
      let own = Array(numbers.prefix(count))
      return SchemaTableRows.with {
        $0.table = table
        $0.rows = UInt32(count)
        $0.steps = zip(own, [0] + own).map { $0 - $1 }
      }
    }
  }

  @Test func `The bodies of a patient are what their messages encode to`() throws {
    var random = SeededGenerator(for: "bodies of patients")
    for _ in 0..<300 {
      let encoder = try encoder(&random)
      let part = part(encoder.tables.count, &random)
      let number = Bool.random(using: &random) ? NHSNumber("9990000018") : nil
      let patient = PatientRecord(
        ordinal: 0, localPatientID: LocalPatientID("L"), nhsNumber: number,
        rows: SubmittedRows(bytes: [], counts: [], ends: [], numbers: []))
      let registered: [UInt8] = try SchemaPersonRegistered.with {
        $0.hasNhsNumber_p = number != nil
      }.serializedBytes()
      #expect(encoder.body(ofRegistered: patient) == registered)
      let message = SchemaPatientSubmitted.with {
        $0.submission = encoder.submission
        $0.provider = "RX4"
        $0.period = encoder.period
        $0.part = part.number
        $0.parts = part.total
        $0.rows = rows(of: part, encoder)
        $0.hasNhsNumber_p = part.number == 1 && number != nil
      }
      let encoded: [UInt8] = try message.serializedBytes()
      #expect(encoder.body(of: patient, part) == encoded)
    }
  }

  @Test func `The body of a referral is what its message encodes to`() throws {
    var random = SeededGenerator(for: "bodies of referrals")
    for _ in 0..<300 {
      let encoder = try encoder(&random)
      let part = part(encoder.tables.count, &random)
      let commissioners = try ["01A", "QWE", "15N"].prefix(Int.random(in: 0...3, using: &random))
        .map { try #require(OrganisationCode($0)) }
      let referral = ReferralRecord(
        serviceRequestID: ServiceRequestID("S"), receivedOn: day(&random),
        dischargedOn: Bool.random(using: &random) ? day(&random) : nil,
        commissioners: commissioners,
        rows: SubmittedRows(bytes: [], counts: [], ends: [], numbers: []))
      let message = SchemaReferralSubmitted.with {
        $0.submission = encoder.submission
        $0.provider = "RX4"
        $0.period = encoder.period
        $0.part = part.number
        $0.parts = part.total
        $0.receivedOn = referral.receivedOn.daysSince1970
        if let day = referral.dischargedOn { $0.dischargedOn = day.daysSince1970 }
        $0.rows = rows(of: part, encoder)
        $0.commissioners = commissioners.map(\.text)
      }
      let encoded: [UInt8] = try message.serializedBytes()
      #expect(encoder.body(of: referral, part) == encoded)
    }
  }
}
