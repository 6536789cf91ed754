/// The steps of an erasure in their order; each is durable before the next begins.
///
/// Each can be taken again, so whoever finds a note takes all that follow it.
enum ErasureStep: CaseIterable {
  /// Numbers are written down.
  case note
  /// Key slots are overwritten: from here on nothing of these people can be opened or found.
  case keys
  /// The entries that name these people, and their referrals, go from the tables.
  case lookups
  /// Slots of referrals are overwritten.
  case referrals
  /// The note goes.
  case done
}

extension VaultStore {
  mutating func erase(_ persons: Set<PersonNumber>) throws(VaultError) {
    let lost = persons.filter { $0.rawValue < 1 || $0.rawValue > self.persons.count }.min()
    if let lost { throw .unknownPerson(lost) }
    if persons.isEmpty { return }
    // Whatever waits in memory or in a journal is to be found in the tables.
    try settle()
    for step in ErasureStep.allCases { try take(step, persons) }
  }

  /// Ends what a process has begun that was cut short.
  mutating func finishErasure() throws(VaultError) {
    guard erasureNote.exists else { return }
    guard let persons = try erasureNote.read() else { return try erasureNote.remove() }
    for step in ErasureStep.allCases where step != .note { try take(step, persons) }
  }

  mutating func take(
    _ step: ErasureStep, _ persons: Set<PersonNumber>
  ) throws(VaultError) {
    switch step {
    case .note: try erasureNote.store(persons)
    case .keys:
      if let newestKey, persons.contains(newestKey.person) { self.newestKey = nil }
      for person in persons { try self.persons.eraseKeySlot(person.rawValue) }
      try self.persons.flush()
    case .lookups: try eraseLookups(of: persons)
    case .referrals:
      for number in try referralNumbers(of: persons) { try referrals.eraseReferralSlot(number) }
      try referrals.flush()
    case .done: try erasureNote.remove()
    }
  }

  private mutating func eraseLookups(of persons: Set<PersonNumber>) throws(VaultError) {
    try personLookups.use { (index) throws(VaultError) in
      try index.removeEntries(naming: Set(persons.map(\.rawValue))) {
        (number) throws(VaultError) in try self.persons.liveBinding(number)
      }
      try index.flush()
    }
    let numbers = try referralNumbers(of: persons)
    try referralLookups.use { (index) throws(VaultError) in
      try index.removeEntries(naming: numbers) {
        (number) throws(VaultError) in try Self.slot(number, &referrals, &self.persons)?.binding
      }
      try index.flush()
    }
  }

  /// The numbers of all slots that name one of these people, whether their checks are right or not.
  mutating func referralNumbers(
    of persons: Set<PersonNumber>
  ) throws(VaultError) -> Set<UInt64> {
    var numbers: Set<UInt64> = []
    for number in 0..<referrals.count {
      guard let found = try referrals.uncheckedReferralSlot(number + 1),
        persons.contains(found.slot.person)
      else { continue }
      numbers.insert(number + 1)
    }
    return numbers
  }
}
