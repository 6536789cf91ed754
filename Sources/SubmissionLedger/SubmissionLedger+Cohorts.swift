public import DataSet
internal import EventLog
internal import EventSchema
internal import KeyVault
internal import Policy
internal import Projections

extension SubmissionLedger {
  /// Records that the patients of all referrals of a provider that meet a definition were informed by
  /// a wording on a day (R11).
  ///
  /// Who belongs is decided once, by what the ledger knows now: a referral that comes later does not
  /// belong. The parts of a large cohort are one batch, so that a crash leaves all of it or nothing.
  /// Where all members are on record as informed by that wording on that day, nothing is appended.
  ///
  /// Cost: a walk over all referrals; memory grows by some bytes for each member.
  ///
  /// - Throws: ``LedgerError/emptyCohort(provider:)`` where no referral meets the definition.
  public func informCohort(
    provider: OrganisationCode, version: String, on day: Day, _ definition: CohortDefinition
  ) throws(LedgerError) -> CohortInforming {
    try checkInformed(day)
    if let from = definition.receivedFrom, let to = definition.receivedTo, to < from {
      throw .badArgument(
        name: "--received-to", expected: "a day that is not before --received-from")
    }
    let wording = try wording(version)
    guard day >= wording.from else {
      throw .badArgument(
        name: "--informed-on", expected: "a day from \(wording.from) on, when the wording began")
    }
    // Under the vault's lock no submission and no other choice is appended: a submission sees all of
    // the cohort or nothing.
    let vault = try openVault(readOnly: false)
    defer { withExtendedLifetime(vault) {} }
    try checkFit(of: vault)
    try catchUp()
    var cohort = SchemaCohortInformed()
    cohort.provider = provider.text
    cohort.wordingVersion = wording.version
    cohort.wordingPosition = wording.position.rawValue
    cohort.informedOn = day.daysSince1970
    cohort.definition = definition.body
    let found = try members(of: cohort, definition, provider)
    guard !found.members.isEmpty else { throw .emptyCohort(provider: provider.text) }
    guard found.onRecord < found.members.count else {
      return CohortInforming(
        members: found.members.count, onRecord: found.onRecord, positions: 0..<0)
    }
    let positions = try append(cohort, found.members, effective: day)
    try catchUp()
    return CohortInforming(
      members: found.members.count, onRecord: found.onRecord, positions: positions)
  }

  /// The numbers of the referrals that belong to a cohort, ascending, and how many of them are on
  /// record as informed in the same words.
  private func members(
    of cohort: SchemaCohortInformed, _ definition: CohortDefinition, _ provider: OrganisationCode
  ) throws(LedgerError) -> (members: [UInt64], onRecord: Int) {
    let size = try size(asOf: .now)
    let accepted = try acceptedSubmissions(asOfSize: size)
    let told = ChoiceRecord.Content.informed(SchemaPatientInformed(cohort))
    var members: [UInt64] = []
    var onRecord = 0
    var walk = ReferralWalk(self, of: provider, asOfSize: size)
    while let run = try walk.next({
      (history, model) throws(ProjectionError) -> (number: UInt64, isOnRecord: Bool)? in
      guard let newest = history.newest(in: accepted), definition.admits(newest.dates) else {
        return nil
      }
      let informings = try model.records(ofReferral: history.number, person: newest.person)
        .filter(\.isInforming)
      if definition.onlyNotInformed, informings.contains(where: { $0.content != told }) {
        return nil
      }
      return (history.number, informings.contains { $0.content == told })
    }) {
      for member in run.compactMap(\.self) {
        members.append(member.number)
        if member.isOnRecord { onRecord += 1 }
      }
    }
    return (members, onRecord)
  }

  /// Appends all parts at once.
  private func append(
    _ cohort: SchemaCohortInformed, _ members: [UInt64], effective day: Day
  ) throws(LedgerError) -> Range<UInt64> {
    let parts = CohortParts.steps(of: members, limitBytes: SubmissionEncoder.rowByteLimit)
    var drafts: [EventDraft] = []
    for (index, steps) in parts.enumerated() {
      var part = cohort
      part.part = UInt32(index + 1)
      part.parts = UInt32(parts.count)
      part.steps = steps
      drafts.append(
        EventDraft(
          EventFields(
            type: .cohortInformed, stream: StreamID(.notice, 1),
            effectiveAt: Timestamp(startOf: day), actor: session.actor,
            body: try serialized(part))))
    }
    return try append(drafts).positions
  }
}

extension ReferralHistory {
  /// What the newest accepted submission says of the referral, whether it was kept or withheld.
  fileprivate func newest(
    in accepted: AcceptedSubmissions
  ) -> (dates: ReferralDates, person: UInt64)? {
    let kept = submitted.last { accepted[UInt64($0.body.submission)] != nil }
    let held = withheld.last { accepted[UInt64($0.body.submission)] != nil }
    if let kept, kept.position > held?.position ?? Position(0) {
      return (ReferralDates(kept.body), kept.personNumber)
    }
    return held.map { (ReferralDates($0.body), $0.personNumber) }
  }
}

extension ChoiceRecord {
  fileprivate var isInforming: Bool { if case .informed = content { true } else { false } }
}
