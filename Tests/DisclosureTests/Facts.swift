import Agreements
import DataSet
import Policy

@testable import Disclosure

/// Facts on which releases rest, for tests.
enum Facts {
  static func day(_ text: String) -> Day {
    guard let day = Day(iso: text) else { preconditionFailure("\(text) is no day") }
    return day
  }

  static func month(_ text: String) -> Period {
    guard let month = Period(iso: text) else { preconditionFailure("\(text) is no month") }
    return month
  }

  static func code(_ text: String) -> OrganisationCode {
    guard let code = OrganisationCode(text) else { preconditionFailure("\(text) is no code") }
    return code
  }

  static func reference(_ version: String = "v1.0") -> AgreementReference {
    guard let reference = AgreementReference("DARS-NIC-900001-A1B2C-\(version)") else {
      preconditionFailure("\(version) is no version")
    }
    return reference
  }

  /// What may leave in some months.
  static func data(
    _ first: String, _ last: String, version: String = "2.0",
    _ tables: [String: [String]]
  ) -> ApprovedData {
    ApprovedData(
      versions: [DataSetVersion(version)], firstPeriod: month(first), lastPeriod: month(last),
      sensitivity: .sensitive, identifiability: .pseudonymised, frequency: nil,
      scope: .tables(
        tables.sorted { $0.key < $1.key }.map { ApprovedTable(name: $0.key, fields: $0.value) }))
  }

  static let gender = ["IDS001MPI": ["Gender"], "IDS101Referral": ["EndCode"]]

  static func terms(
    _ version: String = "v1.0", use: String = "dars-release", recipient: String = "X9Q",
    end: String = "2021-09-30", optOut: AgreementTerms.OptOutTerms = .applies,
    linkage: [String] = [],
    data: [ApprovedData] = [Facts.data("2020-09", "2020-12", Facts.gender)]
  ) -> AgreementTerms {
    AgreementTerms(
      reference: reference(version), title: "A study", use: use, recipient: code(recipient),
      contract: nil, controllers: [.init(name: "A university", code: code("X9Q"), role: .sole)],
      processors: [], purpose: "Research", commercial: false, sublicensing: false,
      territory: "England", start: day("2020-10-01"), end: day(end), legalBasis: "s261",
      confidentialityBasis: .section251, cagReference: nil, optOut: optOut, linkage: linkage,
      specialConditions: [], data: data)
  }

  /// An agreement that came so far.
  static func history(
    _ terms: AgreementTerms, met: Bool = true, isApproved: Bool = true, endedOn: String? = nil
  ) -> AgreementHistory {
    var history = AgreementHistory()
    history.take(.applied(terms), at: 10)
    let part = ReviewedPart(isMet: met, reviewer: "reviewer-1", day: day("2020-09-20"))
    history.take(
      .reviewed(
        AgreementReview(
          reference: terms.reference, legalBasis: part, security: part, purpose: part)), at: 11)
    if isApproved {
      history.take(
        .approved(
          AgreementApproval(
            reference: terms.reference, approver: "approver-1", day: day("2020-09-25"))), at: 12)
    }
    if let endedOn {
      history.take(
        .ended(
          AgreementEnding(reference: terms.reference, day: day(endedOn), reason: "closed")), at: 13)
    }
    return history
  }

  static let noon = "2020-10-12"

  static func moment(_ text: String) -> Moment {
    Moment(microseconds: Int64(day(text).daysSince1970) * 86_400_000_000 + 43_200_000_000)
  }

  static func check(_ number: UInt64 = 1, askedOn text: String) -> ReleaseGate.CheckFact {
    ReleaseGate.CheckFact(number: number, askedAt: moment(text), askedOn: day(text))
  }

  /// Everything that a release of September needs.
  static var evidence: ReleaseGate.Evidence {
    var evidence = ReleaseGate.Evidence()
    evidence.agreements = [history(terms())]
    evidence.submitted = [.init(version: DataSetVersion("2.0"), period: month("2020-09"))]
    evidence.check = check(askedOn: "2020-10-10")
    return evidence
  }

  static func request(
    _ use: String = "dars-release", recipient: String = "X9Q",
    months: ClosedRange<Period> = month("2020-09")...month("2020-09"),
    agreement: AgreementReference? = nil, columns: [String] = []
  ) -> ReleaseRequest {
    ReleaseRequest(
      use: use, recipient: code(recipient), agreement: agreement, periods: months,
      columns: columns.compactMap { ColumnName($0) })
  }
}
