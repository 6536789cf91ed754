public import Agreements
internal import DataSet
public import EventSchema
internal import Foundation

extension AgreementTerms {
  /// What an event tells; nil where this program does not know a word of it.
  public init?(_ body: SchemaAgreementTerms) {
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

extension CitedDocument {
  /// What an event tells; nil where the digest is none.
  public init?(_ body: SchemaCitedDocument) {
    guard body.digest.count == 32 else { return nil }
    self.init(reference: body.reference, digest: Array(body.digest))
  }
}

/// The month of a number of year * 100 + month; nil where there is none.
func period(_ number: UInt32) -> Period? {
  Period(year: Int(number / 100), month: Int(number % 100))
}
