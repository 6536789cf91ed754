import Agreements
import DataSet

/// Agreements in the making, for tests.
enum Terms {
  static func reference(_ version: String) -> AgreementReference {
    guard let reference = AgreementReference("DARS-NIC-900001-A1B2C-\(version)") else {
      preconditionFailure("\(version) is no version")
    }
    return reference
  }

  static func day(_ text: String) -> Day {
    guard let day = Day(iso: text) else { preconditionFailure("\(text) is no day") }
    return day
  }

  static func make(
    _ version: String, title: String = "A study", start: String = "2020-10-01",
    end: String = "2021-09-30"
  ) -> AgreementTerms {
    guard let code = OrganisationCode("X9Q"), let month = Period(year: 2020, month: 9) else {
      preconditionFailure("X9Q is a code and 2020-09 a month")
    }
    return AgreementTerms(
      reference: reference(version), title: title, use: "dars-release", recipient: code,
      contract: nil, controllers: [.init(name: "A university", code: code, role: .sole)],
      processors: [], purpose: "Research", commercial: false, sublicensing: false,
      territory: "England", start: day(start), end: day(end), legalBasis: "s261",
      confidentialityBasis: .section251, cagReference: nil, optOut: .applies, linkage: [],
      specialConditions: [],
      data: [
        ApprovedData(
          versions: [DataSetVersion("2.0")], firstPeriod: month, lastPeriod: month,
          sensitivity: .sensitive, identifiability: .pseudonymised, frequency: nil,
          scope: .extract("commissioning"))
      ])
  }

  /// A review of which the part about security is met or not.
  static func review(
    _ reference: AgreementReference, met: Bool, on text: String
  ) -> AgreementStep {
    let part = ReviewedPart(isMet: true, reviewer: "reviewer-1", day: day(text))
    return .reviewed(
      AgreementReview(
        reference: reference, legalBasis: part,
        security: ReviewedPart(isMet: met, reviewer: "reviewer-2", day: day(text)),
        purpose: part))
  }

  static func approval(_ reference: AgreementReference, on text: String) -> AgreementStep {
    .approved(AgreementApproval(reference: reference, approver: "approver-1", day: day(text)))
  }

  static func ending(_ reference: AgreementReference, on text: String) -> AgreementStep {
    .ended(AgreementEnding(reference: reference, day: day(text), reason: "closed"))
  }
}
