internal import DataSet
internal import EventLog
internal import EventSchema
internal import Foundation
internal import Intake

// The first and the last event of a submission.
extension SubmissionAppender {
  mutating func begin(sameContentAs earlier: UInt64?) throws(LedgerError) {
    var body = SchemaSubmissionReceived()
    body.submission = encoder.submission
    body.provider = encoder.provider.text
    body.submitter = check.submitter?.text ?? ""
    body.period = encoder.period
    body.window = check.window
    body.dataSetVersion = report.version.text
    body.fileKind = report.kind.rawValue
    body.fileDigest = Data(report.digest.bytes)
    body.fileBytes = check.file.byteCount
    if let header = check.header {
      body.fileCreatedAtMicroseconds = Timestamp(readAsUTC: header.created).microseconds
    }
    body.received = encoder.tableRows(report.tables.map(\.received))
    if let earlier { body.sameContentAs = UInt32(truncatingIfNeeded: earlier) }
    body.rulesDigest = Data(report.rulesDigest)
    body.reference = check.reference
    body.instruments = check.instruments
    let draft = EventDraft(
      encoder.fields(.submissionReceived, stream, body: try serialized(body)), expecting: .noStream)
    firstPosition = try ledger.append([draft]).first
  }

  /// Says what became of the submission; it takes effect, or ends, with this event.
  mutating func finish(
    accepted isAccepted: Bool, idempotency: IdempotencyKey?
  ) throws(LedgerError) {
    try handOver()
    try waitForPending(leaving: 0)
    // Also where no record followed the last thing that the vault learned.
    try flushVault()
    let body = isAccepted ? try acceptance() : try rejection()
    let type: EventType = isAccepted ? .submissionAccepted : .submissionRejected
    _ = try ledger.append(
      [EventDraft(encoder.fields(type, stream, body: body))], idempotency: idempotency)
  }

  private func acceptance() throws(LedgerError) -> [UInt8] {
    var body = SchemaSubmissionAccepted()
    body.submission = encoder.submission
    body.firstPosition = firstPosition.rawValue
    body.tables = outcomes { $0.accepted - $1 }
    body.findings = check.findings
    body.persons = UInt32(persons)
    body.referrals = UInt32(referrals)
    body.quality = quality
    body.rulesNotChecked = report.notChecked.map(\.code)
    return try serialized(body)
  }

  private func rejection() throws(LedgerError) -> [UInt8] {
    var body = SchemaSubmissionRejected()
    body.submission = encoder.submission
    body.tables = outcomes { _, _ in 0 }
    body.findings = check.findings
    body.quality = quality
    body.rulesNotChecked = report.notChecked.map(\.code)
    return try serialized(body)
  }

  private func outcomes(
    _ accepted: (_ count: TableCount, _ withheld: Int) -> Int
  ) -> [SchemaTableOutcome] {
    zip(report.tables, withheld).map { count, withheld in
      var outcome = SchemaTableOutcome()
      outcome.table = tableNumber(count.table)
      outcome.received = UInt32(count.received)
      outcome.accepted = UInt32(accepted(count, withheld))
      outcome.withheld = UInt32(withheld)
      outcome.rejected = outcome.received - outcome.accepted - outcome.withheld
      return outcome
    }
  }

  private var quality: [SchemaFieldQuality] {
    var ordinal: UInt32 = 0
    var table = ""
    return report.quality.map { field in
      ordinal = field.table == table ? ordinal + 1 : 1
      table = field.table
      var counts = SchemaFieldQuality()
      counts.table = tableNumber(field.table)
      counts.field = ordinal
      counts.valid = UInt32(field.valid)
      counts.other = UInt32(field.other)
      counts.defaults = UInt32(field.defaults)
      counts.invalid = UInt32(field.invalid)
      counts.missing = UInt32(field.missing)
      return counts
    }
  }
}
