internal import Foundation
internal import JSONText

/// A record of something that somebody did (R4 AuditEvent).
///
/// Made by ``look(_:by:for:at:of:in:)`` and ``disclosure(_:_:in:)`` only, so that none lacks what its
/// pattern requires.
public struct AuditEvent: Sendable {
  let id: ResourceID
  let profile: URI?
  let type: Coding
  let subtype: [Coding]
  let action: Action
  let recorded: Instant
  let outcome: Outcome
  let outcomeDescription: FHIRString?
  let purpose: [CodeableConcept]
  let agents: OneOrMore<Agent>
  let source: Source
  let entities: [Entity]

  /// The kind of action.
  enum Action: String {
    case read = "R"
    case execute = "E"
  }

  /// What came of it.
  enum Outcome: String {
    case success = "0"
    case seriousFailure = "8"
  }

  /// Who observed it: the ledger.
  struct Source {
    let observer: Reference

    var json: JSONText {
      .object(["observer": observer.json, "type": .list([Coding.applicationServer.json])])
    }
  }

  var json: JSONText {
    .object([
      "resourceType": .text("AuditEvent"), "id": .text(id.text),
      "meta": profile.map { .object(["profile": .list([.text($0.text)])]) },
      "type": type.json, "subtype": .list(subtype.map(\.json)),
      "action": .text(action.rawValue), "recorded": .text(recorded.text),
      "outcome": .text(outcome.rawValue),
      "outcomeDesc": outcomeDescription.map { .text($0.text) },
      "purposeOfEvent": .list(purpose.map(\.json)), "agent": .list(agents.all.map(\.json)),
      "source": source.json, "entity": .list(entities.map(\.json)),
    ])
  }
}

extension AuditEvent {
  /// Who took part in it.
  struct Agent {
    var type: Coding?
    var who: Reference
    var isRequestor = false
    var network: Network?

    var json: JSONText {
      .object([
        "type": type.map { CodeableConcept($0).json }, "who": who.json,
        "requestor": .flag(isRequestor), "network": network?.json,
      ])
    }
  }

  /// Where in a network somebody was.
  enum Network {
    case uri(URI)
    /// It is not on record, or there was none.
    case absent(Absence)

    enum Absence: String {
      case unknown
      case notApplicable = "not-applicable"
    }

    var json: JSONText {
      switch self {
      case .uri(let uri): .object(["address": .text(uri.text), "type": .text("5")])
      case .absent(let absence):
        .object([
          "extension": .list([
            .object([
              "url": .text("http://hl7.org/fhir/StructureDefinition/data-absent-reason"),
              "valueCode": .text(absence.rawValue),
            ])
          ])
        ])
      }
    }
  }

  /// What it was about: a query, or what can be referred to.
  ///
  /// No entity has a name, so none has one beside a query (sev-1).
  public struct Entity: Sendable {
    var what: Reference?
    let type: Coding
    var role: Coding?
    var labels: [Coding] = []
    var description: FHIRString?
    var query: FHIRString?
    var details: [Detail] = []

    init(_ type: Coding, role: Coding? = nil, what: Reference? = nil) {
      self.type = type
      self.role = role
      self.what = what
    }

    var json: JSONText {
      .object([
        "what": what?.json, "type": type.json, "role": role?.json,
        "securityLabel": .list(labels.map(\.json)),
        "description": description.map { .text($0.text) },
        "query": query.map { .text(Data($0.text.utf8).base64EncodedString()) },
        "detail": .list(details.map(\.json)),
      ])
    }
  }

  /// A fact about an entity.
  public struct Detail: Sendable {
    let type: FHIRString
    let value: FHIRString

    /// Nil where there is nothing to say.
    public init?(_ type: StaticString, _ value: String) {
      guard let value = FHIRString(value) else { return nil }
      self.type = FHIRString(known: type)
      self.value = value
    }

    var json: JSONText {
      .object(["type": .text(type.text), "valueString": .text(value.text)])
    }
  }
}

extension AuditEvent.Entity {
  /// A patient, by the ledger's number.
  static func patient(_ number: UInt64, in names: LedgerNames) -> Self {
    Self(.person, role: .patientRole, what: names.patient(number))
  }

  /// A referral, by the ledger's number.
  public static func referral(_ number: UInt64, in names: LedgerNames) -> Self {
    Self(
      .serviceRequest, what: names.reference(.referral, FHIRString(number), as: .serviceRequest))
  }

  /// What was released, by the number of the disclosure.
  public static func release(_ number: UInt64, in names: LedgerNames) -> Self {
    Self(
      .document, what: names.reference(.disclosure, FHIRString(number), as: .documentReference))
  }
}
