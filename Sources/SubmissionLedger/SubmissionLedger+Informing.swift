public import DataSet
internal import EventLog
internal import EventSchema
internal import Foundation
public import Intake
internal import Projections
internal import SwiftProtobuf

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
      for row in list.rows {
        rows.append((row, try ToldPatient(row, today: today, wordingFrom: wording.from)))
      }
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
    try checkIDs(patient, referral)
    let wording = try wording(version)
    guard day >= wording.from else {
      throw .badArgument(
        name: "--informed-on", expected: "a day from \(wording.from) on, when the wording began")
    }
    var recorder = try recorder(for: provider)
    if let referral, try !recorder.belongTogether(patient, referral) {
      throw .badArgument(name: "--service-request-id", expected: "a referral of that patient")
    }
    let told = ToldPatient(patient: patient, referral: referral, informedOn: day)
    return try record([told], wording, &recorder)
  }

  /// Refuses ids that no submission can hold: what is said of them would never count.
  func checkIDs(
    _ patient: LocalPatientID, _ referral: ServiceRequestID?
  ) throws(LedgerError) {
    func isID(_ text: String) -> Bool {
      !text.isEmpty && text == text.trimmingCharacters(in: .whitespacesAndNewlines)
    }
    guard isID(patient.unredacted) else {
      throw .badArgument(
        name: "--local-patient-id",
        expected: "the provider's id of a patient, without spaces around it")
    }
    guard referral.map({ isID($0.unredacted) }) ?? true else {
      throw .badArgument(
        name: "--service-request-id",
        expected: "the provider's id of a referral, without spaces around it")
    }
  }

  /// Refuses a day that is to come, since nobody was informed on it.
  func checkInformed(_ day: Day) throws(LedgerError) {
    guard day <= today else {
      throw .badArgument(name: "--informed-on", expected: "a date that is not to come")
    }
  }

  /// A wording that was published, as bodies name it.
  func wording(_ version: String) throws(LedgerError) -> Wording {
    let event = try logging { () throws(EventLogError) -> RecordedEvent? in
      let snapshot = try log.beginRead()
      guard let published = try snapshot.result(ofKeyNamed: noticeKey(version)) else { return nil }
      return try snapshot.event(at: published.first)
    }
    guard let event else { throw .notFound(what: "wording version \(version)") }
    guard let body = try? SchemaNoticeWordingPublished(serializedBytes: event.body) else {
      throw .projection(.malformedBody(event.position))
    }
    return Wording(
      version: version, position: event.position, from: Day(daysSince1970: body.from))
  }

  private func record(
    _ patients: [ToldPatient], _ wording: Wording,
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

/// A wording that was published.
struct Wording {
  let version: String
  /// The position of the event that says so.
  let position: Position
  /// The first day of its use.
  let from: Day
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
  init(_ row: CSVList.Row, today: Day, wordingFrom: Day) throws(IntakeError) {
    patient = LocalPatientID(try row.required("LocalPatientId"))
    referral = row.optional("ServiceRequestId").map { ServiceRequestID($0) }
    guard let day = try row.day("InformedOn") else { throw row.fault(.noValue("InformedOn")) }
    guard day <= today else { throw row.fault(.dayToCome("InformedOn")) }
    guard day >= wordingFrom else { throw row.fault(.beforeWording("InformedOn")) }
    informedOn = day
  }
}
