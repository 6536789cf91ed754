import Agreements
import DataSet
import Policy
import Testing

@testable import Disclosure

/// Whether a release may be made, one missing thing at a time (R15 to R18).
@Suite struct ReleaseGateTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let request: ReleaseRequest
    let evidence: ReleaseGate.Evidence
    let day: String
    let refusals: [String]

    init(
      _ description: String, _ refusals: [String], on day: String = Facts.noon,
      request: ReleaseRequest = Facts.request(),
      _ change: (inout ReleaseGate.Evidence) -> Void = { _ in }
    ) {
      testDescription = description
      self.refusals = refusals
      self.day = day
      self.request = request
      var evidence = Facts.evidence
      change(&evidence)
      self.evidence = evidence
    }
  }

  private func decide(_ given: Case) -> ReleaseGate.Decision {
    ReleaseGate.decide(
      given.request, given.evidence, at: Facts.moment(given.day), on: Facts.day(given.day),
      policy: PolicyBook.standard.version(on: Facts.day(given.day)))
  }

  private static let two = Facts.month("2020-09")...Facts.month("2021-01")

  static let cases: [Case] = [
    Case("all is there", []),
    Case("a use that policy does not know", ["unknownUse"], request: Facts.request("marketing")),
    Case(
      "a use that releases counts", ["unknownUse"], request: Facts.request("national-publication")),
    Case("no agreement", ["noAgreement"]) { $0.agreements = [] },
    Case(
      "an agreement of somebody else", ["noAgreement"], request: Facts.request(recipient: "X9R")),
    Case("an agreement for another use", ["noAgreement"]) {
      $0.agreements = [Facts.history(Facts.terms(use: "commissioner-extract"))]
    },
    Case("two agreements, none named", ["severalAgreements"]) { $0.agreements += $0.agreements },
    Case("not approved", ["noAgreement"]) {
      $0.agreements = [Facts.history(Facts.terms(), isApproved: false)]
    },
    Case("a part of the review not met", ["noAgreement"]) {
      $0.agreements = [Facts.history(Facts.terms(), met: false)]
    },
    Case("ended that day", ["noAgreement"]) {
      $0.agreements = [Facts.history(Facts.terms(), endedOn: Facts.noon)]
    },
    Case("ending the day after", []) {
      $0.agreements = [Facts.history(Facts.terms(), endedOn: "2020-10-13")]
    },
    Case("its last day", []) {
      $0.agreements = [Facts.history(Facts.terms(end: Facts.noon))]
    },
    Case("the day after its last", ["noAgreement"]) {
      $0.agreements = [Facts.history(Facts.terms(end: "2020-10-11"))]
    },
    Case("before its first day", ["noAgreement"], on: "2020-09-30") {
      $0.check = Facts.check(askedOn: "2020-09-29")
    },
    Case(
      "named, and nobody applied for it", ["unknownAgreement"],
      request: Facts.request(agreement: Facts.reference())),
    Case(
      "named, and not in force", ["agreementNotInForce"],
      request: Facts.request(agreement: Facts.reference())
    ) { $0.named = Facts.history(Facts.terms(), isApproved: false) },
    Case(
      "named, for others and another use", ["otherUse", "otherRecipient"],
      request: Facts.request(agreement: Facts.reference())
    ) {
      $0.named = Facts.history(Facts.terms(use: "commissioner-extract", recipient: "X9R"))
    },
    Case("a linkage to data of others, and to itself", []) {
      $0.agreements = [
        Facts.history(Facts.terms(linkage: ["HES", Facts.reference().description]))
      ]
    },
    Case("a linkage to an agreement that nobody applied for", ["unknownLinkage"]) {
      $0.agreements = [Facts.history(Facts.terms(linkage: ["HES", "DARS-NIC-999999-Z9Z9Z-v1.0"]))]
    },
    Case(
      "a month that is not approved", ["periodNotApproved"], request: Facts.request(months: two)),
    Case("a version that is not approved", ["versionNotApproved"]) {
      $0.submitted.insert(.init(version: DataSetVersion("2.1"), period: Facts.month("2020-09")))
    },
    Case("an approved column", [], request: Facts.request(columns: ["IDS001MPI.Gender"])),
    Case(
      "columns that are not approved", ["columnNotApproved", "columnNotApproved"],
      request: Facts.request(columns: ["IDS001MPI.NHSNumber", "IDS001MPI.Gender", "IDS999.A"])),
    Case(
      "a column that is approved for another month only", ["columnNotApproved"],
      request: Facts.request(columns: ["IDS101Referral.SourceOfReferralMH"])
    ) {
      let later = Facts.data("2020-10", "2020-12", ["IDS101Referral": ["SourceOfReferralMH"]])
      let now = Facts.data("2020-09", "2020-12", Facts.gender)
      $0.agreements = [Facts.history(Facts.terms(data: [now, later]))]
    },
    Case("nothing submitted", ["nothingSubmitted"]) { $0.submitted = [] },
    Case("never checked", ["optOutNeverChecked"]) { $0.check = nil },
    Case("checked seven days ago", []) { $0.check = Facts.check(askedOn: "2020-10-05") },
    Case("checked eight days ago", ["optOutCheckTooOld"]) {
      $0.check = Facts.check(askedOn: "2020-10-04")
    },
    Case("a newer check told nothing, the one before is fresh", []) {
      $0.failed = (2, "no answer came")
    },
    Case("a newer check told nothing, the one before is too old", ["optOutCheckInconclusive"]) {
      $0.check = Facts.check(askedOn: "2020-10-04")
      $0.failed = (2, "no answer came")
    },
    Case("the only check told nothing", ["optOutCheckInconclusive"]) {
      $0.check = nil
      $0.failed = (1, "no answer came")
    },
    Case("an exemption, and never checked", []) {
      let exempt = Facts.terms(optOut: .exempt(ground: "cag-decision", document: Self.document))
      $0.agreements = [Facts.history(exempt)]
      $0.check = nil
    },
    Case("an exemption that policy does not know", ["optOutNeverChecked"]) {
      let exempt = Facts.terms(optOut: .exempt(ground: "convenience", document: Self.document))
      $0.agreements = [Facts.history(exempt)]
      $0.check = nil
    },
    Case(
      "a provider gets its own, without agreement or check", [],
      request: Facts.request("provider-return", recipient: "RX4")
    ) {
      $0.agreements = []
      $0.check = nil
    },
    Case("everything is missing", ["noAgreement", "nothingSubmitted", "optOutNeverChecked"]) {
      $0 = ReleaseGate.Evidence()
    },
  ]

  private static let document = CitedDocument(
    reference: "20/CAG/9001", digest: Array(repeating: 7, count: 32))

  @Test(arguments: cases) func everyReasonIsGiven(given: Case) {
    switch decide(given) {
    case .allowed: #expect(given.refusals == [])
    case .refused(let refusals):
      #expect(refusals.map(\.code) == given.refusals)
      #expect(refusals.allSatisfy { !$0.description.isEmpty })
    }
  }

  @Test func optOutsApplyUnlessTheUseOrAnExemptionSaysOtherwise() throws {
    let decisions = Self.cases.map { ($0.testDescription, decide($0)) }
    let grounds = decisions.compactMap { name, decision -> (String, ReleaseGround)? in
      if case .allowed(let ground) = decision { (name, ground) } else { nil }
    }
    for (name, ground) in grounds {
      let isExempt = name.hasPrefix("an exemption") || name.hasPrefix("a provider")
      #expect(ground.optOutApplies == !isExempt, "\(name)")
      #expect((ground.check == nil) == isExempt)
      #expect((ground.exemption != nil) == name.hasPrefix("an exemption"))
    }
    #expect(grounds.count == Self.cases.filter { $0.refusals.isEmpty }.count)
  }
}
