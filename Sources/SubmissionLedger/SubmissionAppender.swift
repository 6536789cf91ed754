internal import DataSet
internal import EventLog
internal import EventSchema
internal import Foundation
internal import Intake
internal import KeyVault
internal import Projections

extension SubmissionLedger {
  /// Appends a checked submission: received, its records, accepted. Gives its number.
  func append(
    _ checked: CheckedSubmission, of file: SubmissionFile, request: SubmissionRequest,
    window: String, to vault: Vault, _ progress: (SubmitProgress) -> Void
  ) throws(LedgerError) -> UInt64 {
    let newest = try readSubmissions { (model) throws(ProjectionError) in
      try model.newest()?.number ?? 0
    }
    var appender = SubmissionAppender(
      ledger: self, vault: vault, checked: checked, number: newest + 1)
    let first = try appender.begin(file, window: window, sameContentAs: try earlier(of: file))
    try appender.appendPatients(progress)
    try appender.appendPersonnel()
    try appender.appendRejectedRows()
    try appender.accept(
      firstPosition: first, idempotency: idempotencyKey(of: file, request))
    return newest + 1
  }

  /// The last accepted submission of the same bytes, which counts no more.
  private func earlier(of file: SubmissionFile) throws(LedgerError) -> UInt64? {
    try readSubmissions { (model) throws(ProjectionError) in
      try model.submissions(ofFile: file.digest.bytes).last
    }
  }
}

/// Turns the records of one checked submission into events, in batches.
///
/// The vault is flushed before the events that rely on its numbers and keys are handed to the log.
struct SubmissionAppender {
  let ledger: SubmissionLedger
  let vault: Vault
  let checked: CheckedSubmission
  let number: UInt64
  /// Common to every event of the submission.
  private let correlationID: [UInt8]
  private let effectiveAt: Timestamp
  private let tableNumbers: [UInt32]
  private var drafts: [EventDraft] = []
  private var draftBytes = 0
  /// What was handed to the writer and may not be durable yet.
  private var pending: [PendingAppend] = []
  private var persons = 0
  private var referrals = 0

  static let batchEvents = 4_000
  static let batchBytes = 8 << 20
  /// Room for the envelope and the body beside the sealed rows of an event.
  static let rowByteLimit = AppendBatch.eventByteLimit - 4_096

  init(ledger: SubmissionLedger, vault: Vault, checked: CheckedSubmission, number: UInt64) {
    self.ledger = ledger
    self.vault = vault
    self.checked = checked
    self.number = number
    var generator = SystemRandomNumberGenerator()
    correlationID = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    effectiveAt = ledger.now
    tableNumbers = checked.tables.map { tableNumber($0.table) }
  }

  // MARK: Envelopes

  func fields(
    _ type: EventType, _ stream: StreamID, person: PersonNumber? = nil,
    referral: ReferralNumber? = nil, body: [UInt8]
  ) -> EventFields {
    EventFields(
      type: type, stream: stream, effectiveAt: effectiveAt, actor: ledger.session.actor,
      correlationID: correlationID, personNumber: person?.rawValue,
      referralNumber: referral?.rawValue, body: body)
  }

  var stream: StreamID { StreamID(.submission, number) }
  var provider: String { checked.header.provider.text }
  var period: UInt32 { periodNumber(checked.header.period) }
  var submission: UInt32 { UInt32(truncatingIfNeeded: number) }

  /// The rows of each table that has any.
  func tableRows(_ counts: [Int]) -> [SchemaTableRows] {
    zip(tableNumbers, counts).compactMap { table, count in
      guard count > 0 else { return nil }
      var rows = SchemaTableRows()
      rows.table = table
      rows.rows = UInt32(count)
      return rows
    }
  }

  // MARK: Batches

  mutating func add(_ draft: EventDraft) throws(LedgerError) {
    drafts.append(draft)
    draftBytes += draft.byteCount
    if drafts.count >= Self.batchEvents || draftBytes >= Self.batchBytes { try handOver() }
  }

