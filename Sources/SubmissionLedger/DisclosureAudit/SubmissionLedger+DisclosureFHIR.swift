internal import Agreements
internal import EventLog
internal import FHIR
internal import TransparencyLog

extension SubmissionLedger {
  /// Writes one disclosure as a bundle, line by line: the provenance of the file and the disclosure of it.
  ///
  /// Without members the release is one audit event. With them it is one for each person whose records left, as the
  /// pattern of IHE has it; nobody who was left out stands in it. A refusal is an audit event that failed, and of a
  /// disclosure that has not ended there is nothing yet.
  ///
  /// - Throws: what `write` throws, or a ``LedgerError``.
  public func writeBundle(
    of audit: DisclosureAudit, members: DisclosureMemberList? = nil,
    _ write: (String) throws -> Void
  ) throws {
    let names = fhirNames
    let number = audit.disclosure.number ?? 0
    var writer = BundleWriter(ResourceID(disclosure: number), in: names)
    try write(writer.opening)
    if let position = audit.positions.ended, let facts = try disclosureFacts(audit) {
      if let provenance = try provenance(audit, facts, at: position) {
        try write(writer.entry(.provenance(provenance)))
      }
      if let members {
        for person in members.included.joined() {
          let id = ResourceID(event: position.rawValue, person: person)
          try write(
            writer.entry(.auditEvent(.disclosure(id, facts, patient: person, in: names))))
        }
      } else {
        let id = ResourceID(event: position.rawValue)
        try write(writer.entry(.auditEvent(.disclosure(id, facts, in: names))))
      }
    }
    try write(writer.closing)
  }

  /// What audit events tell of a disclosure; nil for one that has not ended.
  func disclosureFacts(_ audit: DisclosureAudit) throws(LedgerError) -> DisclosureFacts? {
    let summary = audit.disclosure
    guard let position = audit.positions.ended, let endedAt = summary.endedAt else { return nil }
    let terms = audit.agreement?.terms
    let refusals = summary.refusals.map { "\($0.code): \($0.detail)" }.joined(separator: "; ")
    return DisclosureFacts(
      number: summary.number ?? 0, recorded: try instant(endedAt, at: position),
      recipient: try fhirString(summary.recipient, at: position),
      actor: FHIRString(audit.actor),
      purpose: CodeableConcept(
        try fhirString(terms?.purpose ?? summary.use, at: position), Self.purposes[summary.use]),
      agreement: summary.agreement.flatMap { FHIRString($0) },
      refusal: summary.status == .refused
        ? try fhirString(refusals.isEmpty ? "refused" : refusals, at: position) : nil,
      identifiability: DisclosureFacts.Identifiability(terms),
      details: summary.status == .released ? summary.fhirDetails : [])
  }

  /// The code of a use, where one fits: what an agreement of research is for stands in its own words.
  private static let purposes: [String: Coding] = [
    "provider-return": .healthcareOperations, "commissioner-extract": .healthcareOperations,
  ]

  private func provenance(
    _ audit: DisclosureAudit, _ facts: DisclosureFacts, at position: Position
  ) throws(LedgerError) -> Provenance? {
    guard audit.disclosure.status == .released, let decidedAt = audit.decidedAt else { return nil }
    let names = fhirNames
    let policy = audit.disclosure.policyVersion
    var sources: [Provenance.Source] = []
    for submission in audit.submissions {
      sources.append(
        Provenance.Source(
          submission: submission.number,
          provider: try fhirString(submission.provider, at: submission.position)))
    }
    return Provenance(
      ResourceID(event: position.rawValue), of: facts,
      occurred: try instant(decidedAt, at: position),
      policy: [names.policy(policy)] + audit.instruments.map { names.event($0.position) },
      sources: sources, in: names)
  }
}

extension DisclosureFacts.Identifiability {
  /// - Parameter terms: nil for a provider's own data, which leave as they were submitted.
  fileprivate init(_ terms: AgreementTerms?) {
    switch terms?.identifiability ?? .identifiable {
    case .anonymised: self = .anonymised
    case .pseudonymised: self = .pseudonymised
    case .identifiable: self = .identifiable
    }
  }
}

extension DisclosureSummary {
  /// What an audit event says of the file.
  fileprivate var fhirDetails: [AuditEvent.Detail] {
    let details: [AuditEvent.Detail?] = [
      fileDigest.flatMap { AuditEvent.Detail("sha256", $0.hex) },
      fileBytes.flatMap { AuditEvent.Detail("bytes", String($0)) },
      AuditEvent.Detail("use", use),
      periods.flatMap { AuditEvent.Detail("periods", "\($0.lowerBound)..\($0.upperBound)") },
      AuditEvent.Detail("persons", String(included)),
      lawfulBasis.flatMap { AuditEvent.Detail("lawfulBasis", $0) },
      optOutApplies.flatMap { AuditEvent.Detail("optOutsApplied", $0 ? "Yes" : "No") },
      optOutCheck.flatMap { AuditEvent.Detail("optOutCheck", String($0)) },
    ]
    return details.compactMap(\.self)
  }
}
