// The verbs that take a tag, for identifiers as they come; each makes the tag first.
extension Vault {
  /// The person that `lookup` finds, or nil; see ``person(for:)-(LookupTag)``.
  public func person(for lookup: Lookup) throws(VaultError) -> PersonNumber? {
    try person(for: tag(of: lookup))
  }

  /// The person that `lookup` finds, or a new one with a new number and key.
  public func registerPerson(
    for lookup: Lookup
  ) throws(VaultError) -> (person: PersonNumber, isNew: Bool) {
    try registerPerson(for: tag(of: lookup))
  }

  /// Lets `lookup` find a person that is already registered under another one; returns whether the
  /// link is new.
  @discardableResult
  public func link(_ lookup: Lookup, to person: PersonNumber) throws(VaultError) -> Bool {
    try link(tag(of: lookup), to: person)
  }

  /// The referral that `lookup` finds and the person it belongs to, or nil.
  public func referral(
    for lookup: Lookup
  ) throws(VaultError) -> (referral: ReferralNumber, person: PersonNumber)? {
    try referral(for: tag(of: lookup))
  }

  /// The referral that `lookup` finds, or a new one that belongs to `person`.
  public func registerReferral(
    for lookup: Lookup, person: PersonNumber
  ) throws(VaultError) -> (referral: ReferralNumber, isNew: Bool) {
    try registerReferral(for: tag(of: lookup), person: person)
  }
}
