internal import DataSet
internal import EventLog
internal import EventSchema
internal import Foundation
internal import Intake
internal import KeyVault
internal import Policy
internal import Projections

extension SubmissionLedger {
  /// Appends what a file held and what became of it; gives the number of the submission.
  ///
  /// - Parameters:
  ///   - records: the way to the accepted rows; nil for a file that is refused whole.
  ///   - findings: what the check found, and what its day says.
  func append(
    _ check: SubmissionAppender.Check, records: CheckedSubmission?, to vault: Vault,
    _ progress: (SubmitProgress) -> Void
  ) throws(LedgerError) -> UInt64 {
    let newest = try readSubmissions { (model) throws(ProjectionError) in
      try model.newest()?.number ?? 0
    }
    var appender = SubmissionAppender(
      ledger: self, vault: vault, check: check, number: newest + 1)
    try appender.begin(sameContentAs: try earlier(of: check.file))
    if let records {
      try appender.appendPatients(of: records, progress)
      try appender.appendPersonnel(of: records)
    }
    try appender.appendFailures()
    let key = idempotencyKey(of: check.file, check.request)
    try appender.finish(accepted: records != nil, idempotency: key)
    return newest + 1
  }

  /// The last accepted submission of the same bytes, which counts no more.
  private func earlier(of file: SubmissionFile) throws(LedgerError) -> UInt64? {
    try readSubmissions { (model) throws(ProjectionError) in
      try model.submissions(ofFile: file.digest.bytes).last
    }
  }
}

/// Turns one checked submission into events, in batches.
///
/// The vault is flushed before the events that rely on its numbers and keys are handed to the log.
struct SubmissionAppender {
  let ledger: SubmissionLedger
  let vault: Vault
  let check: Check
  let encoder: SubmissionEncoder
  private var drafts: [EventDraft] = []
  private var draftBytes = 0
  /// Events that are said once in the life of the ledger, each under its key; they go with the batch.
  private var once: [AppendBatch] = []
  /// What was handed to the writer and may not be durable yet.
  private var pending: [PendingAppend] = []
  /// Where this submission begins.
  var firstPosition = Position(0)
  /// The day of the submission, by which everything of it is decided, however long it takes.
  let day: Day
  /// Rows of each table that broke no rule and are not kept, by the place of the table.
  private(set) var withheld: [Int]
  /// Patients that were looked at, and of these and their referrals what is kept.
  private(set) var patients = 0
  private(set) var persons = 0
  private(set) var referrals = 0

  /// A file that was checked, and what is said of it.
  struct Check {
    let file: SubmissionFile
    let request: SubmissionRequest
    let report: CheckReport
    /// What the header states; nil where it cannot be understood.
    let header: SubmissionHeader?
    /// Who sent the file, by its header.
    let submitter: OrganisationCode?
    /// The month that the header states, also where the rest of it cannot be understood.
    let period: Period?
    /// primary, refresh or none.
    let window: String
    /// What the check found, and what its day says.
    let findings: [SchemaFindingCount]
    /// The reference data by which it was checked.
    let reference: [SchemaReferenceUsed]
    /// The positions of the instruments in force on its day.
    let instruments: [UInt64]
  }

  static let batchEvents = 20_000
  static let batchBytes = 16 << 20

  init(ledger: SubmissionLedger, vault: Vault, check: Check, number: UInt64) {
    self.ledger = ledger
    self.vault = vault
    self.check = check
    day = ledger.today
    withheld = check.report.tables.map { _ in 0 }
    encoder = SubmissionEncoder(
      number: number, provider: check.request.provider,
      period: check.period?.number ?? 0,
      tables: check.report.tables.map { tableNumber($0.table) }, effectiveAt: ledger.now,
      actor: ledger.session.actor)
  }

  var stream: StreamID { encoder.stream }
  var report: CheckReport { check.report }

  // MARK: Batches

  mutating func add(_ draft: EventDraft) throws(LedgerError) {
    drafts.append(draft)
    draftBytes += draft.byteCount
    if drafts.count >= Self.batchEvents || draftBytes >= Self.batchBytes { try handOver() }
  }

  /// Appends an event at most once under its key, behind the batch that is being gathered.
  mutating func addOnce(_ draft: EventDraft, _ key: IdempotencyKey) throws(LedgerError) {
    once.append(AppendBatch([draft], idempotency: key))
    if once.count >= Self.batchEvents { try handOver() }
  }

  /// Whether something was appended under a key.
  func wasAppended(_ key: IdempotencyKey) throws(LedgerError) -> Bool {
    try logging { () throws(EventLogError) in try ledger.log.beginRead().result(of: key) } != nil
  }

  /// Gives the batch to the writer, and waits for the one before it: two are under way at most.
  mutating func handOver() throws(LedgerError) {
    guard !drafts.isEmpty || !once.isEmpty else { return }
    try flushVault()
    try waitForPending(leaving: 1)
    if !drafts.isEmpty { pending.append(ledger.log.enqueue(AppendBatch(drafts))) }
    for batch in once { pending.append(ledger.log.enqueue(batch)) }
    once = []
    drafts = []
    draftBytes = 0
  }

  func flushVault() throws(LedgerError) {
    try vaulting { () throws(VaultError) in try vault.flush() }
  }

  mutating func waitForPending(leaving count: Int) throws(LedgerError) {
    while pending.count > count {
      let append = pending.removeFirst()
      _ = try logging { () throws(EventLogError) in try append.wait() }
    }
  }

  mutating func count(_ patient: IdentifiedPatient) {
    patients += 1
    persons += patient.withheld == nil ? 1 : 0
    referrals += patient.flows.count { $0.outcome == .flows }
    for rows in patient.withheldRows {
      rows.forEachTable { table, numbers in withheld[table] += numbers.count }
    }
  }
}
