internal import DataSet
internal import EventLog
internal import EventSchema
internal import Intake
internal import KeyVault
internal import Policy
internal import Projections

/// Appends choices about people and referrals, whom the lists of a provider name by its own ids.
struct ChoiceRecorder {
  let ledger: SubmissionLedger
  let vault: Vault
  let provider: OrganisationCode
  private let persons: PersonIdentification
  private var drafts: [EventDraft] = []
  // Registered here and not yet in the log.
  private var registered: Set<PersonNumber> = []
  // What is on record of each referral or person, here included.
  private var said: [StreamID: [ChoiceRecord]] = [:]

  /// Whom a choice is about: one referral, or the person as a whole.
  struct Subject {
    let person: PersonNumber
    let referral: ReferralNumber?

    var stream: StreamID {
      referral.map { StreamID(.referral, $0.rawValue) } ?? StreamID(.person, person.rawValue)
    }
  }

  init(_ ledger: SubmissionLedger, _ vault: Vault, _ provider: OrganisationCode) {
    self.ledger = ledger
    self.vault = vault
    self.provider = provider
    persons = PersonIdentification(vault: vault, provider: provider)
  }

  /// Whether the provider's ids can belong together.
  ///
  /// A referral that is known is that patient's, by the vault or by the newest that was submitted of
  /// it: it is nobody's whose id is new.
  func belongTogether(
    _ patient: LocalPatientID, _ referral: ServiceRequestID
  ) throws(LedgerError) -> Bool {
    let (known, everybody) = try vaulting { () throws(VaultError) in
      (
        try vault.referral(for: persons.tag(of: referral)),
        try persons.everybody(named: patient)
      )
    }
    guard let known, !everybody.contains(known.person) else { return true }
    let newest = try ledger.newestEntry(ofReferral: known.referral.rawValue)
    return newest.map { everybody.contains(PersonNumber(rawValue: $0.personNumber)) } ?? false
  }

  /// Finds the person and the referral, and registers whom the ledger does not know.
  mutating func subject(
    _ patient: LocalPatientID, _ referral: ServiceRequestID?
  ) throws(LedgerError) -> Subject {
    let (answer, number) = try vaulting { () throws(VaultError) in
      let answer = try persons.identify(patient)
      guard let referral else { return (answer, ReferralNumber?.none) }
      let tag = persons.tag(of: referral)
      return (answer, try vault.registerReferral(for: tag, person: answer.person).referral)
    }
    let stream = StreamID(.person, answer.person.rawValue)
    let isUnheardOf = answer.isNew ? true : try ledger.version(of: stream) == 0
    if isUnheardOf, registered.insert(answer.person).inserted {
      let body = try serialized(SchemaPersonRegistered())
      drafts.append(EventDraft(fields(.personRegistered, stream, body, at: ledger.now)))
    }
    return Subject(person: answer.person, referral: number)
  }

  /// Where it stands what is on record about the subject, and not about somebody else whom an id has
  /// named too.
  func positionsOfOwn(_ subject: Subject) throws(LedgerError) -> Set<Position> {
    let records = try ledger.readChoices(asOfSize: .max) { (model) throws(ProjectionError) in
      guard let referral = subject.referral else {
        return try model.ownRecords(ofPerson: subject.person.rawValue)
      }
      return try model.records(ofReferral: referral.rawValue)
    }
    return Set(records.map(\.position))
  }

  /// Whether a person is registered here and was not in the log before.
  func registers(_ person: PersonNumber) -> Bool { registered.contains(person) }

  /// What is on record about the subject itself: of a referral alone, or of the person as a whole.
  ///
  /// In order; what was added here stands behind it, at no position yet.
  mutating func onRecord(about subject: Subject) throws(LedgerError) -> [ChoiceRecord] {
    if let known = said[subject.stream] { return known }
    let records = try ledger.readChoices(asOfSize: .max) { (model) throws(ProjectionError) in
      guard let referral = subject.referral else {
        return try model.records(ofPerson: subject.person.rawValue)
      }
      return try model.records(ofReferral: referral.rawValue)
    }
    said[subject.stream] = records
    return records
  }

  /// Adds a choice about somebody, which took effect on a day.
  ///
  /// - Parameter details: what of it is sealed under the key of the person.
  mutating func add(
    _ choice: ChoiceRecord.Content, about subject: Subject, effective day: Day?,
    sealing details: [UInt8]? = nil
  ) throws(LedgerError) {
    let known = try onRecord(about: subject)
    let (type, body) = try choice.event()
    var fields = fields(
      type, subject.stream, body, at: day.map { Timestamp(startOf: $0) } ?? ledger.now)
    fields.personNumber = subject.person.rawValue
    fields.referralNumber = subject.referral?.rawValue
    drafts.append(try draft(fields, details, subject.person))
    said[subject.stream] = known + [ChoiceRecord(position: Position(.max), content: choice)]
  }

  private func draft(
    _ fields: EventFields, _ details: [UInt8]?, _ person: PersonNumber
  ) throws(LedgerError) -> EventDraft {
    guard let details else { return EventDraft(fields) }
    return try vaulting { () throws(VaultError) in
      let key = try vault.key(of: person)
      return try EventDraft(fields, keyID: key.id.rawValue) {
        (associatedData) throws(VaultError) in
        try Sealed.seal(details[...], associatedData: associatedData, with: key)
      }
    }
  }

  /// Appends everything that was added: the vault first, since events rely on its numbers.
  mutating func append() throws(LedgerError) {
    try vaulting { () throws(VaultError) in try vault.settle() }
    var rest = drafts[...]
    while !rest.isEmpty {
      _ = try ledger.append(Array(rest.prefix(SubmissionAppender.batchEvents)))
      rest = rest.dropFirst(SubmissionAppender.batchEvents)
    }
    drafts = []
    try ledger.catchUp()
  }

  private func fields(
    _ type: EventType, _ stream: StreamID, _ body: [UInt8], at time: Timestamp
  ) -> EventFields {
    var fields = EventFields(
      type: type, stream: stream, effectiveAt: time, actor: ledger.session.actor, body: body)
    if type == .personRegistered { fields.personNumber = stream.number }
    return fields
  }
}

extension ChoiceRecord.Content {
  /// The type of the event that records it, and its body.
  func event() throws(LedgerError) -> (EventType, [UInt8]) {
    switch self {
    case .consent(let body): (.consentRecorded, try serialized(body))
    case .informed(let body): (.patientInformed, try serialized(body))
    case .restriction(let body): (.restrictionApplied, try serialized(body))
    case .lifting(let body): (.restrictionLifted, try serialized(body))
    }
  }
}

extension SubmissionLedger {
  /// The number of events of a stream.
  func version(of stream: StreamID) throws(LedgerError) -> UInt64 {
    try logging { () throws(EventLogError) in try log.beginRead().version(of: stream) }
  }

  /// Opens the vault for whoever appends choices, with everything folded that was appended before.
  func recorder(for provider: OrganisationCode) throws(LedgerError) -> ChoiceRecorder {
    let vault = try openVault(readOnly: false)
    try checkFit(of: vault)
    try catchUp()
    return ChoiceRecorder(self, vault, provider)
  }
}
