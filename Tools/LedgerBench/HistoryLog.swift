import EventLog
import EventSchema
import Foundation
import SwiftProtobuf

/// A log like that of a year: every month each provider submits the referrals that are open.
///
/// A referral is open for three months, and every third one brings the patient's rows along.
struct HistoryLog {
  let referrals: UInt64

  static let providers: UInt64 = 10
  static let months: UInt64 = 12
  /// Referrals begin in the first ten months, so that the last ones end within the year.
  static let beginnings: UInt64 = 10

  /// A log of about `events` events.
  init(events: Int) {
    referrals = UInt64(events) / 4 / Self.beginnings * Self.beginnings
  }

  func append(to log: EventLog) throws {
    var submission: UInt64 = 0
    for month in 0..<Self.months {
      for provider in 0..<Self.providers {
        submission += 1
        try append(Submission(number: submission, month: month, provider: provider), to: log)
      }
    }
  }

  private func append(_ submission: Submission, to log: EventLog) throws {
    var drafts = [try submission.received()]
    var pending: PendingAppend?
    for referral in openReferrals(in: submission.month)
    where referral % Self.providers == submission.provider {
      drafts.append(try submission.referral(referral))
      if referral / Self.providers % 3 == 0 { drafts.append(try submission.patient(referral)) }
      if drafts.count >= 10_000 {
        _ = try pending?.wait()
        pending = log.enqueue(AppendBatch(drafts))
        drafts = []
      }
    }
    drafts.append(try submission.accepted())
    _ = try pending?.wait()
    _ = try log.enqueue(AppendBatch(drafts)).wait()
  }

  private func openReferrals(in month: UInt64) -> Range<UInt64> {
    let perMonth = referrals / Self.beginnings
    let first = month < 2 ? 0 : month - 2
    return first * perMonth..<min(month + 1, Self.beginnings) * perMonth
  }
}

/// What is appended for one submission.
private struct Submission {
  let number: UInt64
  let month: UInt64
  let provider: UInt64

  private var providerCode: String { "RX\(provider)" }
  private var period: UInt32 { 202_001 + UInt32(month) }
  private static let sealed = [UInt8](repeating: 0x5a, count: 220)

  func received() throws -> EventDraft {
    var body = SchemaSubmissionReceived()
    body.submission = UInt32(number)
    body.provider = providerCode
    body.submitter = "upload"
    body.period = period
    body.window = "primary"
    body.dataSetVersion = "2.1"
    body.fileKind = "csv directory"
    body.fileDigest = Data((0..<32).map { UInt8(truncatingIfNeeded: number + $0) })
    body.received = [rows(101, 30_000), rows(201, 60_000)]
    return EventDraft(
      fields(.submissionReceived, StreamID(.submission, number), body: try encoded(body)))
  }

  func accepted() throws -> EventDraft {
    var body = SchemaSubmissionAccepted()
    body.submission = UInt32(number)
    body.persons = 30_000
    body.referrals = 30_000
    return EventDraft(
      fields(.submissionAccepted, StreamID(.submission, number), body: try encoded(body)))
  }

  func referral(_ referral: UInt64) throws -> EventDraft {
    var body = SchemaReferralSubmitted()
    body.submission = UInt32(number)
    body.provider = providerCode
    body.period = period
    body.part = 1
    body.parts = 1
    body.receivedOn = 18_262 + Int32(referral % 300)
    body.rows = [rows(101, 1), rows(201, 2), rows(202, 4)]
    return draft(
      fields(
        .referralSubmitted, StreamID(.referral, referral), person: referral, referral: referral,
        body: try encoded(body)))
  }

  func patient(_ person: UInt64) throws -> EventDraft {
    var body = SchemaPatientSubmitted()
    body.submission = UInt32(number)
    body.provider = providerCode
    body.period = period
    body.part = 1
    body.parts = 1
    body.rows = [rows(1, 1), rows(2, 1)]
    return draft(
      fields(.patientSubmitted, StreamID(.person, person), person: person, body: try encoded(body)))
  }

  private func draft(_ fields: EventFields) -> EventDraft {
    EventDraft(fields, keyID: 1) { _ in Self.sealed }
  }

  private func rows(_ table: UInt32, _ count: UInt32) -> SchemaTableRows {
    var rows = SchemaTableRows()
    rows.table = table
    rows.rows = count
    return rows
  }

  private func encoded(_ body: some Message) throws -> [UInt8] {
    try body.serializedBytes()
  }

  private func fields(
    _ type: EventType, _ stream: StreamID, person: UInt64? = nil, referral: UInt64? = nil,
    body: [UInt8]
  ) -> EventFields {
    EventFields(
      type: type, stream: stream, effectiveAt: Bench.time, actor: providerCode,
      correlationID: Array(repeating: UInt8(truncatingIfNeeded: number), count: 16),
      personNumber: person, referralNumber: referral, body: body)
  }
}
