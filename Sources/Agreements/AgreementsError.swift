/// Why a document about instruments or agreements was not taken.
public enum AgreementsError: Error, Hashable, Sendable {
  /// The file could not be read.
  case unreadable(reason: String)
  /// The file is not JSON from a line on.
  case notJSON(line: Int, expected: String)
  /// The document does not say what it must; all that was found, in the order of the document.
  case faults([DocumentFault])
  /// The document is good, and the step is not one that the agreement can take now.
  case refused(AgreementRefusal)
}

/// Something that a document does not say as it must.
public struct DocumentFault: Hashable, Sendable {
  /// Where in the document, such as `datasets[0].periods`; empty for the document as a whole.
  public let path: String
  /// What was expected there.
  public let expected: String
}

/// Why an agreement cannot take a step.
public enum AgreementRefusal: Hashable, Sendable {
  /// Nothing of it was applied for.
  case unknown(String)
  /// It was applied for before; what is to change is an amendment.
  case appliedBefore(newest: AgreementReference)
  /// An amendment has a version above all others.
  case notHigher(AgreementReference, newest: AgreementReference)
  /// It was not reviewed.
  case notReviewed(AgreementReference)
  /// Parts of the review were not met.
  case notMet(AgreementReference, [ReviewPart])
  /// The day of the approval lies before that of the review.
  case approvedBeforeReview(AgreementReference, reviewed: String)
  /// It was approved, and stands as it is.
  case alreadyApproved(AgreementReference)
  /// It was not approved.
  case notApproved(AgreementReference)
  /// It was ended.
  case alreadyEnded(AgreementReference, on: String)
}

extension AgreementsError: CustomStringConvertible {
  /// One line; the faults of a document one behind the other.
  public var description: String { lines.joined(separator: "; ") }

  /// A line for each thing that is wrong.
  public var lines: [String] {
    switch self {
    case .unreadable(let reason): [reason]
    case .notJSON(let line, let expected): ["line \(line): expected \(expected)"]
    case .faults(let faults): faults.map(\.description)
    case .refused(let refusal): [refusal.description]
    }
  }
}

extension DocumentFault: CustomStringConvertible {
  /// Where, and what was expected there.
  public var description: String {
    path.isEmpty ? "expected \(expected)" : "\(path): expected \(expected)"
  }
}

extension AgreementRefusal: CustomStringConvertible {
  /// What is missing, and what to do.
  public var description: String {
    switch self {
    case .unknown(let reference): "agreement \(reference) is not in the ledger"
    case .appliedBefore(let newest):
      "the agreement was applied for before, the newest version is \(newest); amend it instead"
    case .notHigher(let reference, let newest):
      "the version of \(reference) must be higher than that of \(newest)"
    case .notReviewed(let reference): "\(reference) was not reviewed"
    case .notMet(let reference, let parts):
      "the review of \(reference) says not met: \(parts.map(\.rawValue).joined(separator: ", "))"
    case .approvedBeforeReview(let reference, let reviewed):
      "\(reference) was reviewed on \(reviewed) and cannot be approved before that"
    case .alreadyApproved(let reference):
      "\(reference) was approved and stands as it is; amend it or end it"
    case .notApproved(let reference): "\(reference) was not approved"
    case .alreadyEnded(let reference, let day): "\(reference) was ended on \(day)"
    }
  }
}
