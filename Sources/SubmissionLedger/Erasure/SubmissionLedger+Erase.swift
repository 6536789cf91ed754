internal import EventLog
internal import EventSchema
public import Intake
internal import KeyVault
internal import Projections

extension SubmissionLedger {
  /// Destroys the keys of whoever has an NHS number, under every number that the person has here, and
  /// tells of it in the log (R27).
  ///
  /// The event comes first and the vault after it: whatever ends the process in between, the next
  /// command that opens the vault goes on. On return nothing of the person can be opened, and no
  /// identifier leads to the person or to a referral of theirs. Who comes later under the same NHS
  /// number is somebody new.
  ///
  /// Cost: a walk over the log and over the tables of the vault.
  /// - Parameter reference: where the document is found.
  public func erase(
    _ number: NHSNumber, reason: String, reference: String
  ) throws(LedgerError) -> ErasureAnswer {
    for (words, name) in [(reason, "--reason"), (reference, "--reference")] {
      try checkWords(words, name)
      // It would stand in the log for ever.
      guard !words.filter(\.isNumber).contains(number.unredacted) else {
        throw .badArgument(name: name, expected: "words that do not hold the NHS number")
      }
    }
    let vault = try openVault(readOnly: false)
    try checkFit(of: vault)
    try catchUp()
    let found = try vaulting { () throws(VaultError) in
      try vault.person(for: numberLookup(number))
    }
    guard let found else { return try earlierErasure(under: reference) }
    let persons = try readChoices(asOfSize: .max) { (model) throws(ProjectionError) in
      try model.numbers(ofPerson: found.rawValue)
    }
    var body = SchemaPersonErased()
    body.persons = persons.sorted()
    body.reason = reason
    body.reference = reference
    let fields = EventFields(
      type: .personErased, stream: StreamID(.person, found.rawValue), effectiveAt: now,
      actor: session.actor, personNumber: found.rawValue, body: try serialized(body))
    _ = try append([EventDraft(fields)])
    try destroyKeys(of: persons, in: vault)
    // What a release left on the way that was killed may hold the person's rows in clear.
    try settleWhereNobodyIsAtWork()
    guard let erasure = try erasure(ofPerson: found.rawValue) else {
      throw .projection(.malformedState(projection: Erasures.name))
    }
    return .erased(erasure)
  }

  private func earlierErasure(under reference: String) throws(LedgerError) -> ErasureAnswer {
    let earlier = try readErasures { (model) throws(ProjectionError) in
      try model.erasures().last { $0.body.reference == reference }
    }
    return earlier.map { .earlier(Erasure($0)) } ?? .nobody
  }
}

// What the log tells, carried out in the vault.
extension SubmissionLedger {
  /// Destroys in a vault the keys of everybody of whom the log says that they were erased.
  ///
  /// A process may have ended between the event and the vault, or the vault may have come from a backup.
  func settleErasures(in vault: Vault, isReadOnly: Bool) throws(LedgerError) {
    try projecting { () throws(ProjectionError) in try erasureStore.catchUp() }
    let left = try keysLeft(in: vault)
    guard !left.isEmpty else { return }
    guard isReadOnly else { return try destroyKeys(of: left, in: vault) }
    let writer = try openVaultAsItIs(readOnly: false)
    // Another process may have been at it.
    let still = try keysLeft(in: writer)
    if !still.isEmpty { try destroyKeys(of: still, in: writer) }
  }

  /// Those who were erased and whose keys the vault holds.
  private func keysLeft(in vault: Vault) throws(LedgerError) -> Set<UInt64> {
    let erased = try erasedPersons()
    return try vaulting { () throws(VaultError) in
      // A vault that is too old knows fewer people; others are told so.
      let known = try vault.personCount()
      var left: Set<UInt64> = []
      for person in erased where person <= known {
        if try !vault.isErased(PersonNumber(rawValue: person)) { left.insert(person) }
      }
      return left
    }
  }

  private func destroyKeys(of persons: Set<UInt64>, in vault: Vault) throws(LedgerError) {
    try projecting { () throws(ProjectionError) in try referrals.catchUp() }
    // What a search for breaches keeps may tell of the person; the next one makes it anew.
    BreachIndexFile.remove(from: layout)
    let numbers = Set(persons.map { PersonNumber(rawValue: $0) })
    try handOverReferrals(of: numbers, in: vault)
    try vaulting { () throws(VaultError) in try vault.erase(numbers) }
  }

  /// Lets each referral that these people have or had belong, in the vault, to whom the log names last.
  ///
  /// A provider may have sent it under another patient: what leads to it goes with the last one.
  private func handOverReferrals(
    of persons: Set<PersonNumber>, in vault: Vault
  ) throws(LedgerError) {
    var numbers = Set(try vaulting { () throws(VaultError) in try vault.referrals(of: persons) })
    try forEachHeader { header in
      if let person = header.personNumber, let referral = header.referralNumber,
        persons.contains(PersonNumber(rawValue: person))
      {
        numbers.insert(ReferralNumber(rawValue: referral))
      }
    }
    for number in numbers.sorted() {
      guard let newest = try referralHistory(number.rawValue, asOfSize: .max).personNumber else {
        continue
      }
      let owner = PersonNumber(rawValue: newest)
      try vaulting { () throws(VaultError) in
        guard let present = try vault.person(of: number), present != owner,
          try !vault.isErased(owner)
        else { return }
        try vault.move(number, to: owner)
      }
    }
  }

  /// Walks over the envelopes, without a copy of anything.
  private func forEachHeader(
    _ body: (borrowing EventHeader) -> Void
  ) throws(LedgerError) {
    let size = try size(asOf: .now)
    var next: UInt64 = 0
    while next < size {
      let end = min(next + 50_000, size)
      try logging { () throws(EventLogError) in
        let snapshot = try log.beginRead()
        var cursor = try snapshot.events(from: Position(next))
        while let event = try cursor.next(), event.header.position.rawValue < end {
          body(event.header)
        }
      }
      next = end
      log.releaseResidentPages()
    }
  }
}
