internal import DataSet
internal import EventLog
internal import EventSchema
internal import Intake
internal import KeyVault
internal import Policy
internal import Projections

/// What became of a list of choices.
public struct ChoiceImport: Sendable {
  /// The rows of the list.
  public let rows: Int
  /// The rows that were appended.
  public let recorded: Int
  /// The rows that say what is on record already.
  public let onRecord: Int
  /// What is worth knowing about rows that were taken, with how often.
  public let findings: [Finding: Int]

  /// What can be found about a row that is taken.
  public enum Finding: String, Sendable, CaseIterable {
    /// An answer without a day counts as sought before the data set began (R9).
    case answerWithoutDay
    /// The day lies before that on which the referral was received, and counts.
    case soughtBeforeReceived
    /// Consent that was sought after the data set began is history and changes nothing (R12).
    case changesNothing
  }
}

/// Appends choices about people and referrals, whom the lists of a provider name by its own ids.
struct ChoiceRecorder {
  let ledger: SubmissionLedger
  let vault: Vault
  let provider: OrganisationCode
  private let persons: PersonIdentification
  private var drafts: [EventDraft] = []
  // Registered here and not yet in the log.
  private var registered: Set<PersonNumber> = []

  /// Whom a row of a list names.
  struct Subject {
    let person: PersonNumber
    let referral: ReferralNumber?
  }

  init(_ ledger: SubmissionLedger, _ vault: Vault, _ provider: OrganisationCode) {
    self.ledger = ledger
    self.vault = vault
    self.provider = provider
    persons = PersonIdentification(vault: vault, provider: provider)
  }

  /// Whether the provider's ids can belong together: a referral that is known is that patient's.
  func belongTogether(
    _ patient: LocalPatientID, _ referral: ServiceRequestID
  ) throws(LedgerError) -> Bool {
    try vaulting { () throws(VaultError) in
      guard let known = try vault.referral(for: persons.tag(of: referral)),
        let person = try persons.known(patient)
      else { return true }
      return known.person == person
    }
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

  /// Adds an event about somebody, which took effect on a day.
  mutating func add(
    _ type: EventType, about subject: Subject, effective day: Day?, body: [UInt8]
  ) {
    let stream =
      subject.referral.map { StreamID(.referral, $0.rawValue) }
      ?? StreamID(.person, subject.person.rawValue)
    var fields = fields(
      type, stream, body, at: day.map { Timestamp(startOf: $0) } ?? ledger.now)
    fields.personNumber = subject.person.rawValue
    fields.referralNumber = subject.referral?.rawValue
    drafts.append(EventDraft(fields))
  }

  /// Appends everything that was added: the vault first, since events rely on its numbers.
  mutating func append() throws(LedgerError) {
    try vaulting { () throws(VaultError) in try vault.flush() }
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

extension Timestamp {
  /// The beginning of a day in UTC.
  init(startOf day: Day) {
    self.init(microseconds: Int64(day.daysSince1970) * 86_400_000_000)
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
