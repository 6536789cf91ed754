internal import DataSet
internal import EventLog
internal import EventSchema
internal import Intake
internal import KeyVault
internal import WorkAhead

extension SubmissionAppender {
  /// Patients that are sealed together: enough for the hand-over to cost nothing.
  private static let groupPatients = 256
  /// Groups that are sealed, or wait to be appended, at a time.
  private static let groupsAhead = 8

  /// Appends every accepted patient with the patient's referrals.
  ///
  /// The vault is asked in the order of the file; sealing and encoding happen on whatever core is free.
  mutating func appendPatients(
    of checked: CheckedSubmission, _ progress: (SubmissionLedger.SubmitProgress) -> Void
  ) throws(LedgerError) {
    var line = PatientLine(
      persons: PersonIdentification(vault: vault, provider: encoder.provider),
      flows: ArrivingFlows(ledger, before: firstPosition, on: day),
      registered: try vaulting { () throws(VaultError) in try vault.personCount() },
      sealing: AheadLine(limit: Self.groupsAhead))
    defer { line.sealing.abandon() }
    do {
      let persons = line.persons
      try checked.forEachPatient {
        persons.tag($0, $1)
      } body: { patient in
        try take(patient, &line)
        if patients % 1_000 == 0 { progress(.appending(patients: patients)) }
      }
    } catch let error as LedgerError {
      throw error
    } catch let error as IntakeError {
      throw .intake(error)
    } catch {
      throw .file(path: "the checked submission", reason: String(describing: error))
    }
    try drain(&line)
  }

  /// Patients on their way to the log.
  private struct PatientLine {
    let persons: PersonIdentification
    var flows: ArrivingFlows
    /// How many persons the vault had before.
    let registered: UInt64
    /// Persons of the vault whom the log did not know, and who are on their way to it.
    var recovered: Set<PersonNumber> = []
    var group: [IdentifiedPatient] = []
    var sealing: AheadLine<Result<[EventDraft], LedgerError>>

    /// Whether the log has to be told of the person first.
    ///
    /// A process killed between the vault and the log leaves a person whom the log does not know.
    mutating func isUnheardOf(
      _ answer: PersonIdentification.Answer, in ledger: SubmissionLedger
    ) throws(LedgerError) -> Bool {
      if answer.isNew { return true }
      let person = answer.person
      guard person.rawValue <= registered,
        try ledger.version(of: StreamID(.person, person.rawValue)) == 0
      else { return false }
      return recovered.insert(person).inserted
    }
  }

  private mutating func take(
    _ tagged: PersonIdentification.Tagged, _ line: inout PatientLine
  ) throws(LedgerError) {
    let (answer, key, (numbers, areNew)) = try vaulting { () throws(VaultError) in
      let answer = try line.persons.identify(tagged)
      return (
        answer, try vault.key(of: answer.person),
        try line.persons.referralNumbers(of: tagged, answer.person)
      )
    }
    var isUnheardOf = try line.isUnheardOf(answer, in: ledger)
    if answer.saysWhoIsWhom {
      if isUnheardOf {
        // A person is registered before anything else is said.
        try drain(&line)
        try add(EventDraft(encoder.registration(of: tagged.record, as: answer.person)))
        isUnheardOf = false
      }
      try appendLinks(of: answer)
    }
    let flows = try line.flows.decide(tagged.referrals, numbers, areNew: areNew, answer)
    let patient = IdentifiedPatient(
      tagged, person: answer.person, key: key, referralNumbers: numbers, flows: flows,
      isUnheardOf: isUnheardOf)
    count(patient)
    line.group.append(patient)
    if line.group.count >= Self.groupPatients { try seal(&line) }
  }

  private mutating func seal(_ line: inout PatientLine) throws(LedgerError) {
    let (encoder, group) = (encoder, line.group)
    line.group = []
    let sealed = line.sealing.add {
      Result { () throws(LedgerError) in try encoder.drafts(of: group) }
    }
    if let sealed { try add(try sealed.get()) }
  }

  private mutating func drain(_ line: inout PatientLine) throws(LedgerError) {
    if !line.group.isEmpty { try seal(&line) }
    while let sealed = line.sealing.next() { try add(try sealed.get()) }
  }

  private mutating func add(_ drafts: [EventDraft]) throws(LedgerError) {
    for draft in drafts { try add(draft) }
  }
}

// Who turned out to be whom.
extension SubmissionAppender {
  /// Says that a person was traced or linked; each is said once in the life of the ledger.
  private mutating func appendLinks(
    of answer: PersonIdentification.Answer
  ) throws(LedgerError) {
    if answer.wasTraced {
      try sayOnce(answer.person, SchemaPersonLinked(), key: "person-traced/\(answer.person)")
    }
    let person = answer.person
    if let formerly = answer.formerly {
      // Who was registered without an NHS number turned out to be the person of that number.
      var body = SchemaPersonLinked()
      body.sameAs = person.rawValue
      try sayOnce(formerly, body, key: "person-linked/\(formerly)/\(person)")
    }
    for other in answer.others.sorted(by: { $0.rawValue < $1.rawValue }) {
      var body = SchemaPersonLinked()
      body.alsoNamed = other.rawValue
      let (least, most) = (
        min(person.rawValue, other.rawValue), max(person.rawValue, other.rawValue)
      )
      try sayOnce(person, body, key: "person-also-named/\(least)/\(most)")
    }
  }

  /// Appends a link once in the life of the ledger, also where a process died before it could.
  private mutating func sayOnce(
    _ person: PersonNumber, _ body: SchemaPersonLinked, key: String
  ) throws(LedgerError) {
    let content = try serialized(body)
    // The key says it all; the body of a pair would differ by who came first.
    let key = IdempotencyKey(key, content: [])
    if try wasAppended(key) { return }
    let stream = StreamID(.person, person.rawValue)
    try addOnce(
      EventDraft(encoder.fields(.personLinked, stream, person: person, body: content)), key)
  }
}

// What concerns no patient.
extension SubmissionAppender {
  /// Appends the rows of no patient, the header and those about staff, sealed under a key of the
  /// provider.
  mutating func appendPersonnel(of checked: CheckedSubmission) throws(LedgerError) {
    var batches: [SubmittedRows] = []
    do {
      try checked.forEachPersonnelBatch(limitBytes: SubmissionEncoder.rowByteLimit) {
        batches.append($0)
      }
    } catch let error as IntakeError {
      throw .intake(error)
    } catch {
      throw .file(path: "the checked submission", reason: String(describing: error))
    }
    guard !batches.isEmpty else { return }
    let key = try vaulting { () throws(VaultError) in
      try vault.systemKey(named: personnelKeyName(provider: encoder.provider.text))
    }
    for (index, rows) in batches.enumerated() {
      precondition(
        rows.byteCount <= SubmissionEncoder.rowByteLimit, "the intake refuses a longer row")
      var body = SchemaPersonnelSubmitted()
      body.submission = encoder.submission
      body.provider = encoder.provider.text
      body.period = encoder.period
      body.part = UInt32(index + 1)
      body.parts = UInt32(batches.count)
      body.rows = encoder.tableRows(rows)
      let fields = encoder.fields(.personnelSubmitted, stream, body: try serialized(body))
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
