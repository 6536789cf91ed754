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
