extension VaultStore {
  mutating func person(for lookup: Lookup) throws(VaultError) -> PersonNumber? {
    try person(for: tag(of: lookup))
  }

  mutating func registerPerson(
    for lookup: Lookup
  ) throws(VaultError) -> (person: PersonNumber, isNew: Bool) {
    let tag = tag(of: lookup)
    if let known = try person(for: tag) { return (known, false) }
    let number = persons.count + 1
    let slot = try KeySlot.make(
      number: number, kind: .personSlots, secrets: secrets, random: &random)
    try persons.store(slot, at: number)
    personLookups.add(tag, .init(number: number, binding: slot.binding))
    try spillIfFull()
    return (PersonNumber(rawValue: number), true)
  }

  mutating func link(_ lookup: Lookup, to person: PersonNumber) throws(VaultError) -> Bool {
    let binding = try binding(of: person)
    let tag = tag(of: lookup)
    if let known = try self.person(for: tag) {
      guard known == person else { throw .alreadyLinked(to: known) }
      return false
    }
    personLookups.add(tag, .init(number: person.rawValue, binding: binding))
    try spillIfFull()
    return true
  }

  mutating func key(of person: PersonNumber) throws(VaultError) -> PersonKey {
    guard let slot = try persons.keySlot(person.rawValue) else { throw .unknownPerson(person) }
    guard slot.state == .live else { throw .erased(person) }
    guard
      let secret = slot.unwrapped(number: person.rawValue, kind: .personSlots, secrets: secrets)
    else { throw .damaged(file: persons.path) }
    return PersonKey(id: slot.keyID, secret: secret)
  }

  mutating func personCount() throws(VaultError) -> UInt64 {
    if isReadOnly { try persons.refreshCount() }
    return persons.count
  }

  /// The binding of a person's slot, which everything that names the person is checked with.
  mutating func binding(of person: PersonNumber) throws(VaultError) -> UInt64 {
    if let binding = try persons.liveBinding(person.rawValue) { return binding }
    let isErased = try persons.keySlot(person.rawValue)?.state == .erased
    throw isErased ? .erased(person) : .unknownPerson(person)
  }

  private mutating func person(for tag: LookupTag) throws(VaultError) -> PersonNumber? {
    try personLookups.number(for: tag) { (number) throws(VaultError) in
      try persons.liveBinding(number)
    }
    .map(PersonNumber.init)
  }
}
