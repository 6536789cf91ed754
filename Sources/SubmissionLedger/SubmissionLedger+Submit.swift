public import Intake
internal import Agreements
internal import DataSet
internal import EventLog
internal import EventSchema
internal import KeyVault
internal import Projections
internal import WorkAhead

extension SubmissionLedger {
  /// What submitting is busy with.
  public enum SubmitProgress: Sendable {
    case reading(IntakeProgress)
    case appending(patients: Int)
  }

  /// Reads a file, checks it and appends what it holds.
  ///
  /// It takes effect with its last event. A file that is refused whole is recorded with what was
  /// found and nothing of its content; one that cannot be read to its end leaves the log as it was. A
  /// process that is killed on the way leaves a submission that the next one closes as abandoned.
  /// The same file again, while it still counts, is recognised and appends nothing.
  ///
  /// Only one submission is appended at a time: a second one waits a little and is then told so.
  public func submit(
    _ request: SubmissionRequest, progress: @escaping (SubmitProgress) -> Void = { _ in }
  ) throws(LedgerError) -> SubmissionSummary {
    if let key = request.idempotencyKey { try checkWords(key, "the idempotency key") }
    let vault = try openVault(readOnly: false)
    try checkFit(of: vault)
    try catchUp()
    try abandonUnfinished()
    let file = try taking { () throws(IntakeError) in
      try SubmissionFile.open(request.path, options: intakeOptions)
    }
    if let earlier = try earlierSubmission(of: file, request) { return earlier }
    let reference = try referenceData()
    let expectations = Expectations(
      provider: request.provider, submitter: request.submitter, period: request.period,
      submittedOn: today, reference: reference.data)
    let result = try taking { () throws(IntakeError) in
      try file.check(expectations) { progress(.reading($0)) }
    }
    let records = accepted(result)
    let number = try append(
      assessment(of: result, file, request, reference.loaded, try instrumentsInForce()),
      records: records, to: vault, progress)
    // Nothing hangs on it, so another core may do it while the projections catch up. Should it fail,
    // whoever opens the vault next does it.
    let settling = Ahead { try? vault.settle() }
    defer { _ = settling.value() }
    try catchUp()
    var summary = try submission(number)
    // The sentences of the check itself say more: what came in the header, and the first row. What
    // only the day says, a closed window, is the reason for everything and comes first.
    let said = result.report.findings.map { RuleCount($0) }
    let codes = Set(said.map(\.code))
    summary.findings = summary.findings.filter { !codes.contains($0.code) } + said
    return summary
  }

  /// One submission, read back from the log.
  public func submission(_ number: UInt64) throws(LedgerError) -> SubmissionSummary {
    let found = try readSubmissions {
      (model) throws(ProjectionError) -> SubmissionSummary? in
      guard let record = try model.submission(number) else { return nil }
      return try summary(of: record, model)
    }
    guard let found else { throw .notFound(what: "submission \(number)") }
    return found
  }

  /// All submissions in the order in which they came, as they were at a moment of history: which of
  /// them counted, and which were still under way.
  public func submissionList(
    asOf moment: AsOf = .now
  ) throws(LedgerError) -> [SubmissionSummary] {
    let size = try size(asOf: moment)
    return try readSubmissions(asOfSize: size) {
      (model) throws(ProjectionError) -> [SubmissionSummary] in
      var summaries: [SubmissionSummary] = []
      for record in try model.submissions() { summaries.append(try summary(of: record, model)) }
      return summaries
    }
  }

  private func summary(
    of record: SubmissionRecord, _ model: SubmissionModel, duplicateOf: UInt64? = nil
  ) throws(ProjectionError) -> SubmissionSummary {
    let latest = try model.latest(
      provider: record.received.provider, period: record.received.period)
    return SubmissionSummary(
      record, isLatest: latest == record.number, duplicateOf: duplicateOf,
      instrumentGaps: try instrumentGaps(of: record))
  }

  /// The kinds of instrument that its event should have cited and did not (R23).
  private func instrumentGaps(
    of record: SubmissionRecord
  ) throws(ProjectionError) -> [Instrument.Kind] {
    do throws(EventLogError) {
      return InstrumentsInForce.gaps(in: try instrumentKinds(at: record.received.instruments))
    } catch {
      throw .log(error)
    }
  }

