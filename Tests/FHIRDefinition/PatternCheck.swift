import Foundation

/// What a pattern of IHE Basic Audit Log Patterns (BALP 1.1) asks of an AuditEvent beyond R4.
struct Pattern {
  /// The code that must stand there, `system#code`.
  let type: String
  /// At least one of these must be among the subtypes.
  let subtype: [String]
  let action: String
  /// Nil where any will do, as long as there is one.
  let outcome: String?
  let agents: [Slice]
  let entities: [Slice]
  /// How many entities there are at least.
  let leastEntities: Int
  /// Whether the source agent is the observer.
  let observesItself: Bool

  /// Agents or entities of one type.
  struct Slice {
    let type: String
    let max: Int?
    let needs: [String]
    var never: [String] = []
    var role: String?
  }

  private static let dicom = "http://dicom.nema.org/resources/ontology/DCM"
  private static let entityType = "http://terminology.hl7.org/CodeSystem/audit-entity-type"
  private static let objectRole = "http://terminology.hl7.org/CodeSystem/object-role"
  private static let patient = Slice(
    type: "\(entityType)#1", max: 1, needs: ["what"], role: "\(objectRole)#1")

  private static func query(with others: [Slice]) -> Pattern {
    let interaction = "http://hl7.org/fhir/restful-interaction"
    let participation = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType"
    return Pattern(
      type: "http://terminology.hl7.org/CodeSystem/audit-event-type#rest",
      subtype: ["search", "search-type", "search-system"].map { "\(interaction)#\($0)" },
      action: "E", outcome: "0",
      agents: [
        Slice(type: "\(dicom)#110153", max: 1, needs: ["who", "network"], never: ["media"]),
        Slice(type: "\(dicom)#110152", max: 1, needs: ["who", "network"], never: ["media"]),
        Slice(
          type: "\(participation)#IRCP", max: nil, needs: ["who"], never: ["media", "network"]),
      ],
      entities: [
        Slice(
          type: "\(entityType)#2", max: 1, needs: ["query"],
          never: ["what", "lifecycle", "detail"],
          role: "\(objectRole)#24")
      ] + others,
      leastEntities: 1, observesItself: false)
  }

  static let all: [String: Pattern] = [
    "IHE.BasicAudit.Query": query(with: []),
    "IHE.BasicAudit.PatientQuery": query(with: [patient]),
    "IHE.BasicAudit.PrivacyDisclosure.Source": Pattern(
      type: "\(dicom)#110106",
      subtype: ["http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle#disclose"],
      action: "R", outcome: nil,
      agents: [
        Slice(type: "\(dicom)#110153", max: 1, needs: ["who", "network"]),
        Slice(type: "\(dicom)#110152", max: 1, needs: ["who", "network"]),
      ],
      entities: [patient], leastEntities: 2, observesItself: true),
  ]
}

/// A check of one AuditEvent against the pattern that it claims; one that claims none is not looked at.
struct PatternCheck {
  private(set) var findings: [String] = []

  init(_ event: [String: Any]) {
    let meta = event["meta"] as? [String: Any]
    for profile in meta?["profile"] as? [String] ?? [] {
      let root = "https://profiles.ihe.net/ITI/BALP/StructureDefinition/"
      guard profile.hasPrefix(root),
        let pattern = Pattern.all[String(profile.dropFirst(root.count))]
      else {
        findings.append("meta.profile: \(profile) is not known")
        continue
      }
      check(event, pattern)
    }
  }

  private mutating func check(_ event: [String: Any], _ pattern: Pattern) {
    if Self.code(event["type"]) != pattern.type { findings.append("type: not \(pattern.type)") }
    let subtypes = (event["subtype"] as? [Any] ?? []).compactMap { Self.code($0) }
    if !subtypes.contains(where: pattern.subtype.contains) {
      findings.append("subtype: none of \(pattern.subtype)")
    }
    if event["action"] as? String != pattern.action { findings.append("action") }
    let outcome = event["outcome"] as? String
    if outcome == nil || pattern.outcome.map({ $0 != outcome }) ?? false {
      findings.append("outcome")
    }
    let agents = event["agent"] as? [[String: Any]] ?? []
    let entities = event["entity"] as? [[String: Any]] ?? []
    if agents.count < 2 { findings.append("agent: fewer than two") }
    if entities.count < pattern.leastEntities { findings.append("entity: too few") }
    for slice in pattern.agents { check(agents, slice, "agent") }
    for slice in pattern.entities { check(entities, slice, "entity") }
    if pattern.observesItself {
      let source = agents.first { Self.code($0["type"]) == pattern.agents[0].type }
      let observer = (event["source"] as? [String: Any])?["observer"] as? NSDictionary
      if source?["who"] as? NSDictionary != observer { findings.append("val-audit-source") }
    }
  }

  private mutating func check(_ items: [[String: Any]], _ slice: Pattern.Slice, _ name: String) {
    let found = items.filter { Self.code($0["type"]) == slice.type }
    // Only the user of a query may be left out.
    if slice.max == 1, found.count != 1 {
      findings.append("\(name) \(slice.type): \(found.count) where one is due")
    }
    for item in found {
      findings += slice.needs.filter { item[$0] == nil }.map { "\(name) \(slice.type): no \($0)" }
      findings += slice.never.filter { item[$0] != nil }.map { "\(name) \(slice.type): \($0)" }
      if let role = slice.role, Self.code(item["role"]) != role {
        findings.append("\(name) \(slice.type): not in the role \(role)")
      }
      if slice.max == nil, item["requestor"] as? Bool != true {
        findings.append("\(name) \(slice.type): not the requestor")
      }
    }
  }

  /// `system#code` of a coding, or of the first of a concept.
  private static func code(_ value: Any?) -> String? {
    guard let object = value as? [String: Any] else { return nil }
    let coding = (object["coding"] as? [[String: Any]])?.first ?? object
    guard let system = coding["system"] as? String, let code = coding["code"] as? String else {
      return nil
    }
    return "\(system)#\(code)"
  }
}
