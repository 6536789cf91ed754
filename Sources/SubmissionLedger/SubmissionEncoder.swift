internal import DataSet
internal import EventLog
internal import EventSchema
internal import Intake
internal import KeyVault
internal import Policy

/// Makes the events of one submission, on any core.
struct SubmissionEncoder: Sendable {
  let number: UInt64
  let provider: OrganisationCode
  /// As events hold it; 0 where the header cannot be understood.
  let period: UInt32
  /// The numbers of the data set's tables.
  let tables: [UInt32]
  let effectiveAt: Timestamp
  let actor: String
  /// Common to every event of the submission.
  let correlationID: [UInt8] = SubmissionEncoder.newCorrelationID()

  /// Room for the envelope and the body beside the sealed rows of an event.
  static let rowByteLimit = AppendBatch.eventByteLimit - 4_096

  var stream: StreamID { StreamID(.submission, number) }
  var submission: UInt32 { UInt32(truncatingIfNeeded: number) }

  func fields(
    _ type: EventType, _ stream: StreamID, person: PersonNumber? = nil,
    referral: ReferralNumber? = nil, body: [UInt8]
  ) -> EventFields {
    EventFields(
      type: type, stream: stream, effectiveAt: effectiveAt, actor: actor,
      correlationID: correlationID, personNumber: person?.rawValue,
      referralNumber: referral?.rawValue, body: body)
  }

  /// The rows of each table that has any.
  func tableRows(_ counts: [Int]) -> [SchemaTableRows] {
    counts.indices.compactMap { counts[$0] > 0 ? tableRows(counts[$0], ofTable: $0) : nil }
  }

  /// The rows of each table that has any, with their places in the submitted file.
  func tableRows(_ rows: SubmittedRows) -> [SchemaTableRows] {
    var tables: [SchemaTableRows] = []
    rows.forEachTable { place, numbers in
      var rows = tableRows(numbers.count, ofTable: place)
      rows.steps = Array(RowSteps(numbers))
      tables.append(rows)
    }
    return tables
  }

  private func tableRows(_ count: Int, ofTable place: Int) -> SchemaTableRows {
    var rows = SchemaTableRows()
    rows.table = tables[place]
    rows.rows = UInt32(count)
    return rows
  }

  private static func newCorrelationID() -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }
}

// Patients and referrals.
extension SubmissionEncoder {
  /// What the fields of an event around the rows take, about.
  private static let eventBytes = 256

  /// The events of patients whose numbers and keys are known.
  func drafts(of patients: [IdentifiedPatient]) throws(LedgerError) -> [EventDraft] {
    let bytes = patients.reduce(0) { sum, patient in
      patient.referrals.reduce(sum + 2 * Self.eventBytes + patient.record.rows.byteCount) {
        $0 + Self.eventBytes + $1.rows.byteCount
      }
    }
    var run = EventDraftRun(reserving: bytes)
    for patient in patients { try append(patient, to: &run) }
    return run.drafts()
  }

  private func append(
    _ patient: IdentifiedPatient, to run: inout EventDraftRun
  ) throws(LedgerError) {
    if patient.isUnheardOf { run.append(registration(of: patient.record, as: patient.person)) }
    try appendOwnRows(of: patient, to: &run)
    for (index, record) in patient.referrals.enumerated() {
      let referral = patient.referralNumbers[index]
      if patient.flows[index].outcome == .flows {
        try append(record, referral, of: patient, to: &run)
      } else {
        let withheld = WithheldRecord(
          rows: record.rows, decision: patient.flows[index], person: patient.person,
          referral: referral, dates: record.dates)
        try append(withheld, to: &run)
      }
    }
  }

  private func appendOwnRows(
    of patient: IdentifiedPatient, to run: inout EventDraftRun
  ) throws(LedgerError) {
    if let decision = patient.withheld {
      let withheld = WithheldRecord(
        rows: patient.record.rows, decision: decision, person: patient.person, referral: nil,
        dates: nil)
      return try append(withheld, to: &run)
    }
    for part in RowPart.parts(of: patient.record.rows, limitBytes: Self.rowByteLimit) {
      let stream = StreamID(.person, patient.person.rawValue)
      let fields = fields(
        .patientSubmitted, stream, person: patient.person, body: body(of: patient.record, part))
      try append(fields, sealing: part, patient.key, to: &run)
    }
  }

  private func append(
    _ record: ReferralRecord, _ referral: ReferralNumber, of patient: IdentifiedPatient,
    to run: inout EventDraftRun
  ) throws(LedgerError) {
    for part in RowPart.parts(of: record.rows, limitBytes: Self.rowByteLimit) {
      let fields = fields(
        .referralSubmitted, StreamID(.referral, referral.rawValue), person: patient.person,
        referral: referral, body: body(of: record, part))
      try append(fields, sealing: part, patient.key, to: &run)
    }
  }

  /// What says that the log knows a person from now on.
  func registration(of patient: PatientRecord, as person: PersonNumber) -> EventFields {
    fields(
      .personRegistered, StreamID(.person, person.rawValue), person: person,
      body: body(ofRegistered: patient))
  }

  private func append(
    _ fields: EventFields, sealing part: RowPart, _ key: PersonKey, to run: inout EventDraftRun
  ) throws(LedgerError) {
    do throws(VaultError) {
      try run.append(fields, keyID: key.id.rawValue) { (associatedData) throws(VaultError) in
        try Sealed.seal(part.rows.bytes, associatedData: associatedData, with: key)
      }
    } catch {
      throw .vault(error)
    }
  }
}
