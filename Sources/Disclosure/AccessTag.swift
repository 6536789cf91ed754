public import DataSet
public import Policy

/// Why an organisation may see a referral, such as `C:13T`.
public struct AccessTag: Hashable, Sendable, CustomStringConvertible {
  /// Why.
  public let reason: AccessReason
  /// The code of the organisation.
  public let organisation: String

  /// Puts a tag together.
  public init(_ reason: AccessReason, _ organisation: String) {
    self.reason = reason
    self.organisation = organisation
  }

  /// The letter of the reason, a colon and the code.
  public var description: String { "\(reason.rawValue):\(organisation)" }
}

/// Where one version of the data set has what tells who may see a referral.
public struct AccessPlaces: Sendable {
  private let referral: Int?
  private let contact: Int?

  /// Finds the fields.
  public init(_ dataSet: DataSet) {
    referral = dataSet.table(named: "IDS101Referral")?.fieldIndex(named: "OrgIDComm")
    contact = dataSet.table(named: "IDS201CareContact")?.fieldIndex(named: "OrgIDComm")
  }

  /// The commissioner that a row of a referral names; nil where it names none.
  public func commissioner(_ table: String, _ values: [String?]) -> String? {
    switch table {
    case "IDS101Referral": referral.flatMap { values[$0] }
    case "IDS201CareContact": contact.flatMap { values[$0] }
    default: nil
    }
  }
}

extension DisclosureUse {
  /// Whether a recipient may see a referral with these tags.
  public func entitles(_ recipient: String, _ tags: Set<AccessTag>) -> Bool {
    guard let entitling else { return true }
    return entitling.contains { tags.contains(AccessTag($0, recipient)) }
  }
}