  /// Appends one event by itself, at most once under its key.
  mutating func addAtOnce(_ draft: EventDraft, _ key: IdempotencyKey) throws(LedgerError) {
    try handOver()
    try waitForPending(leaving: 0)
    _ = try ledger.append([draft], idempotency: key)
  }

  /// Whether something was appended under a key.
  func wasAppended(_ key: IdempotencyKey) throws(LedgerError) -> Bool {
    try logging { () throws(EventLogError) in try ledger.log.beginRead().result(of: key) } != nil
  }

  /// Whether the log holds nothing of a stream yet.
  func isEmpty(_ stream: StreamID) throws(LedgerError) -> Bool {
    try logging { () throws(EventLogError) in try ledger.log.beginRead().version(of: stream) } == 0
  }


  /// Gives the batch to the writer, and waits for the one before it: two are under way at most.
  private mutating func handOver() throws(LedgerError) {
    guard !drafts.isEmpty else { return }
    try flushVault()
    try waitForPending(leaving: 1)
    pending.append(ledger.log.enqueue(AppendBatch(drafts)))
    drafts = []
    draftBytes = 0
  }

  private func flushVault() throws(LedgerError) {
    try vaulting { () throws(VaultError) in try vault.flush() }
  }

  private mutating func waitForPending(leaving count: Int) throws(LedgerError) {
    while pending.count > count {
      let append = pending.removeFirst()
      _ = try logging { () throws(EventLogError) in try append.wait() }
    }
  }

  // MARK: First and last

  func begin(
    _ file: SubmissionFile, window: String, sameContentAs earlier: UInt64?
  ) throws(LedgerError) -> Position {
    var body = SchemaSubmissionReceived()
    body.submission = submission
    body.provider = provider
    body.submitter = checked.header.submitter.text
    body.period = period
    body.window = window
    body.dataSetVersion = checked.version.text
    body.fileKind = checked.kind.rawValue
    body.fileDigest = Data(file.digest.bytes)
    body.fileBytes = file.byteCount
    body.fileCreatedAtMicroseconds = microseconds(checked.header.created)
    body.received = tableRows(checked.tables.map(\.received))
    if let earlier { body.sameContentAs = UInt32(truncatingIfNeeded: earlier) }
    let draft = EventDraft(
      fields(.submissionReceived, stream, body: try serialized(body)), expecting: .noStream)
    return try ledger.append([draft]).first
  }

  mutating func accept(
    firstPosition: Position, idempotency: IdempotencyKey?
  ) throws(LedgerError) {
    try handOver()
    try waitForPending(leaving: 0)
    // Also where no record followed the last thing that the vault learned.
    try flushVault()
    var body = SchemaSubmissionAccepted()
    body.submission = submission
    body.firstPosition = firstPosition.rawValue
    body.tables = checked.tables.map { count in
      var outcome = SchemaTableOutcome()
      outcome.table = tableNumber(count.table)
      outcome.received = UInt32(count.received)
      outcome.accepted = UInt32(count.accepted)
      outcome.rejected = UInt32(count.rejected)
      return outcome
    }
    body.findings = checked.findings.map { finding in
      var count = SchemaFindingCount()
      count.code = finding.code
      count.severity = finding.severity.rawValue
      count.table = finding.table ?? ""
      count.count = UInt32(finding.count)
      return count
    }
    body.persons = UInt32(persons)
    body.referrals = UInt32(referrals)
    let draft = EventDraft(fields(.submissionAccepted, stream, body: try serialized(body)))
    _ = try ledger.append([draft], idempotency: idempotency)
  }

  mutating func count(persons: Int = 0, referrals: Int = 0) {
    self.persons += persons
    self.referrals += referrals
  }

  var patientCount: Int { persons }
}

/// A time of a provider's clock, read as if it were UTC.
private func microseconds(_ moment: DayAndTime) -> Int64 {
  Int64(moment.day.daysSince1970) * 86_400_000_000
    + Int64(moment.time.secondsSinceMidnight) * 1_000_000
}
