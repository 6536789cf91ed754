internal import Crypto

extension VaultStore {
  mutating func registerPerson(
    for tag: LookupTag
  ) throws(VaultError) -> (person: PersonNumber, isNew: Bool) {
    if let known = try person(for: tag) { return (known, false) }
    let number = persons.count + 1
    let secret = try random.take(KeySlot.secretSize)
    let slot = try KeySlot.make(
      holding: secret, number: number, kind: .personSlots, secrets: secrets, random: &random)
    try persons.store(slot, at: number)
    newestKey = (
      PersonNumber(rawValue: number), PersonKey(id: slot.keyID, secret: SymmetricKey(data: secret))
    )
    try add(tag, to: personLookups, .init(number: number, binding: slot.binding))
    return (PersonNumber(rawValue: number), true)
  }

  mutating func registerPerson(
    for tag: LookupTag, alsoFoundBy other: LookupTag
  ) throws(VaultError) -> (person: PersonNumber, isNew: Bool)? {
    guard try person(for: other) == nil else { return nil }
    let (person, isNew) = try registerPerson(for: tag)
    if other != tag {
      let target = LookupIndex.Target(number: person.rawValue, binding: try binding(of: person))
      try add(other, to: personLookups, target)
    }
    return (person, isNew)
  }

  mutating func link(_ tag: LookupTag, to person: PersonNumber) throws(VaultError) -> Bool {
    let binding = try binding(of: person)
    if let known = try self.person(for: tag) {
      guard known == person else { throw .alreadyLinked(to: known) }
      return false
    }
    try add(tag, to: personLookups, .init(number: person.rawValue, binding: binding))
    return true
  }

  /// The key of a person as it is at hand: whoever asks unwraps it, and keeps nobody waiting meanwhile.
  mutating func heldKey(of person: PersonNumber) throws(VaultError) -> HeldKey {
    if let newestKey, newestKey.person == person { return .unwrapped(newestKey.key) }
    guard let slot = try persons.keySlot(person.rawValue) else { throw .unknownPerson(person) }
    guard slot.state == .live else { throw .erased(person) }
    return .wrapped(slot, file: persons.path)
  }

  enum HeldKey: Sendable {
    case unwrapped(PersonKey)
    case wrapped(KeySlot, file: String)
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

  mutating func person(for tag: LookupTag) throws(VaultError) -> PersonNumber? {
    try personLookups.use { (index) throws(VaultError) in
      try index.number(for: tag) { (number) throws(VaultError) in
        try persons.liveBinding(number)
      }
    }
    .map(PersonNumber.init)
  }
}
