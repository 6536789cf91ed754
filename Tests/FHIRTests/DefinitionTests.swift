import FHIR
import FHIRDefinition
import Foundation
import Testing

/// Resources against the definitions of R4 and of the patterns.
@Suite struct DefinitionTests {
  private func document() throws -> String {
    let all = try Samples.all().enumerated().map { place, sample in
      // In one bundle no resource stands twice.
      place == 0 || !sample.name.hasPrefix("look") ? sample.resource : nil
    }
    return BundleWriter.document(
      ResourceID(disclosure: 1), all.compactMap(\.self), in: Samples.names)
  }

  @Test func everyResourceIsWhatItsDefinitionAsksFor() throws {
    for (name, resource) in try Samples.all() {
      #expect(ResourceCheck(resource.line).findings == [], "\(name)")
    }
    let check = ResourceCheck(try document())
    #expect(check.findings == [])
    #expect(check.kinds.first == "Bundle" && check.kinds.count == 6)
    let empty = BundleWriter.document(ResourceID(person: 1), [], in: Samples.names)
    #expect(ResourceCheck(empty).findings == [])
  }

  /// What the definitions leave to others is chosen on purpose: the patterns ask for it, or no code of the value
  /// set fits.
  @Test func codesBeyondTheValueSetsAreTheseOnly() throws {
    let outside = try Samples.all().reduce(into: Set<String>()) { codes, sample in
      codes.formUnion(ResourceCheck(sample.resource.line).outside)
    }
    let lifecycle = "http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle"
    let participation = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType"
    #expect(
      outside == [
        "AuditEvent.subtype \(lifecycle)#disclose", "AuditEvent.subtype \(lifecycle)#access",
        "Provenance.agent.type \(participation)#IRCP",
      ])
  }

  /// The check can fail: a resource from which something that is needed is taken is found.
  @Test func whateverIsNeededAndTakenAwayIsMissed() throws {
    var changes = 0
    for (name, resource) in try Samples.all() {
      let text = resource.line
      let whole = try JSONSerialization.jsonObject(with: Data(text.utf8))
      let original = try #require(whole as? [String: Any])
      for path in Self.needed where Self.value(at: path[...], in: original) != nil {
        let changed = try #require(Self.removing(path[...], from: original) as? [String: Any])
        #expect(!ResourceCheck(changed).findings.isEmpty, "\(name) without \(path)")
        changes += 1
      }
    }
    #expect(changes > 60)
  }

  private static let needed: [[String]] = [
    ["resourceType"], ["type"], ["recorded"], ["agent"], ["agent", "requestor"], ["source"],
    ["source", "observer"], ["target"], ["agent", "who", "identifier"], ["entity", "role"],
    ["entity", "what", "type"], ["agent", "who", "type"], ["agent", "network", "extension", "url"],
    ["entity", "detail", "type"], ["entity", "detail", "valueString"], ["type", "system"],
  ]

  /// What is wrong is found, too.
  @Test(arguments: [
    ("\"action\":\"E\"", "\"action\":\"X\""),
    ("\"outcome\":\"0\"", "\"outcome\":\"1\""),
    ("\"recorded\":\"2020-10-12T09:30:00Z\"", "\"recorded\":\"2020-10-12\""),
    ("\"requestor\":false", "\"requestor\":\"false\""),
    ("\"requestor\":true", "\"requestor\":false"),
    ("\"type\":\"5\"", "\"type\":\"6\""),
    ("\"code\":\"110153\"", "\"code\":\"110199\""),
    ("\"code\":\"search\"", "\"code\":\"read\""),
    ("\"subtype\":", "\"subTypes\":"),
    ("\"query\":\"", "\"name\":\"a\",\"query\":\""),
    ("\"query\":\"", "\"query\":\"."),
    ("\"type\":\"Patient\"", "\"type\":\"patient 3\",\"reference\":\"\""),
    ("audit-entity-type\",\"code\":\"2\"", "audit-entity-type\",\"code\":\"1\""),
    ("BasicAudit.PatientQuery", "BasicAudit.PatientRead"),
  ])
  func whateverIsWrongIsFound(good: String, bad: String) throws {
    let line = Resource.auditEvent(try Samples.look(patient: 3)).line
    #expect(line.contains(good))
    #expect(!ResourceCheck(line.replacing(good, with: bad)).findings.isEmpty)
  }

  @Test func aSourceThatIsNotTheObserverIsFound() throws {
    let event = AuditEvent.disclosure(
      ResourceID(event: 40, person: 3), try Samples.release(), patient: 3, in: Samples.names)
    let line = Resource.auditEvent(event).line
    let observer = "\"observer\":{\"type\":\"Device\""
    #expect(line.contains(observer))
    let other = line.replacing(observer, with: "\"observer\":{\"type\":\"Organization\"")
    #expect(ResourceCheck(other).findings == ["val-audit-source"])
  }

  private static func value(at path: ArraySlice<String>, in value: Any) -> Any? {
    guard let key = path.first else { return value }
    let objects = value as? [[String: Any]] ?? (value as? [String: Any]).map { [$0] } ?? []
    return objects.lazy.compactMap { object in
      object[key].flatMap { Self.value(at: path.dropFirst(), in: $0) }
    }.first
  }

  /// The value without what stands at a path, in the first place that has it.
  private static func removing(_ path: ArraySlice<String>, from value: Any) -> Any {
    if var list = value as? [Any] {
      if let place = list.firstIndex(where: { Self.value(at: path, in: $0) != nil }) {
        list[place] = removing(path, from: list[place])
      }
      return list
    }
    guard var object = value as? [String: Any], let key = path.first else { return value }
    object[key] =
      path.count == 1 ? nil : object[key].map { removing(path.dropFirst(), from: $0) }
    return object
  }
}
