public import DataSet

/// Why a release is not made (R16 to R18).
public enum ReleaseRefusal: Hashable, Sendable {
  /// Policy knows no such use, or one that releases counts only.
  case unknownUse(String, known: [String])
  /// No agreement of the recipient for the use is in force.
  case noAgreement(use: String, on: Day)
  /// There are several, and none was named.
  case severalAgreements([String])
  /// Nothing was ever applied for under the reference.
  case unknownAgreement(String)
  case notInForce(String, on: Day, because: String)
  case otherUse(agreement: String, use: String)
  case otherRecipient(agreement: String, recipient: String)
  case periodNotApproved(Period, agreement: String)
  case versionNotApproved(DataSetVersion, agreement: String)
  case columnNotApproved(ColumnName)
  /// It is to be linked to the data of an agreement that nobody applied for.
  case unknownLinkage(String, agreement: String)
  /// No check of opt-outs was ever completed.
  case neverChecked
  case checkTooOld(number: UInt64, asked: Day, days: Int)
  /// The newest check told nothing, and the one before it is too old or is not there.
  case checkInconclusive(number: UInt64, because: String)
  /// No submission of the recipient's to see counts for the months.
  case nothingSubmitted
  /// The process ended before the file was released.
  case interrupted

  /// A word for it that does not change.
  public var code: String {
    switch self {
    case .unknownUse: "unknownUse"
    case .noAgreement: "noAgreement"
    case .severalAgreements: "severalAgreements"
    case .unknownAgreement: "unknownAgreement"
    case .notInForce: "agreementNotInForce"
    case .otherUse: "otherUse"
    case .otherRecipient: "otherRecipient"
    case .periodNotApproved: "periodNotApproved"
    case .versionNotApproved: "versionNotApproved"
    case .columnNotApproved: "columnNotApproved"
    case .unknownLinkage: "unknownLinkage"
    case .neverChecked: "optOutNeverChecked"
    case .checkTooOld: "optOutCheckTooOld"
    case .checkInconclusive: "optOutCheckInconclusive"
    case .nothingSubmitted: "nothingSubmitted"
    case .interrupted: "interrupted"
    }
  }
}

extension ReleaseRefusal: CustomStringConvertible {
  /// What is missing, in one line.
  public var description: String {
    switch self {
    case .unknownUse(let use, let known):
      "policy knows no release of records for \(use), only for \(known.joined(separator: ", "))"
    case .noAgreement(let use, let day):
      "no agreement of the recipient for \(use) is in force on \(day)"
    case .severalAgreements(let references):
      "several agreements are in force; name one of \(references.joined(separator: ", "))"
    case .unknownAgreement(let reference): "there is no agreement \(reference)"
    case .notInForce(let reference, let day, let reason):
      "\(reference) is not in force on \(day): \(reason)"
    case .otherUse(let agreement, let use): "\(agreement) is for \(use)"
    case .otherRecipient(let agreement, let recipient):
      "\(agreement) is for recipient \(recipient)"
    case .periodNotApproved(let period, let agreement):
      "\(agreement) does not approve \(period)"
    case .versionNotApproved(let version, let agreement):
      "\(agreement) does not approve version \(version) of the data set"
    case .columnNotApproved(let column): "\(column) is not approved"
    case .unknownLinkage(let reference, let agreement):
      "\(agreement) is linked to \(reference), and there is no such agreement"
    case .neverChecked: "no check of opt-outs was ever completed"
    case .checkTooOld(let number, let asked, let days):
      "check \(number) of opt-outs was asked for on \(asked), more than \(days) days ago"
    case .checkInconclusive(let number, let reason):
      "check \(number) of opt-outs told nothing (\(reason)), and none before it is recent enough"
    case .nothingSubmitted: "no submission of those months counts for the recipient"
    case .interrupted: "the process ended before the file was released"
    }
  }
}
