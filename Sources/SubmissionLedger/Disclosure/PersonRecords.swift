internal import DataSet
internal import Disclosure
internal import EventLog
internal import KeyVault
internal import Policy
internal import Projections

/// What one submission holds of one person, still sealed, and what bears on whether it may leave.
struct PersonRecords: Sendable {
  let records: PersonEvents
  /// The number by which the person goes.
  let present: UInt64
  /// Nil where it was destroyed.
  let key: PersonKey?
  /// Nil where opt-outs do not apply.
  let standing: StandingReader.Gathered?
  /// What restrictions are on the person as a whole.
  let restrictions: [RestrictionFact]
  /// And those on single referrals.
  let ofReferrals: [UInt64: [RestrictionFact]]
}

/// The same before the keys are unwrapped, which any core may do.
struct GatheredRecords: Sendable {
  let records: PersonEvents
  let present: UInt64
  /// What tells of the opt-out, and of those of whom an id of the person has named too; nothing where opt-outs
  /// do not apply.
  private var optOut: SealedStatuses?
  private var alsoNamed: [SealedStatuses] = []
  private var restrictions: [RestrictionFact] = []
  private var ofReferrals: [UInt64: [RestrictionFact]] = [:]

  init(_ records: PersonEvents, present: UInt64) {
    self.records = records
    self.present = present
  }

  mutating func addPlaces(_ model: borrowing OptOutModel) throws(ProjectionError) {
    optOut = try SealedStatuses(of: present, in: model)
    for other in try model.alsoNamed(present) {
      alsoNamed.append(try SealedStatuses(of: other, in: model))
    }
  }

  mutating func addStatuses(_ snapshot: borrowing LogSnapshot) throws(EventLogError) {
    try optOut?.read(snapshot)
    for place in alsoNamed.indices { try alsoNamed[place].read(snapshot) }
  }

  mutating func addRestrictions(_ model: ChoiceModel) throws(ProjectionError) {
    restrictions = ChoiceFacts(try model.records(ofPerson: records.person)).restrictions
    for referral in records.referrals {
      let facts = ChoiceFacts(try model.records(ofReferral: referral)).restrictions
      if !facts.isEmpty { ofReferrals[referral] = facts }
    }
  }

  func withKeys(_ vault: Vault) throws(LedgerError) -> PersonRecords {
    let key = try vault.keyUnlessErased(of: records.person)
    // Nearly everybody goes by the number under which they were handed in.
    let presentKey = present == records.person ? key : try vault.keyUnlessErased(of: present)
    return PersonRecords(
      records: records, present: present, key: key,
      standing: try optOut?.gathered(presentKey, alsoNamed: alsoNamed, vault),
      restrictions: restrictions, ofReferrals: ofReferrals)
  }
}

extension PersonRecords {
  /// Decides about the records, and opens and cuts those that leave; gives what became of the person.
  ///
  /// - Parameter standings: nil where opt-outs do not apply.
  func choose(
    _ rules: DisclosureRules, _ standings: StandingReader?, into cutter: inout RowCutter
  ) throws(LedgerError) -> MemberGroup {
    guard let key else { return .erased }
    let standing = try standing.flatMap { gathered throws(LedgerError) in
      try standings?.standing(of: gathered)
    }
    let decision = DisclosureDecision.decide(
      for: rules.use, erasedAt: nil, restrictions: restrictions,
      standing: standing ?? .notAsked(rules.policy), exemptions: rules.exemptions, on: rules.day,
      policy: rules.policy)
    if let removal = decision.removal { return MemberGroup(removal) }
    let free = freeReferrals(on: rules.day)
    guard !free.isEmpty else { return .restriction }
    cutter.begin(present: present)
    for event in records.events where event.header.referralNumber.map(free.contains) ?? true {
      let content = try vaulting { () throws(VaultError) in
        try Sealed.open(event.sealed, associatedData: event.associatedData, with: key)
      }
      try cutter.cut(content, of: event)
    }
    return .included
  }

  private func freeReferrals(on day: Day) -> Set<UInt64> {
    if ofReferrals.isEmpty { return records.referrals }
    return records.referrals.filter { referral in
      !(ofReferrals[referral] ?? []).contains { $0.isInForce(on: day) }
    }
  }
}

extension OptOutStanding {
  /// What is said of a person where opt-outs do not apply: it is not looked at.
  fileprivate static func notAsked(_ policy: PolicyVersion) -> OptOutStanding {
    decide(hasNHSNumber: false, [], alsoNamed: [], at: Moment(microseconds: 0), policy: policy)
  }
}
