internal import JSONText

/// A name within a system of names.
public struct Identifier: Hashable, Sendable {
  let system: URI
  let value: FHIRString

  /// Both are needed: a value means nothing without its system.
  init(system: URI, value: FHIRString) {
    self.system = system
    self.value = value
  }

  var json: JSONText {
    .object(["system": .text(system.text), "value": .text(value.text)])
  }
}

/// What a reference leads to.
public enum ReferencedKind: String, Hashable, Sendable {
  case contract = "Contract"
  case device = "Device"
  case documentReference = "DocumentReference"
  case organization = "Organization"
  case patient = "Patient"
  case practitioner = "Practitioner"
  case serviceRequest = "ServiceRequest"
}

/// A reference by an identifier: what it leads to is nowhere kept as a resource.
public struct Reference: Hashable, Sendable {
  let type: ReferencedKind
  let identifier: Identifier
  let display: FHIRString?

  /// Names something by what kind of thing it is and by an identifier of it.
  init(_ type: ReferencedKind, _ identifier: Identifier, display: FHIRString? = nil) {
    self.type = type
    self.identifier = identifier
    self.display = display
  }

  /// An organisation by its ODS code.
  public static func organisation(_ code: FHIRString) -> Reference {
    Reference(.organization, Identifier(system: .organisation, value: code))
  }

  var json: JSONText {
    .object([
      "type": .text(type.rawValue), "identifier": identifier.json,
      "display": display.map { .text($0.text) },
    ])
  }
}
