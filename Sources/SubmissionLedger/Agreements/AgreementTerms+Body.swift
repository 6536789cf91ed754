internal import Agreements
internal import DataSet
internal import EventSchema

extension SchemaAgreementTerms {
  init(_ terms: AgreementTerms) {
    self.init()
    reference = terms.reference.description
    title = terms.title
    use = terms.use
    recipient = terms.recipient.text
    contract = terms.contract ?? ""
    controllers = terms.controllers.map { controller in
      var body = SchemaController()
      body.name = controller.name
      body.ods = controller.code.text
      body.role = controller.role.rawValue
      return body
    }
    processors = terms.processors.map { processor in
      var body = SchemaProcessor()
      body.name = processor.name
      body.ods = processor.code.text
      return body
    }
    purpose = terms.purpose
    commercial = terms.commercial
    sublicensing = terms.sublicensing
    territory = terms.territory
    start = terms.start.daysSince1970
    end = terms.end.daysSince1970
    legalBasis = terms.legalBasis
    confidentialityBasis = terms.confidentialityBasis.rawValue
    cagReference = terms.cagReference ?? ""
    switch terms.optOut {
    case .applies: optOut.applies = true
    case .exempt(let ground, let document):
      optOut.exemption = ground
      optOut.document = SchemaCitedDocument(document)
    }
    linkage = terms.linkage
    specialConditions = terms.specialConditions
    data = terms.data.map { SchemaApprovedData($0) }
  }
}

extension SchemaApprovedData {
  fileprivate init(_ approved: ApprovedData) {
    self.init()
    dataSet = ApprovedData.dataSetName
    versions = approved.versions.map(\.text)
    firstPeriod = periodNumber(approved.firstPeriod)
    lastPeriod = periodNumber(approved.lastPeriod)
    sensitivity = approved.sensitivity.rawValue
    identifiability = approved.identifiability.rawValue
    frequency = approved.frequency ?? ""
    switch approved.scope {
    case .extract(let name): extract = name
    case .tables(let approvedTables):
      tables = approvedTables.map { table in
        var body = SchemaApprovedTable()
        body.name = table.name
        body.fields = table.fields
        return body
      }
    }
  }
}

extension AgreementTerms {
  /// What an event tells; nil where this program does not know a word of it.
  init?(_ body: SchemaAgreementTerms) {
    let controllers = body.controllers.compactMap { Controller($0) }
    let processors = body.processors.compactMap { Processor($0) }
    let data = body.data.compactMap { ApprovedData($0) }
    guard let reference = AgreementReference(body.reference),
      let recipient = OrganisationCode(body.recipient),
      let confidentiality = ConfidentialityBasis(rawValue: body.confidentialityBasis),
      let optOut = OptOutTerms(body.optOut), controllers.count == body.controllers.count,
      processors.count == body.processors.count, data.count == body.data.count
    else { return nil }
    self.init(
      reference: reference, title: body.title, use: body.use, recipient: recipient,
      contract: body.contract.isEmpty ? nil : body.contract, controllers: controllers,
      processors: processors, purpose: body.purpose, commercial: body.commercial,
      sublicensing: body.sublicensing, territory: body.territory,
      start: Day(daysSince1970: body.start), end: Day(daysSince1970: body.end),
      legalBasis: body.legalBasis, confidentialityBasis: confidentiality,
      cagReference: body.cagReference.isEmpty ? nil : body.cagReference, optOut: optOut,
      linkage: body.linkage, specialConditions: body.specialConditions, data: data)
  }
}

extension AgreementTerms.Controller {
  fileprivate init?(_ body: SchemaController) {
    guard let code = OrganisationCode(body.ods),
      let role = AgreementTerms.Role(rawValue: body.role)
    else { return nil }
    self.init(name: body.name, code: code, role: role)
  }
}

extension AgreementTerms.Processor {
  fileprivate init?(_ body: SchemaProcessor) {
    guard let code = OrganisationCode(body.ods) else { return nil }
    self.init(name: body.name, code: code)
  }
}

extension AgreementTerms.OptOutTerms {
  fileprivate init?(_ body: SchemaOptOutTerms) {
    if body.applies {
      self = .applies
    } else {
      guard let document = CitedDocument(body.document) else { return nil }
      self = .exempt(ground: body.exemption, document: document)
    }
  }
}

extension ApprovedData {
  fileprivate init?(_ body: SchemaApprovedData) {
    guard body.dataSet == Self.dataSetName, let first = period(body.firstPeriod),
      let last = period(body.lastPeriod),
      let sensitivity = Sensitivity(rawValue: body.sensitivity),
      let identifiability = Identifiability(rawValue: body.identifiability)
    else { return nil }
    self.init(
      versions: body.versions.map { DataSetVersion($0) }, firstPeriod: first, lastPeriod: last,
      sensitivity: sensitivity, identifiability: identifiability,
      frequency: body.frequency.isEmpty ? nil : body.frequency,
      scope: body.extract.isEmpty
        ? .tables(body.tables.map { ApprovedTable(name: $0.name, fields: $0.fields) })
        : .extract(body.extract))
  }
}

private func period(_ number: UInt32) -> Period? {
  Period(year: Int(number / 100), month: Int(number % 100))
}
