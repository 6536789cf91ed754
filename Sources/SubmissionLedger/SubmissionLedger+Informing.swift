public import DataSet
internal import EventLog
internal import EventSchema
internal import Foundation
public import Intake
internal import Projections

/// Whose words a wording of the fair processing information is (R11).
public enum NoticeKind: String, Sendable, CaseIterable {
  /// The words that the national guidance suggests.
  case suggested
  /// A provider's own.
  case local
}

extension SubmissionLedger {
  /// Publishes a wording of the fair processing information; each version once (R11).
  ///
  /// The file itself stays with the operator: the log keeps its digest. Returns whether the version is
  /// new; the same file under the same version appends nothing.
  public func publishNotice(
    _ path: String, version: String, kind: NoticeKind, from day: Day
  ) throws(LedgerError) -> Bool {
    try checkWords(version, "--version")
    let digest = try taking { () throws(IntakeError) in try FileDigest(ofFile: path) }
    var body = SchemaNoticeWordingPublished()
    body.version = version
    body.kind = kind.rawValue
    body.digest = Data(digest.bytes)
    body.from = day.daysSince1970
    let content = try serialized(body)
    let draft = EventDraft(
      EventFields(
        type: .noticeWordingPublished, stream: StreamID(.notice, 1),
        effectiveAt: Timestamp(startOf: day), actor: session.actor, body: content))
    do throws(LedgerError) {
      let key = IdempotencyKey(noticeKey(version), content: content)
      return try !append([draft], idempotency: key).isRepeat
    } catch {
      guard case .log(.idempotencyConflict) = error else { throw error }
      throw .badArgument(
        name: "--version", expected: "a new one: \(version) was published with other content")
    }
  }

  /// Records which patients were informed, by which wording and when (R11).
  ///
  /// The file is read whole first; a bad row changes nothing. A row that says what is on record
  /// already appends nothing.
  public func informPatients(
    from path: String, provider: OrganisationCode, version: String
  ) throws(LedgerError) -> ChoiceImport {
    let wording = try wording(version)
    let rows = try taking { () throws(IntakeError) in
      let list = try CSVList.read(
        path, columns: ["LocalPatientId", "ServiceRequestId", "InformedOn"])
      var rows: [(row: CSVList.Row, told: ToldPatient)] = []
      for row in list.rows { rows.append((row, try ToldPatient(row, today: today))) }
      return rows
    }
    var recorder = try recorder(for: provider)
    try check(rows.map { ($0.row, $0.told.patient, $0.told.referral) }, recorder)
    return try record(rows.map(\.told), wording, &recorder)
  }

  /// Records that one patient was informed, for one referral or, without it, for all of them (R11).
  ///
  /// What is on record already appends nothing.
  public func informPatient(
    _ patient: LocalPatientID, _ referral: ServiceRequestID?, provider: OrganisationCode,
    version: String, on day: Day
  ) throws(LedgerError) -> ChoiceImport {
    try checkInformed(day)
    guard !patient.unredacted.isEmpty else {
      throw .badArgument(name: "--local-patient-id", expected: "the provider's id of a patient")
    }
    guard referral?.unredacted.isEmpty != true else {
      throw .badArgument(name: "--service-request-id", expected: "the provider's id of a referral")
    }
    let wording = try wording(version)
    var recorder = try recorder(for: provider)
    if let referral, try !recorder.belongTogether(patient, referral) {
      throw .badArgument(name: "--service-request-id", expected: "a referral of that patient")
    }
    let told = ToldPatient(patient: patient, referral: referral, informedOn: day)
    return try record([told], wording, &recorder)
  }

  /// Refuses a day that is to come, since nobody was informed on it.
  func checkInformed(_ day: Day) throws(LedgerError) {
    guard day <= today else {
      throw .badArgument(name: "--informed-on", expected: "a date that is not to come")
    }
  }

  /// A wording that was published, as bodies name it.
  func wording(_ version: String) throws(LedgerError) -> (version: String, position: Position) {
    let published = try logging { () throws(EventLogError) in
      try log.beginRead().result(ofKeyNamed: noticeKey(version))
    }
    guard let published else { throw .notFound(what: "wording version \(version)") }
    return (version, published.first)
  }

  private func record(
    _ patients: [ToldPatient], _ wording: (version: String, position: Position),
    _ recorder: inout ChoiceRecorder
  ) throws(LedgerError) -> ChoiceImport {
    var recorded = 0
    for told in patients {
      let subject = try recorder.subject(told.patient, told.referral)
      var body = SchemaPatientInformed()
      body.provider = recorder.provider.text
      body.wordingVersion = wording.version
      body.wordingPosition = wording.position.rawValue
      body.informedOn = told.informedOn.daysSince1970
      let known = try recorder.onRecord(about: subject)
      if known.contains(where: { $0.content == .informed(body) }) { continue }
      try recorder.add(.informed(body), about: subject, effective: told.informedOn)
      recorded += 1
    }
    try recorder.append()
    return ChoiceImport(
      rows: patients.count, recorded: recorded, onRecord: patients.count - recorded, findings: [:])
  }

  private func noticeKey(_ version: String) -> String { "notice/\(version)" }
}

/// A patient who was informed, as a provider says it.
private struct ToldPatient {
  let patient: LocalPatientID
  /// The referral that it was about; nil for all of the patient's.
  let referral: ServiceRequestID?
  let informedOn: Day

  init(patient: LocalPatientID, referral: ServiceRequestID?, informedOn: Day) {
    self.patient = patient
    self.referral = referral
    self.informedOn = informedOn
  }

  /// Reads a row of a list.
  init(_ row: CSVList.Row, today: Day) throws(IntakeError) {
    patient = LocalPatientID(try row.required("LocalPatientId"))
    referral = row.optional("ServiceRequestId").map { ServiceRequestID($0) }
    guard let day = try row.day("InformedOn") else { throw row.fault(.noValue("InformedOn")) }
    guard day <= today else { throw row.fault(.dayToCome("InformedOn")) }
    informedOn = day
  }
}
