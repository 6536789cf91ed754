internal import DataSet
public import Policy

extension AgreementTerms {
  /// Reads an application or an amendment.
  ///
  /// - Throws: ``AgreementsError/faults(_:)`` with everything that is wrong with it.
  public init(document bytes: [UInt8], policy: PolicyVersion) throws(AgreementsError) {
    self = try DocumentReading.read(bytes) { value, reading in
      AgreementTerms(value, reading, policy)
    }
  }

  private static let required = [
    "reference", "title", "use", "recipient", "controllers", "processors", "purpose", "commercial",
    "sublicensing", "territory", "start", "end", "legalBasis", "confidentialityBasis", "optOut",
    "linkage", "datasets",
  ]
  private static let optional = ["contract", "cagReference", "specialConditions"]

  private init?(_ value: JSONValue, _ reading: DocumentReading, _ policy: PolicyVersion) {
    guard
      let object = ObjectReading(
        value, in: reading, required: Self.required, optional: Self.optional)
    else { return nil }
    let reference = object.parsed("reference", AgreementReference.form) { text in
      AgreementReference(text).flatMap { $0.version == nil ? nil : $0 }
    }
    let title = object.text("title")
    let use = object.choice(
      "use", of: policy.uses.filter { $0.level == .record && $0.optOutApplies }.map(\.name))
    let recipient = object.organisation("recipient")
    let contract = object.parsed("contract", "a framework contract: CON- and 1 to 60 characters") {
      $0.hasPrefix("CON-") && (5...64).contains($0.utf8.count)
        && $0.utf8.allSatisfy { (0x21...0x7e).contains($0) } ? $0 : nil
    }
    let parties = object.parties()
    let purpose = object.text("purpose", limit: 4_000)
    let flags = (commercial: object.bool("commercial"), sublicensing: object.bool("sublicensing"))
    let territory = object.text("territory")
    let (start, end) = (object.day("start"), object.day("end"))
    if let start, let end, end < start {
      reading.expect("a day that is not before start", at: "end")
    }
    let legalBasis = object.text("legalBasis")
    let confidentiality = object.choice("confidentialityBasis", of: ConfidentialityBasis.self)
    let cagReference = object.text("cagReference", limit: 256)
    let optOut = object.optOutTerms(policy)
    let linkage = object.linkage()
    let conditions = object.texts("specialConditions") ?? []
    let data = object.array("datasets", atLeast: 1)?.compactMap {
      ApprovedData($0.value, at: $0.path, reading)
    }
    guard let reference, let title, let use, let recipient, let parties, let purpose,
      let commercial = flags.commercial, let sublicensing = flags.sublicensing, let territory,
      let start, let end, let legalBasis, let confidentiality, let optOut, let linkage, let data
    else { return nil }
    self.init(
      reference: reference, title: title, use: use, recipient: recipient, contract: contract,
      controllers: parties.controllers, processors: parties.processors, purpose: purpose,
      commercial: commercial, sublicensing: sublicensing, territory: territory, start: start,
      end: end, legalBasis: legalBasis, confidentialityBasis: confidentiality,
      cagReference: cagReference, optOut: optOut, linkage: linkage, specialConditions: conditions,
      data: data)
  }
}

extension ObjectReading {
  fileprivate func parties() -> (
    controllers: [AgreementTerms.Controller], processors: [AgreementTerms.Processor]
  )? {
    let controllers = array("controllers", atLeast: 1)?.compactMap {
      element -> AgreementTerms.Controller? in
      let object = ObjectReading(
        element.value, at: element.path, in: reading, required: ["name", "ods", "role"])
      let role = object?.choice("role", of: AgreementTerms.Role.self)
      guard let party = object?.party(), let role else { return nil }
      return .init(name: party.name, code: party.code, role: role)
    }
    let processors = array("processors")?.compactMap { element -> AgreementTerms.Processor? in
      let object = ObjectReading(
        element.value, at: element.path, in: reading, required: ["name", "ods"])
      return object?.party().map { .init(name: $0.name, code: $0.code) }
    }
    guard let controllers, let processors else { return nil }
    if controllers.count > 1, controllers.contains(where: { $0.role == .sole }) {
      reading.expect("joint controllers only, since there are several", at: place("controllers"))
    }
    return (controllers, processors)
  }

  private func party() -> (name: String, code: OrganisationCode)? {
    let (name, code) = (text("name"), organisation("ods"))
    guard let name, let code else { return nil }
    return (name, code)
  }

  fileprivate func optOutTerms(_ policy: PolicyVersion) -> AgreementTerms.OptOutTerms? {
    let choices = ["exemption", "document"]
    guard let object = object("optOut", required: ["applies"], optional: choices),
      let applies = object.bool("applies")
    else { return nil }
    if applies {
      for name in choices where object.has(name) {
        reading.expect("nothing, since opt-outs apply", at: object.place(name))
      }
      return .applies
    }
    for name in choices where !object.has(name) {
      reading.expect("a value; opt-outs are set aside only by a document", at: object.place(name))
    }
    let ground = object.choice("exemption", of: policy.exemptionKinds)
    let document = object.document("document")
    guard let ground, let document else { return nil }
    return .exempt(ground: ground, document: document)
  }

  /// What looks like an agreement is the name of one.
  fileprivate func linkage() -> [String]? {
    guard let names = texts("linkage") else { return nil }
    for (index, name) in names.enumerated() where name.hasPrefix("DARS-") {
      if AgreementReference(name) == nil {
        reading.expect(AgreementReference.form, at: "\(place("linkage"))[\(index)]")
      }
    }
    return names
  }
}
