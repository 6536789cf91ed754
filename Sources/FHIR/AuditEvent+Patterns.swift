// The patterns of IHE Basic Audit Log Patterns (BALP).

extension URI {
  fileprivate static let queryPattern = URI(
    known: "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.Query")
  fileprivate static let patientQueryPattern = URI(
    known: "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.PatientQuery")
  fileprivate static let disclosurePattern = URI(
    known: """
      https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.PrivacyDisclosure.Source
      """)
}

extension AuditEvent {
  /// What somebody asked for.
  public struct Question: Sendable {
    let command: FHIRString
    let patient: UInt64?
    let others: [Entity]
    let outcome: FHIRString?

    /// - Parameters:
    ///   - command: in the words of the command line.
    ///   - patient: the person whose records were looked at; nil for those of many, or of nobody in particular.
    ///   - others: what else it was about.
    ///   - outcome: what came of it, in words.
    public init(
      _ command: FHIRString, patient: UInt64?, others: [Entity] = [], outcome: FHIRString? = nil
    ) {
      self.command = command
      self.patient = patient
      self.others = others
      self.outcome = outcome
    }
  }

  /// Somebody looked at records: the pattern `PatientQuery` where they were one person's, else `Query`.
  ///
  /// The codes are those of a search over REST, which the patterns fix; ours came from a command line.
  /// - Parameter user: nil where the log names nobody.
  public static func look(
    _ id: ResourceID, by user: FHIRString?, for purpose: CodeableConcept?, at recorded: Instant,
    of question: Question, in names: LedgerNames
  ) -> AuditEvent {
    let client = Agent(
      type: .source, who: names.program, network: .absent(.notApplicable))
    let server = Agent(type: .destination, who: names.device, network: .uri(names.ledger))
    let users = user.map { name in
      Agent(type: .recipient, who: names.actor(name), isRequestor: true)
    }
    var query = Entity(.systemObject, role: .query)
    query.query = question.command
    query.description = question.command
    let patients = question.patient.map { [Entity.patient($0, in: names)] } ?? []
    return AuditEvent(
      id: id, profile: patients.isEmpty ? .queryPattern : .patientQueryPattern, type: .restful,
      subtype: [.search, .access], action: .execute, recorded: recorded, outcome: .success,
      outcomeDescription: question.outcome, purpose: purpose.map { [$0] } ?? [],
      agents: OneOrMore(client, [server] + (users.map { [$0] } ?? [])),
      source: Source(observer: names.device), entities: [query] + patients + question.others)
  }

  /// Records left for a recipient, or were refused to one.
  ///
  /// With a patient it is the pattern `PrivacyDisclosure.Source`, which needs one; the whole of a release in one
  /// resource is the same but for that.
  public static func disclosure(
    _ id: ResourceID, _ disclosure: DisclosureFacts, patient: UInt64? = nil, in names: LedgerNames
  ) -> AuditEvent {
    let source = Agent(type: .source, who: names.device, network: .uri(names.ledger))
    let recipient = Agent(
      type: .destination, who: .organisation(disclosure.recipient), network: .absent(.unknown))
    let users = disclosure.actor.map { [Agent(who: names.actor($0), isRequestor: true)] } ?? []
    let patients = patient.map { [Entity.patient($0, in: names)] } ?? []
    let agreements = disclosure.agreement.map { reference in
      [Entity(.contract, what: names.reference(.agreement, reference, as: .contract))]
    }
    return AuditEvent(
      id: id, profile: patient.map { _ in .disclosurePattern }, type: .export,
      subtype: [.disclose], action: .read, recorded: disclosure.recorded,
      outcome: disclosure.refusal == nil ? .success : .seriousFailure,
      outcomeDescription: disclosure.refusal, purpose: [disclosure.purpose],
      agents: OneOrMore(source, [recipient] + users), source: Source(observer: names.device),
      entities: patients + [disclosure.entity(in: names)] + (agreements ?? []))
  }
}

/// What an audit event tells of one disclosure.
public struct DisclosureFacts: Sendable {
  /// The place among all disclosures.
  public var number: UInt64
  /// When the log took the event that ended it.
  public var recorded: Instant
  /// The ODS code of who was to receive the file.
  public var recipient: FHIRString
  /// Who acted; nil where the log names nobody.
  public var actor: FHIRString?
  /// What for.
  public var purpose: CodeableConcept
  /// The version of the agreement; nil where none was needed.
  public var agreement: FHIRString?
  /// Why nothing left; nil for a file that did.
  public var refusal: FHIRString?
  /// How far the data tell whose they are.
  public var identifiability: Identifiability
  /// What else is known of the file: its digest first of all.
  public var details: [AuditEvent.Detail]

  /// How far data tell whose they are.
  public enum Identifiability: Sendable {
    case anonymised
    case pseudonymised
    case identifiable
  }

  /// Puts the facts together.
  public init(
    number: UInt64, recorded: Instant, recipient: FHIRString, actor: FHIRString?,
    purpose: CodeableConcept, agreement: FHIRString?, refusal: FHIRString?,
    identifiability: Identifiability, details: [AuditEvent.Detail]
  ) {
    self.number = number
    self.recorded = recorded
    self.recipient = recipient
    self.actor = actor
    self.purpose = purpose
    self.agreement = agreement
    self.refusal = refusal
    self.identifiability = identifiability
    self.details = details
  }

  /// The file.
  fileprivate func entity(in names: LedgerNames) -> AuditEvent.Entity {
    var entity = AuditEvent.Entity(.systemObject, role: .report, what: file(in: names))
    entity.labels = identifiability.labels
    entity.details = details
    return entity
  }

  func file(in names: LedgerNames) -> Reference {
    names.reference(.disclosure, FHIRString(number), as: .documentReference)
  }
}

extension DisclosureFacts.Identifiability {
  fileprivate var labels: [Coding] {
    switch self {
    case .anonymised: [.anonymised]
    case .pseudonymised: [.pseudonymised]
    case .identifiable: []
    }
  }

  /// What was done to the records to make the file.
  var activity: Coding {
    switch self {
    case .anonymised: .anonymize
    case .pseudonymised: .pseudonymize
    case .identifiable: .disclose
    }
  }
}
