public import DataSet
internal import EventLog
internal import EventSchema
internal import Intake
internal import KeyVault
internal import Policy
internal import Projections

extension SubmissionLedger {
  /// Records what a provider has on record of consent from the time of v1.5 (R9, R12).
  ///
  /// The file is read whole first; a bad row changes nothing. A row that says what is on record
  /// already appends nothing, so the same file may be handed in again.
  public func importConsent(
    from path: String, provider: OrganisationCode
  ) throws(LedgerError) -> ChoiceImport {
    let rows = try consentRows(path)
    var recorder = try recorder(for: provider)
    try check(rows.map { ($0.row, $0.patient, $0.referral) }, recorder)
    let start = PolicyBook.standard.version(on: today).transitionStart
    var recorded = 0
    var findings: [ChoiceImport.Finding: Int] = [:]
    for row in rows {
      let subject = try recorder.subject(row.patient, row.referral)
      guard let referral = subject.referral?.rawValue else { continue }
      let received = try newestEntry(ofReferral: referral)?.body.receivedOn
      let receivedOn = received.map { Day(daysSince1970: $0) }
      for finding in row.findings(start, receivedOn: receivedOn) {
        findings[finding, default: 0] += 1
      }
      var body = SchemaConsentRecorded()
      body.provider = provider.text
      if let day = row.soughtOn { body.soughtOn = day.daysSince1970 }
      body.outcome = row.outcome?.rawValue ?? ""
      // The last word on a day counts: who says again what was said before it has changed it back.
      let consents = try recorder.onRecord(about: subject).compactMap(\.consent)
      if consents.last(where: { $0.isOfTheDay(of: body) }) == body { continue }
      try recorder.add(.consent(body), about: subject, effective: row.soughtOn)
      recorded += 1
    }
    try recorder.append()
    return ChoiceImport(
      rows: rows.count, recorded: recorded, onRecord: rows.count - recorded, findings: findings)
  }

  private func consentRows(_ path: String) throws(LedgerError) -> [ConsentRow] {
    try taking { () throws(IntakeError) in
      let list = try CSVList.read(
        path,
        columns: ["LocalPatientId", "ServiceRequestId", "ConsentSoughtDate", "ConsentOutcome"])
      var rows: [ConsentRow] = []
      for row in list.rows { rows.append(try ConsentRow(row, today: today)) }
      return rows
    }
  }

  /// Refuses a list in which a referral stands beside another patient's id.
  func check(
    _ rows: [(row: CSVList.Row, patient: LocalPatientID, referral: ServiceRequestID?)],
    _ recorder: ChoiceRecorder
  ) throws(LedgerError) {
    for row in rows {
      guard let referral = row.referral else { continue }
      guard try recorder.belongTogether(row.patient, referral) else {
        throw .intake(row.row.fault(.otherPatient("ServiceRequestId")))
      }
    }
  }

  /// The newest of what was submitted of a referral.
  func newestEntry(ofReferral referral: UInt64) throws(LedgerError) -> ReferralEntry? {
    try projecting { () throws(ProjectionError) in
      try referrals.read { (reader) throws(ProjectionError) in
        try ReferralEntry.history(ofReferral: referral, in: reader).last
      }
    }
  }
}

extension ChoiceRecord {
  fileprivate var consent: SchemaConsentRecorded? {
    if case .consent(let body) = content { body } else { nil }
  }
}

extension SchemaConsentRecorded {
  /// Both were sought on one day, or without one.
  fileprivate func isOfTheDay(of other: Self) -> Bool {
    (hasSoughtOn, soughtOn) == (other.hasSoughtOn, other.soughtOn)
  }
}

/// A row of a list of consents.
private struct ConsentRow {
  let row: CSVList.Row
  let patient: LocalPatientID
  let referral: ServiceRequestID
  let soughtOn: Day?
  let outcome: ConsentFact.Outcome?

  init(_ row: CSVList.Row, today: Day) throws(IntakeError) {
    self.row = row
    patient = LocalPatientID(try row.required("LocalPatientId"))
    referral = ServiceRequestID(try row.required("ServiceRequestId"))
    soughtOn = try row.day("ConsentSoughtDate")
    outcome = try row.word("ConsentOutcome", ConsentFact.Outcome.self)
    if let soughtOn, soughtOn > today { throw row.fault(.dayToCome("ConsentSoughtDate")) }
  }

  func findings(_ start: Day, receivedOn: Day?) -> [ChoiceImport.Finding] {
    var findings: [ChoiceImport.Finding] = []
    if soughtOn == nil, outcome != nil { findings.append(.answerWithoutDay) }
    if let soughtOn {
      if soughtOn >= start { findings.append(.changesNothing) }
      if let receivedOn, soughtOn < receivedOn { findings.append(.soughtBeforeReceived) }
    }
    return findings
  }
}
