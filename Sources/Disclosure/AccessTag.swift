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

extension DisclosureUse {
  /// Whether a recipient may see a referral with these tags.
  public func entitles(_ recipient: String, _ tags: Set<AccessTag>) -> Bool {
    guard let entitling else { return true }
    return entitling.contains { tags.contains(AccessTag($0, recipient)) }
  }
}
