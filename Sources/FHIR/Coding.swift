internal import JSONText

/// A code of a system of codes; only those of which resources of ours are made.
public struct Coding: Hashable, Sendable {
  let system: URI
  let code: String
  let display: String

  init(_ system: URI, _ code: StaticString, _ display: StaticString) {
    self.system = system
    self.code = code.description
    self.display = display.description
  }

  var json: JSONText {
    .object(["system": .text(system.text), "code": .text(code), "display": .text(display)])
  }
}

extension URI {
  fileprivate static let actCode = URI(
    known: "http://terminology.hl7.org/CodeSystem/v3-ActCode")
  fileprivate static let actReason = URI(
    known: "http://terminology.hl7.org/CodeSystem/v3-ActReason")
  fileprivate static let dicom = URI(known: "http://dicom.nema.org/resources/ontology/DCM")
  fileprivate static let entityType = URI(
    known: "http://terminology.hl7.org/CodeSystem/audit-entity-type")
  fileprivate static let eventType = URI(
    known: "http://terminology.hl7.org/CodeSystem/audit-event-type")
  fileprivate static let interaction = URI(known: "http://hl7.org/fhir/restful-interaction")
  fileprivate static let lifecycle = URI(
    known: "http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle")
  fileprivate static let objectRole = URI(
    known: "http://terminology.hl7.org/CodeSystem/object-role")
  fileprivate static let observation = URI(
    known: "http://terminology.hl7.org/CodeSystem/v3-ObservationValue")
  fileprivate static let participation = URI(
    known: "http://terminology.hl7.org/CodeSystem/v3-ParticipationType")
  fileprivate static let provenanceParticipant = URI(
    known: "http://terminology.hl7.org/CodeSystem/provenance-participant-type")
  fileprivate static let resourceType = URI(known: "http://hl7.org/fhir/resource-types")
  fileprivate static let sourceType = URI(
    known: "http://terminology.hl7.org/CodeSystem/security-source-type")
}

// What happened.
extension Coding {
  static let export = Coding(.dicom, "110106", "Export")
  static let restful = Coding(.eventType, "rest", "Restful Operation")
  static let search = Coding(.interaction, "search", "search")
  static let disclose = Coding(.lifecycle, "disclose", "Disclose Record Lifecycle Event")
  static let access = Coding(.lifecycle, "access", "Access/View Record Lifecycle Event")
  static let pseudonymize = Coding(.actCode, "PSEUD", "pseudonymize")
  static let anonymize = Coding(.actCode, "ANONY", "anonymize")
}

// Who took part.
extension Coding {
  static let source = Coding(.dicom, "110153", "Source Role ID")
  static let destination = Coding(.dicom, "110152", "Destination Role ID")
  static let recipient = Coding(.participation, "IRCP", "information recipient")
  static let performer = Coding(.provenanceParticipant, "performer", "Performer")
  static let custodian = Coding(.provenanceParticipant, "custodian", "Custodian")
  static let author = Coding(.provenanceParticipant, "author", "Author")
  static let applicationServer = Coding(.sourceType, "4", "Application Server")
}

// What it was about.
extension Coding {
  static let person = Coding(.entityType, "1", "Person")
  static let systemObject = Coding(.entityType, "2", "System Object")
  static let patientRole = Coding(.objectRole, "1", "Patient")
  static let report = Coding(.objectRole, "3", "Report")
  static let query = Coding(.objectRole, "24", "Query")
  static let contract = Coding(.resourceType, "Contract", "Contract")
  static let document = Coding(.resourceType, "DocumentReference", "DocumentReference")
  static let serviceRequest = Coding(.resourceType, "ServiceRequest", "ServiceRequest")
  static let pseudonymised = Coding(.observation, "PSEUDED", "pseudonymized")
  static let anonymised = Coding(.observation, "ANONYED", "anonymized")
}

// Why.
extension Coding {
  /// Administrative and contractual activities that the provision of care needs.
  public static let healthcareOperations = Coding(.actReason, "HOPERAT", "healthcare operations")
}

/// A concept in words, with a code where one fits.
public struct CodeableConcept: Hashable, Sendable {
  let coding: Coding?
  let text: FHIRString?

  /// A concept by its code.
  public init(_ coding: Coding) {
    self.coding = coding
    text = nil
  }

  /// A concept in words.
  public init(_ text: FHIRString, _ coding: Coding? = nil) {
    self.coding = coding
    self.text = text
  }

  var json: JSONText {
    .object([
      "coding": coding.map { .list([$0.json]) }, "text": text.map { .text($0.text) },
    ])
  }
}
