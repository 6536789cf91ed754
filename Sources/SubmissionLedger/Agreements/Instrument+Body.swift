internal import Agreements
internal import DataSet
internal import EventSchema
internal import Evidence
internal import Foundation

extension SchemaInstrumentRecorded {
  init(_ instrument: Instrument) {
    self.init()
    kind = instrument.kind.rawValue
    reference = instrument.reference
    title = instrument.title
    from = instrument.from.daysSince1970
    if let last = instrument.until { until = last.daysSince1970 }
    document = SchemaCitedDocument(instrument.document)
    switch instrument.content {
    case .direction, .dataProvisionNotice, .registerEntry: break
    case .lawfulBasis(let article6, let article9, let condition):
      lawfulBasis.article6 = article6
      lawfulBasis.article9 = article9
      lawfulBasis.condition = condition
    case .impactAssessment(let version, let approver, let approvedOn):
      dpia.version = version
      dpia.approvedBy = approver
      dpia.approvedOn = approvedOn.daysSince1970
    case .exemption(let ground, let use):
      exemption.ground = ground
      exemption.use = use
    }
  }
}

extension Instrument {
  /// What an event tells; nil where it is of a kind that this program does not know.
  init?(_ body: SchemaInstrumentRecorded) {
    guard let kind = Kind(rawValue: body.kind), let document = CitedDocument(body.document) else {
      return nil
    }
    let content: Content =
      switch kind {
      case .direction: .direction
      case .dataProvisionNotice: .dataProvisionNotice
      case .registerEntry: .registerEntry
      case .lawfulBasis:
        .lawfulBasis(
          article6: body.lawfulBasis.article6, article9: body.lawfulBasis.article9,
          condition: body.lawfulBasis.condition)
      case .impactAssessment:
        .impactAssessment(
          version: body.dpia.version, approver: body.dpia.approvedBy,
          approvedOn: Day(daysSince1970: body.dpia.approvedOn))
      case .exemption: .exemption(ground: body.exemption.ground, use: body.exemption.use)
      }
    self.init(
      content: content, reference: body.reference, title: body.title,
      from: Day(daysSince1970: body.from),
      until: body.hasUntil ? Day(daysSince1970: body.until) : nil, document: document)
  }
}

extension SchemaCitedDocument {
  init(_ document: CitedDocument) {
    self.init()
    reference = document.reference
    digest = Data(document.digest)
  }
}
