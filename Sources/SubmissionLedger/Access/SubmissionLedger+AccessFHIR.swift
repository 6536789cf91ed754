internal import EventLog
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
    let reason = FHIRString(access.reason).map { CodeableConcept($0) }
    return .auditEvent(
      .look(
        ResourceID(event: access.position.rawValue), by: FHIRString(access.actor), for: reason,
        at: try instant(access.recordedAt, at: access.position),
        of: AuditEvent.Question(
          try fhirString(access.command, at: access.position), patient: patient, others: others,
          outcome: FHIRString(access.outcomeWords)),
        in: names))
  }

  /// Everything that was done with the records of one person: the releases that they were in, and the looks at them.
  ///
  /// - Parameters:
  ///   - disclosures: the numbers of the releases.
  ///   - accesses: the looks, as ``auditAccess(_:_:)`` tells them of that person.
  public func fhirBundle(
    ofPerson number: UInt64, releasedIn disclosures: [UInt64], accesses: [Access]
  ) throws(LedgerError) -> String {
    var resources: [Resource] = []
    for disclosure in disclosures {
      let audit = try auditDisclosure(disclosure)
      guard let position = audit.positions.ended, let facts = try disclosureFacts(audit) else {
        continue
      }
      resources.append(
        .auditEvent(
          .disclosure(
            ResourceID(event: position.rawValue, person: number), facts, patient: number,
            in: fhirNames)))
    }
    for access in accesses { resources.append(try auditEvent(of: access)) }
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
    let counts = [
      persons.map { "\($0) persons" }, eventsUnsealed.map { "\($0) sealed parts opened" },
    ]
    return counts.compactMap(\.self).joined(separator: ", ")
  }
}
