internal import EventLog
internal import Evidence
public import FHIR
internal import Projections

extension SubmissionLedger {
  /// The names under which the ledger's numbers stand in resources of FHIR.
  public var fhirNames: LedgerNames { LedgerNames(origin: identity.origin) }

  /// A look as an audit event: the pattern of a query, about the person where it was about one.
  public func auditEvent(of access: Access) throws(LedgerError) -> Resource {
    let names = fhirNames
    var patient: UInt64?
    var others = access.referralNumber.map { [AuditEvent.Entity.referral($0, in: names)] } ?? []
    switch access.subject {
    case .person(let number): patient = number
    case .disclosure(let number, _): others.append(.release(number, in: names))
    case .many: break
    }
    // Only these are free words.
    let words = access.kind == .look ? shownReason(access.reason) : access.reason
    let reason = FHIRString(words).map { CodeableConcept($0) }
    return .auditEvent(
      .look(
        ResourceID(event: access.position.rawValue), by: FHIRString(access.actor), for: reason,
        at: try instant(access.recordedAt, at: access.position),
        of: AuditEvent.Question(
          try fhirString(access.command, at: access.position), patient: patient, others: others,
          outcome: FHIRString(access.outcomeWords)),
        in: names))
  }

  /// What an audit tells of one person, as a bundle: the releases that they were in, and the looks at them.
  ///
  /// Records nothing: that audit was recorded as a look. Releases that the person was left out of are not in it.
  public func fhirBundle(of audit: PersonAudit) throws(LedgerError) -> String {
    let number = audit.personNumber
    var resources: [Resource] = []
    for disclosure in audit.disclosures where disclosure.removal == nil {
      let release = try auditDisclosure(disclosure.disclosure)
      guard let position = release.positions.ended, let facts = try disclosureFacts(release) else {
        continue
      }
      resources.append(
        .auditEvent(
          .disclosure(
            ResourceID(event: position.rawValue, person: number), facts, patient: number,
            in: fhirNames)))
    }
    for access in audit.accesses { resources.append(try auditEvent(of: access)) }
    return BundleWriter.document(ResourceID(person: number), resources, in: fhirNames)
  }

  /// A time of the log as a resource has it.
  func instant(_ time: Timestamp, at position: Position) throws(LedgerError) -> Instant {
    guard let instant = Instant(time.description) else {
      throw .projection(.malformedBody(position))
    }
    return instant
  }

  /// A text of the log as a resource has it.
  func fhirString(_ text: String, at position: Position) throws(LedgerError) -> FHIRString {
    guard let string = FHIRString(text) else { throw .projection(.malformedBody(position)) }
    return string
  }
}

extension Access {
  fileprivate var outcomeWords: String {
    let facts = [
      persons.map { $0 == 1 ? "1 person" : "\($0) people" },
      eventsUnsealed.map { $0 == 1 ? "1 sealed part opened" : "\($0) sealed parts opened" },
      isCertain ? nil : "not on record whether this person was among them",
    ]
    return facts.compactMap(\.self).joined(separator: ", ")
  }
}
