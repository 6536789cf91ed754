extension VaultStore {
  mutating func referral(
    for tag: LookupTag
  ) throws(VaultError) -> (referral: ReferralNumber, person: PersonNumber)? {
    guard let referral: ReferralNumber = try number(for: tag),
      let person = try person(of: referral)
    else { return nil }
    return (referral, person)
  }

  mutating func registerReferral(
    for tag: LookupTag, person: PersonNumber
  ) throws(VaultError) -> (referral: ReferralNumber, isNew: Bool) {
    let personBinding = try binding(of: person)
    if let known = try self.number(for: tag) { return (known, false) }
    let number = referrals.count + 1
    let slot = ReferralSlot(person: person, binding: try random.takeNonZero())
    try referrals.store(slot, at: number, personBinding: personBinding)
    try add(tag, to: referralLookups, .init(number: number, binding: slot.binding))
    return (ReferralNumber(rawValue: number), true)
  }

  mutating func move(_ referral: ReferralNumber, to person: PersonNumber) throws(VaultError) {
    let personBinding = try binding(of: person)
    guard let slot = try Self.slot(referral.rawValue, &referrals, &persons) else {
      throw .unknownReferral(referral)
    }
    // The binding stays, and with it the entry that finds the slot.
    try referrals.store(
      ReferralSlot(person: person, binding: slot.binding), at: referral.rawValue,
      personBinding: personBinding)
  }

  mutating func person(of referral: ReferralNumber) throws(VaultError) -> PersonNumber? {
    try Self.slot(referral.rawValue, &referrals, &persons)?.person
  }

  mutating func referralCount() throws(VaultError) -> UInt64 {
    if isReadOnly { try referrals.refreshCount() }
    return referrals.count
  }

  private mutating func number(for tag: LookupTag) throws(VaultError) -> ReferralNumber? {
    try referralLookups.use { (index) throws(VaultError) in
      try index.number(for: tag) { (number) throws(VaultError) in
        try Self.slot(number, &referrals, &persons)?.binding
      }
    }
    .map(ReferralNumber.init)
  }

  /// The referral slot of that number if it is whole and its person's slot is.
  static func slot(
    _ number: UInt64, _ referrals: inout SlotFile, _ persons: inout SlotFile
  ) throws(VaultError) -> ReferralSlot? {
    guard let (slot, check) = try referrals.uncheckedReferralSlot(number),
      let personBinding = try persons.liveBinding(slot.person.rawValue),
      check == referrals.check(slot, at: number, personBinding: personBinding)
    else { return nil }
    return slot
  }
}