  func readSubmissions<Result>(
    asOfSize size: UInt64 = .max, _ body: (SubmissionModel) throws(ProjectionError) -> Result
  ) throws(LedgerError) -> Result {
    try projecting { () throws(ProjectionError) in
      try submissions.read { (reader) throws(ProjectionError) in
        try body(SubmissionModel(reader, asOfSize: size))
      }
    }
  }

  private var intakeOptions: IntakeOptions {
    IntakeOptions(
      reader: session.readerProgram.map { ReaderProgram(path: $0) },
      scratchDirectory: layout.scratch,
      encodedRowLimitBytes: SubmissionEncoder.rowByteLimit)
  }
}

// Before anything is appended.
extension SubmissionLedger {
  /// A vault older than its log, restored from a backup, would give numbers of people to others.
  func checkFit(of vault: Vault) throws(LedgerError) {
    let used = try logging { () throws(EventLogError) in
      let snapshot = try log.beginRead()
      return (
        persons: try snapshot.highestNumber(in: .person) ?? 0,
        referrals: try snapshot.highestNumber(in: .referral) ?? 0
      )
    }
    let given = try vaulting { () throws(VaultError) in
      (persons: try vault.personCount(), referrals: try vault.referralCount())
    }
    guard given.persons >= used.persons, given.referrals >= used.referrals else {
      throw .vaultOlderThanLog(persons: given.persons, inLog: used.persons)
    }
  }

  /// Closes a submission whose process did not live to finish it.
  ///
  /// Submissions are appended one at a time, under the vault's lock, so only the newest can be open.
  private func abandonUnfinished() throws(LedgerError) {
    let newest = try readSubmissions { (model) throws(ProjectionError) in try model.newest() }
    guard let newest, case .unfinished = newest.outcome else { return }
    var body = SchemaSubmissionAbandoned()
    body.submission = UInt32(truncatingIfNeeded: newest.number)
    body.reason = "the process that appended it ended before it was finished"
    let draft = EventDraft(
      EventFields(
        type: .submissionAbandoned, stream: StreamID(.submission, newest.number),
        effectiveAt: now, actor: session.actor, causation: newest.receivedPosition,
        body: try serialized(body)))
    _ = try append([draft])
    try catchUp()
  }

  /// The submission that this file or idempotency key already stands for.
  private func earlierSubmission(
    of file: SubmissionFile, _ request: SubmissionRequest
  ) throws(LedgerError) -> SubmissionSummary? {
    if let key = idempotencyKey(of: file, request), let number = try submission(under: key) {
      return try repeated(number)
    }
    return try readSubmissions { (model) throws(ProjectionError) -> SubmissionSummary? in
      for number in try model.submissions(ofFile: file.digest.bytes).reversed() {
        guard let record = try model.submission(number) else { continue }
        let latest = try model.latest(
          provider: record.received.provider, period: record.received.period)
        if request.agrees(with: record.received), latest == number {
          return try summary(of: record, model, duplicateOf: number)
        }
      }
      return nil
    }
  }

  private func repeated(_ number: UInt64) throws(LedgerError) -> SubmissionSummary? {
    try readSubmissions { (model) throws(ProjectionError) -> SubmissionSummary? in
      guard let record = try model.submission(number) else { return nil }
      return try summary(of: record, model, duplicateOf: number)
    }
  }

  /// The submission that ended under an idempotency key.
  private func submission(under key: IdempotencyKey) throws(LedgerError) -> UInt64? {
    do throws(EventLogError) {
      let snapshot = try log.beginRead()
      guard let result = try snapshot.result(of: key) else { return nil }
      return try snapshot.event(at: result.first).header.stream.number
    } catch {
      if case .idempotencyConflict = error { throw .idempotencyConflict }
      throw .log(error)
    }
  }

  func idempotencyKey(
    of file: SubmissionFile, _ request: SubmissionRequest
  ) -> IdempotencyKey? {
    request.idempotencyKey.map { key in
      IdempotencyKey("submit/\(request.provider)/\(key)", content: file.digest.bytes)
    }
  }

  var today: Day { now.calendarDay }
}

/// Runs something of the intake.
func taking<Value>(_ body: () throws(IntakeError) -> Value) throws(LedgerError) -> Value {
  do throws(IntakeError) { return try body() } catch { throw .intake(error) }
}
