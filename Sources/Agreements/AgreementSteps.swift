public import DataSet

/// Something that is done with an agreement.
public enum AgreementStep: Hashable, Sendable {
  case applied(AgreementTerms)
  /// A whole new version.
  case amended(AgreementTerms)
  case reviewed(AgreementReview)
  case approved(AgreementApproval)
  case ended(AgreementEnding)

  /// The agreement or the version that it is about.
  public var reference: AgreementReference {
    switch self {
    case .applied(let terms), .amended(let terms): terms.reference
    case .reviewed(let review): review.reference
    case .approved(let approval): approval.reference
    case .ended(let ending): ending.reference
    }
  }
}

/// The parts of a review.
public enum ReviewPart: String, Hashable, Sendable, CaseIterable {
  case legalBasis
  case security
  case purpose
}

/// What the review of one version came to.
public struct AgreementReview: Hashable, Sendable {
  /// The version; the newest one where the reference has none.
  public var reference: AgreementReference
  /// Whether there is a legal basis for providing the data.
  public var legalBasis: ReviewedPart
  /// Whether the data will be secure.
  public var security: ReviewedPart
  /// Whether the purpose is a proper one.
  public var purpose: ReviewedPart

  /// Puts a review together.
  public init(
    reference: AgreementReference, legalBasis: ReviewedPart, security: ReviewedPart,
    purpose: ReviewedPart
  ) {
    self.reference = reference
    self.legalBasis = legalBasis
    self.security = security
    self.purpose = purpose
  }

  /// Each part and what it came to.
  public var parts: [(part: ReviewPart, outcome: ReviewedPart)] {
    [(.legalBasis, legalBasis), (.security, security), (.purpose, purpose)]
  }

  /// The parts that are not met.
  public var unmet: [ReviewPart] { parts.filter { !$0.outcome.isMet }.map(\.part) }

  /// The day of the last part.
  public var completedOn: Day { max(legalBasis.day, security.day, purpose.day) }
}

/// What one part of a review came to.
public struct ReviewedPart: Hashable, Sendable {
  /// Whether what is asked is met.
  public let isMet: Bool
  /// Who reviewed it, by the id given.
  public let reviewer: String
  /// The day of the review.
  public let day: Day
  /// What it rests on, where that was said.
  public let evidence: String?

  /// Puts a part together.
  public init(isMet: Bool, reviewer: String, day: Day, evidence: String? = nil) {
    self.isMet = isMet
    self.reviewer = reviewer
    self.day = day
    self.evidence = evidence
  }
}

/// The approval of one version.
public struct AgreementApproval: Hashable, Sendable {
  /// The version; the newest one where the reference has none.
  public var reference: AgreementReference
  /// Who approved it, by the id given.
  public var approver: String
  /// The day of the approval.
  public var day: Day

  /// Puts an approval together.
  public init(reference: AgreementReference, approver: String, day: Day) {
    self.reference = reference
    self.approver = approver
    self.day = day
  }
}

/// The end of one version before its last day.
public struct AgreementEnding: Hashable, Sendable {
  /// The version; the newest one where the reference has none.
  public var reference: AgreementReference
  /// The first day on which it is not in force.
  public var day: Day
  /// Why.
  public var reason: String

  /// Puts an ending together.
  public init(reference: AgreementReference, day: Day, reason: String) {
    self.reference = reference
    self.day = day
    self.reason = reason
  }
}

// The documents of the steps.
extension AgreementReview {
  /// Reads the outcome of a review.
  ///
  /// - Throws: ``AgreementsError/faults(_:)`` with everything that is wrong with it.
  public init(document bytes: [UInt8], today: Day) throws(AgreementsError) {
    self = try DocumentReading.read(bytes) { value, reading in
      guard
        let object = ObjectReading(
          value, in: reading,
          required: ["reference"] + ReviewPart.allCases.map(\.rawValue))
      else { return nil }
      let reference = object.agreement()
      let parts = ReviewPart.allCases.map { object.reviewed($0, today: today) }
      guard let reference, let legalBasis = parts[0], let security = parts[1],
        let purpose = parts[2]
      else { return nil }
      return AgreementReview(
        reference: reference, legalBasis: legalBasis, security: security, purpose: purpose)
    }
  }
}

extension AgreementApproval {
  /// Reads an approval.
  ///
  /// - Throws: ``AgreementsError/faults(_:)`` with everything that is wrong with it.
  public init(document bytes: [UInt8], today: Day) throws(AgreementsError) {
    self = try DocumentReading.read(bytes) { value, reading in
      guard
        let object = ObjectReading(
          value, in: reading, required: ["reference", "approvedBy", "on"])
      else { return nil }
      let (reference, approver) = (object.agreement(), object.actor("approvedBy"))
      guard let day = object.pastDay("on", today: today), let reference, let approver else {
        return nil
      }
      return AgreementApproval(reference: reference, approver: approver, day: day)
    }
  }
}

extension AgreementEnding {
  /// Reads an ending, which may lie ahead.
  ///
  /// - Throws: ``AgreementsError/faults(_:)`` with everything that is wrong with it.
  public init(document bytes: [UInt8]) throws(AgreementsError) {
    self = try DocumentReading.read(bytes) { value, reading in
      guard
        let object = ObjectReading(value, in: reading, required: ["reference", "on", "reason"])
      else { return nil }
      let (reference, reason) = (object.agreement(), object.text("reason"))
      guard let day = object.day("on"), let reference, let reason else { return nil }
      return AgreementEnding(reference: reference, day: day, reason: reason)
    }
  }
}

extension ObjectReading {
  fileprivate func agreement() -> AgreementReference? {
    parsed("reference", AgreementReference.form) { AgreementReference($0) }
  }

  fileprivate func reviewed(_ part: ReviewPart, today: Day) -> ReviewedPart? {
    guard
      let object = object(
        part.rawValue, required: ["outcome", "reviewer", "on"], optional: ["evidence"])
    else { return nil }
    let isMet = object.parsed("outcome", "met or not met") { text in
      ["met": true, "not met": false, "notMet": false][text]
    }
    let (reviewer, evidence) = (object.actor("reviewer"), object.text("evidence"))
    let day = object.pastDay("on", today: today)
    guard let isMet, let reviewer, let day else { return nil }
    return ReviewedPart(isMet: isMet, reviewer: reviewer, day: day, evidence: evidence)
  }
}
