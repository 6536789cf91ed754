public import DataSet
internal import EventLog
internal import EventSchema
internal import Foundation
internal import Intake
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
    let wording = try logging { () throws(EventLogError) in
      try log.beginRead().result(ofKeyNamed: noticeKey(version))
    }
    guard let wording else { throw .notFound(what: "wording version \(version)") }
    let rows = try taking { () throws(IntakeError) in
      let list = try CSVList.read(
        path, columns: ["LocalPatientId", "ServiceRequestId", "InformedOn"])
      var rows: [InformedRow] = []
      for row in list.rows { rows.append(try InformedRow(row, today: today)) }
      return rows
    }
    var recorder = try recorder(for: provider)
    try check(rows.map { ($0.row, $0.patient, $0.referral) }, recorder)
    var recorded = 0
    for row in rows {
      let subject = try recorder.subject(row.patient, row.referral)
      var body = SchemaPatientInformed()
      body.provider = provider.text
      body.wordingVersion = version
      body.wordingPosition = wording.first.rawValue
      body.informedOn = row.informedOn.daysSince1970
      let known = try recorder.onRecord(about: subject)
      if known.contains(where: { $0.content == .informed(body) }) { continue }
      try recorder.add(.informed(body), about: subject, effective: row.informedOn)
      recorded += 1
    }
    try recorder.append()
    return ChoiceImport(
      rows: rows.count, recorded: recorded, onRecord: rows.count - recorded, findings: [:])
  }

  private func noticeKey(_ version: String) -> String { "notice/\(version)" }
}

/// A row of a list of informed patients.
private struct InformedRow {
  let row: CSVList.Row
  let patient: LocalPatientID
  let referral: ServiceRequestID?
  let informedOn: Day

  init(_ row: CSVList.Row, today: Day) throws(IntakeError) {
    self.row = row
    patient = LocalPatientID(try row.required("LocalPatientId"))
    referral = row.optional("ServiceRequestId").map { ServiceRequestID($0) }
    guard let day = try row.day("InformedOn") else { throw row.fault(.noValue("InformedOn")) }
    guard day <= today else { throw row.fault(.dayToCome("InformedOn")) }
    informedOn = day
  }
}
