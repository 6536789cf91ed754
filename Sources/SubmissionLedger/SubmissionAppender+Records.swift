internal import DataSet
internal import EventLog
internal import EventSchema
internal import Intake
internal import KeyVault

extension SubmissionAppender {
  /// Appends every accepted patient with the patient's referrals.
  mutating func appendPatients(
    of checked: CheckedSubmission, _ progress: (SubmissionLedger.SubmitProgress) -> Void
  ) throws(LedgerError) {
    let persons = PersonIdentification(vault: vault, provider: check.request.provider)
    do {
      try checked.forEachPatient { patient, referrals in
        try append(patient, referrals, persons)
        if patientCount % 1_000 == 0 { progress(.appending(patients: patientCount)) }
      }
    } catch let error as LedgerError {
      throw error
    } catch let error as IntakeError {
      throw .intake(error)
    } catch {
      throw .file(path: "the checked submission", reason: String(describing: error))
    }
  }

  private mutating func append(
    _ patient: PatientRecord, _ referrals: [ReferralRecord], _ persons: PersonIdentification
  ) throws(LedgerError) {
    let answer = try vaulting { () throws(VaultError) in try persons.identify(patient) }
    let key = try vaulting { () throws(VaultError) in try vault.key(of: answer.person) }
    try appendIdentity(answer, hasNumber: patient.nhsNumber != nil)
    for part in parts(of: patient.rows) {
      var body = SchemaPatientSubmitted()
      body.submission = submission
      body.provider = provider
      body.period = period
      body.part = part.number
      body.parts = part.total
      body.rows = tableRows(part)
      let stream = StreamID(.person, answer.person.rawValue)
      let fields = fields(
        .patientSubmitted, stream, person: answer.person, body: try serialized(body))
      try add(try sealed(fields, part.bytes, key))
    }
    for referral in referrals { try append(referral, of: answer.person, key, persons) }
    count(persons: 1, referrals: referrals.count)
  }

  private mutating func append(
    _ record: ReferralRecord, of person: PersonNumber, _ key: PersonKey,
    _ persons: PersonIdentification
  ) throws(LedgerError) {
    let referral = try vaulting { () throws(VaultError) in
      try persons.referral(record.serviceRequestID, of: person)
    }
    for part in parts(of: record.rows) {
      var body = SchemaReferralSubmitted()
      body.submission = submission
      body.provider = provider
      body.period = period
      body.part = part.number
      body.parts = part.total
      body.receivedOn = record.receivedOn.daysSince1970
      if let day = record.dischargedOn { body.dischargedOn = day.daysSince1970 }
      body.rows = tableRows(part)
      let stream = StreamID(.referral, referral.rawValue)
      let fields = fields(
        .referralSubmitted, stream, person: person, referral: referral,
        body: try serialized(body))
      try add(try sealed(fields, part.bytes, key))
    }
  }

  /// Says that a person was registered or linked; each is said once in the life of the ledger.
  private mutating func appendIdentity(
    _ answer: PersonIdentification.Answer, hasNumber: Bool
  ) throws(LedgerError) {
    let stream = StreamID(.person, answer.person.rawValue)
    // A process killed between the vault and the log leaves a person whom the log does not know.
    let isUnheardOf = answer.isNew ? true : try isEmpty(stream)
    if isUnheardOf {
      var body = SchemaPersonRegistered()
      body.hasNhsNumber_p = hasNumber
      try add(
        EventDraft(
          fields(.personRegistered, stream, person: answer.person, body: try serialized(body))))
    }
    if answer.wasTraced {
      try sayOnce(answer.person, SchemaPersonLinked(), key: "person-traced/\(answer.person)")
    }
    if let formerly = answer.formerly { try appendLink(of: formerly, to: answer.person) }
  }

  /// Links a person registered without an NHS number to the person who turned out to have it.
  private mutating func appendLink(
    of formerly: PersonNumber, to person: PersonNumber
  ) throws(LedgerError) {
    var body = SchemaPersonLinked()
    body.sameAs = person.rawValue
    try sayOnce(formerly, body, key: "person-linked/\(formerly)/\(person)")
  }

  /// Appends a link once in the life of the ledger, also where a process died before it could.
  private mutating func sayOnce(
    _ person: PersonNumber, _ body: SchemaPersonLinked, key: String
  ) throws(LedgerError) {
    let content = try serialized(body)
    let key = IdempotencyKey(key, content: content)
    if try wasAppended(key) { return }
    let stream = StreamID(.person, person.rawValue)
    try addAtOnce(EventDraft(fields(.personLinked, stream, person: person, body: content)), key)
  }

  private func sealed(
    _ fields: EventFields, _ rows: [UInt8], _ key: PersonKey
  ) throws(LedgerError) -> EventDraft {
    try vaulting { () throws(VaultError) in
      try EventDraft(fields, keyID: key.id.rawValue) { (associatedData) throws(VaultError) in
        try Sealed.seal(rows, associatedData: associatedData, with: key)
      }
    }
  }
}

// What concerns no patient.
extension SubmissionAppender {
  /// Appends the rows of no patient, the header and those about staff, sealed under a key of the
  /// provider.
  mutating func appendPersonnel(of checked: CheckedSubmission) throws(LedgerError) {
    var batches: [SubmittedRows] = []
    do {
      try checked.forEachPersonnelBatch(limitBytes: Self.rowByteLimit) { batches.append($0) }
    } catch let error as IntakeError {
      throw .intake(error)
    } catch {
      throw .file(path: "the checked submission", reason: String(describing: error))
    }
    guard !batches.isEmpty else { return }
    let key = try vaulting { () throws(VaultError) in
      try vault.systemKey(named: personnelKeyName(provider: provider))
    }
    for (index, rows) in batches.enumerated() {
      precondition(rows.bytes.count <= Self.rowByteLimit, "the intake refuses a longer row")
      var body = SchemaPersonnelSubmitted()
      body.submission = submission
      body.provider = provider
      body.period = period
      body.part = UInt32(index + 1)
      body.parts = UInt32(batches.count)
      body.rows = tableRows(RowPart(number: 1, total: 1, of: rows))
      let fields = fields(.personnelSubmitted, stream, body: try serialized(body))
      let draft = try vaulting { () throws(VaultError) in
        try EventDraft(fields, keyID: key.id.rawValue) { (associatedData) throws(VaultError) in
          try Sealed.seal(rows.bytes, associatedData: associatedData, with: key)
        }
      }
      try add(draft)
    }
  }
}

/// The name of the key under which a provider's rows about staff are sealed.
func personnelKeyName(provider: String) -> String { "personnel/\(provider)" }
