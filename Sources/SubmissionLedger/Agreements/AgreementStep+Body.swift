internal import Agreements
internal import DataSet
internal import EventLog
internal import EventSchema
internal import Evidence
internal import SwiftProtobuf

extension AgreementStep {
  /// What an event tells; nil where it cannot be read.
  init?(_ event: RecordedEvent) {
    switch event.header.type {
    case .agreementApplied:
      guard let body = try? SchemaAgreementApplied(serializedBytes: event.body),
        let terms = AgreementTerms(body.terms)
      else { return nil }
      self = .applied(terms)
    case .agreementAmended:
      guard let body = try? SchemaAgreementAmended(serializedBytes: event.body),
        let terms = AgreementTerms(body.terms)
      else { return nil }
      self = .amended(terms)
    case .agreementReviewed:
      guard let body = try? SchemaAgreementReviewed(serializedBytes: event.body),
        let review = AgreementReview(body)
      else { return nil }
      self = .reviewed(review)
    case .agreementApproved:
      guard let body = try? SchemaAgreementApproved(serializedBytes: event.body),
        let reference = AgreementReference(body.reference)
      else { return nil }
      self = .approved(
        AgreementApproval(
          reference: reference, approver: body.approvedBy, day: Day(daysSince1970: body.on)))
    case .agreementEnded:
      guard let body = try? SchemaAgreementEnded(serializedBytes: event.body),
        let reference = AgreementReference(body.reference)
      else { return nil }
      self = .ended(
        AgreementEnding(
          reference: reference, day: Day(daysSince1970: body.on), reason: body.reason))
    default: return nil
    }
  }

  /// The type of the event that tells of the step.
  var eventType: EventType {
    switch self {
    case .applied: .agreementApplied
    case .amended: .agreementAmended
    case .reviewed: .agreementReviewed
    case .approved: .agreementApproved
    case .ended: .agreementEnded
    }
  }

  /// The day of the step as its document says it; of terms, the first day that they name.
  var effectiveDay: Day {
    switch self {
    case .applied(let terms), .amended(let terms): terms.start
    case .reviewed(let review): review.completedOn
    case .approved(let approval): approval.day
    case .ended(let ending): ending.day
    }
  }

  /// The body of the event.
  func body() throws(LedgerError) -> [UInt8] {
    switch self {
    case .applied(let terms):
      var body = SchemaAgreementApplied()
      body.terms = SchemaAgreementTerms(terms)
      return try serialized(body)
    case .amended(let terms):
      var body = SchemaAgreementAmended()
      body.terms = SchemaAgreementTerms(terms)
      return try serialized(body)
    case .reviewed(let review): return try serialized(SchemaAgreementReviewed(review))
    case .approved(let approval):
      var body = SchemaAgreementApproved()
      body.reference = approval.reference.description
      body.approvedBy = approval.approver
      body.on = approval.day.daysSince1970
      return try serialized(body)
    case .ended(let ending):
      var body = SchemaAgreementEnded()
      body.reference = ending.reference.description
      body.on = ending.day.daysSince1970
      body.reason = ending.reason
      return try serialized(body)
    }
  }
}

extension SchemaAgreementReviewed {
  fileprivate init(_ review: AgreementReview) {
    self.init()
    reference = review.reference.description
    legalBasis = SchemaReviewedPart(review.legalBasis)
    security = SchemaReviewedPart(review.security)
    purpose = SchemaReviewedPart(review.purpose)
  }
}

extension SchemaReviewedPart {
  fileprivate init(_ part: ReviewedPart) {
    self.init()
    met = part.isMet
    reviewer = part.reviewer
    on = part.day.daysSince1970
    evidence = part.evidence ?? ""
  }
}

extension AgreementReview {
  fileprivate init?(_ body: SchemaAgreementReviewed) {
    guard let reference = AgreementReference(body.reference) else { return nil }
    self.init(
      reference: reference, legalBasis: ReviewedPart(body.legalBasis),
      security: ReviewedPart(body.security), purpose: ReviewedPart(body.purpose))
  }
}

extension ReviewedPart {
  fileprivate init(_ body: SchemaReviewedPart) {
    self.init(
      isMet: body.met, reviewer: body.reviewer, day: Day(daysSince1970: body.on),
      evidence: body.evidence.isEmpty ? nil : body.evidence)
  }
}
