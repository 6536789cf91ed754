import FHIR
import Testing

/// Resources of every kind and form, by the name of their golden file.
enum Samples {
  static let names = LedgerNames(origin: "example.org/iapt")

  static func text(_ text: String) throws -> FHIRString { try #require(FHIRString(text)) }

  static func instant(_ text: String) throws -> Instant { try #require(Instant(text)) }

  static func release(refusal: String? = nil) throws -> DisclosureFacts {
    DisclosureFacts(
      number: 1, recorded: try instant("2020-10-12T09:30:00.000001Z"), recipient: try text("X9Q"),
      actor: try text("operator"), purpose: CodeableConcept(try text("Research on waiting times")),
      agreement: refusal == nil ? try text("DARS-NIC-900001-A1B2C-v1.0") : nil,
      refusal: try refusal.map { try text($0) },
      identifiability: refusal == nil ? .pseudonymised : .identifiable,
      details: refusal == nil
        ? [
          try #require(AuditEvent.Detail("sha256", String(repeating: "a", count: 64))),
          try #require(AuditEvent.Detail("persons", "106")),
        ] : [])
  }

  static func look(
    patient: UInt64?, user: String? = "auditor", others: [AuditEvent.Entity] = []
  ) throws -> AuditEvent {
    AuditEvent.look(
      ResourceID(event: 17), by: try user.map { try text($0) },
      for: CodeableConcept(try text("complaint 12")), at: try instant("2020-10-12T09:30:00Z"),
      of: AuditEvent.Question(
        try text("audit referral"), patient: patient, others: others,
        outcome: try text("2 events unsealed")),
      in: names)
  }

  static func provenance() throws -> Provenance {
    Provenance(
      ResourceID(event: 40), of: try release(), occurred: try instant("2020-10-12T09:29:59Z"),
      policy: [names.policy("fair-processing-2.0"), names.event(1), names.event(2)],
      sources: [Provenance.Source(submission: 1, provider: try text("RX4"))], in: names)
  }

  static func all() throws -> [(name: String, resource: Resource)] {
    [
      ("look-at-a-person", .auditEvent(try look(patient: 3, others: [.referral(9, in: names)]))),
      ("look-at-many", .auditEvent(try look(patient: nil, others: [.release(1, in: names)]))),
      ("look-by-nobody-named", .auditEvent(try look(patient: nil, user: nil))),
      (
        "disclosure-of-a-person",
        .auditEvent(
          .disclosure(ResourceID(event: 40, person: 3), try release(), patient: 3, in: names))
      ),
      (
        "disclosure-as-a-whole",
        .auditEvent(.disclosure(ResourceID(event: 40), try release(), in: names))
      ),
      (
        "disclosure-refused",
        .auditEvent(
          .disclosure(
            ResourceID(event: 41), try release(refusal: "noAgreement: none in force"), in: names))
      ),
      ("provenance", .provenance(try provenance())),
    ]
  }
}
