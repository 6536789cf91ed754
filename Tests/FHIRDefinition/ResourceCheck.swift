import Foundation

/// A check of a resource against R4 and the pattern that it claims.
public struct ResourceCheck {
  /// What is wrong, with the path at which it is.
  public private(set) var findings: [String] = []
  /// Codes of other systems than those that an extensible binding names.
  public private(set) var outside: Set<String> = []
  /// The kinds of resources that were checked.
  public private(set) var kinds: [String] = []

  /// Checks one document.
  public init(_ text: some StringProtocol) {
    guard let value = try? JSONSerialization.jsonObject(with: Data(text.utf8)),
      let resource = value as? [String: Any]
    else {
      findings.append("no JSON object")
      return
    }
    check(resource: resource)
  }

  /// Checks a document that was read.
  public init(_ resource: [String: Any]) {
    check(resource: resource)
  }

  private mutating func check(resource: [String: Any]) {
    guard let kind = resource["resourceType"] as? String, Definition.elements[kind] != nil else {
      findings.append("resourceType: not one that is defined here")
      return
    }
    kinds.append(kind)
    var members = resource
    members["resourceType"] = nil
    check(members, against: kind, at: kind)
    if kind == "AuditEvent" { findings += PatternCheck(resource).findings }
    if kind == "Bundle" { checkBundle(resource) }
  }

  /// Checks the members of an object.
  private mutating func check(_ object: [String: Any], against path: String, at place: String) {
    if object.isEmpty { findings.append("\(place): an element without content (ele-1)") }
    var known: Set<String> = []
    for rule in Definition.elements[path] ?? [] {
      let present = rule.keys.filter { object[$0.key] != nil }
      known.formUnion(rule.keys.map(\.key))
      if present.count < rule.min { findings.append("\(place).\(rule.name): missing") }
      if present.count > 1 { findings.append("\(place).\(rule.name): more than one choice") }
      for (key, type) in present {
        check(object[key] ?? "", rule, type, at: "\(place).\(key)")
      }
    }
    for key in object.keys.sorted() where !known.contains(key) {
      findings.append("\(place).\(key): not defined")
    }
    checkInvariants(object, of: path, at: place)
  }

  private mutating func check(
    _ value: Any, _ rule: ElementRule, _ type: String, at place: String
  ) {
    guard rule.isList == (value is [Any]) else {
      findings.append(
        "\(place): \(rule.isList ? "one where a list is" : "a list where one is") due")
      return
    }
    let items = value as? [Any] ?? [value]
    if items.isEmpty { findings.append("\(place): an empty list") }
    for item in items {
      switch type {
      case "Resource":
        if let resource = item as? [String: Any] {
          check(resource: resource)
        } else {
          findings.append("\(place): no resource")
        }
      case "BackboneElement": check(item, as: rule.path, at: place)
      case _ where Definition.elements[type] != nil: check(item, as: type, at: place)
      default: checkPrimitive(item, type, at: place)
      }
      checkBinding(item, rule, at: place)
      checkTarget(item, rule, at: place)
    }
  }

  private mutating func check(_ value: Any, as path: String, at place: String) {
    guard let object = value as? [String: Any] else {
      findings.append("\(place): no object")
      return
    }
    check(object, against: path, at: place)
  }

  private mutating func checkPrimitive(_ value: Any, _ type: String, at place: String) {
    if type == "boolean" {
      let isFlag = (value as? NSNumber).map { CFBooleanIdentity.isBoolean($0) } ?? false
      if !isFlag { findings.append("\(place): no boolean") }
      return
    }
    let text = value as? String ?? ""
    let form = Definition.forms[type] ?? ""
    if text.range(of: "^(\(form))$", options: .regularExpression) == nil {
      findings.append("\(place): no \(type)")
    }
  }

  private mutating func checkBinding(_ value: Any, _ rule: ElementRule, at place: String) {
    guard let (strength, name) = rule.binding else { return }
    let systems = Definition.valueSets[name] ?? [:]
    if let code = value as? String {
      let codes = systems["-"] ?? []
      if !codes.contains(code) { findings.append("\(place): \(code) is not of \(name)") }
      return
    }
    guard let object = value as? [String: Any] else { return }
    let codings =
      rule.types == ["CodeableConcept"] ? object["coding"] as? [[String: Any]] ?? [] : [object]
    for coding in codings {
      let system = coding["system"] as? String ?? ""
      let code = coding["code"] as? String ?? ""
      if let codes = systems[system] {
        if !codes.contains(code) {
          findings.append("\(place): \(system)#\(code) is not of \(name)")
        }
      } else if strength == "extensible", !system.isEmpty, !code.isEmpty {
        outside.insert("\(rule.path) \(system)#\(code)")
      } else {
        findings.append("\(place): \(system)#\(code) is not of \(name)")
      }
    }
  }

  private mutating func checkTarget(_ value: Any, _ rule: ElementRule, at place: String) {
    guard rule.types == ["Reference"], let object = value as? [String: Any] else { return }
    guard let type = object["type"] as? String else {
      findings.append("\(place): a reference by identifier alone does not say what it leads to")
      return
    }
    if !rule.targets.isEmpty, !rule.targets.contains(type) {
      findings.append("\(place): a reference to \(type)")
    }
  }

  private mutating func checkInvariants(
    _ object: [String: Any], of path: String, at place: String
  ) {
    switch path {
    case "AuditEvent.entity":
      if object["name"] != nil, object["query"] != nil { findings.append("\(place): sev-1") }
    case "Reference":
      if ["reference", "identifier", "display"].allSatisfy({ object[$0] == nil }) {
        findings.append("\(place): nothing to refer by")
      }
    case "Coding", "Identifier":
      if object["system"] == nil { findings.append("\(place): a value without its system") }
    default: break
    }
  }

  /// bdl-7: no address stands twice; an address ends with the kind and the id of its resource.
  private mutating func checkBundle(_ bundle: [String: Any]) {
    var addresses: Set<String> = []
    for entry in bundle["entry"] as? [[String: Any]] ?? [] {
      guard let address = entry["fullUrl"] as? String,
        let resource = entry["resource"] as? [String: Any]
      else {
        findings.append("Bundle.entry: no address, or no resource")
        continue
      }
      if !addresses.insert(address).inserted { findings.append("Bundle.entry: bdl-7") }
      let name = "/\(resource["resourceType"] ?? "")/\(resource["id"] ?? "")"
      if !address.hasSuffix(name) { findings.append("Bundle.entry: \(address) is not \(name)") }
    }
  }
}

/// Whether a number out of JSON is `true` or `false`.
enum CFBooleanIdentity {
  static func isBoolean(_ number: NSNumber) -> Bool {
    String(cString: number.objCType) == "c" || String(cString: number.objCType) == "B"
  }
}
