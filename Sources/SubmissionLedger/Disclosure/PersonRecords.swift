internal import DataSet
internal import Disclosure
internal import EventLog
internal import EventSchema
internal import KeyVault
internal import Policy
internal import Projections
internal import SwiftProtobuf

/// What one submission holds of one person, still sealed, and what bears on whether it may leave.
struct PersonRecords: Sendable {
  let person: UInt64
  /// The number by which the person goes.
  let present: UInt64
  /// Nil where it was destroyed.
  let key: PersonKey?
  /// In the order of the log.
  let events: [RecordedEvent]
  /// Nil where opt-outs do not apply.
  let standing: StandingReader.Gathered?
  /// What restrictions are on the person as a whole.
  let restrictions: [RestrictionFact]
  /// And those on single referrals.
  let ofReferrals: [UInt64: [RestrictionFact]]
}

/// What of one person leaves.
struct ChosenRecords: Sendable {
  let person: UInt64
  let group: MemberGroup
  /// The lines of each table, in the order of the version's tables of the release.
  var lines: [[UInt8]]
  /// How many lines each table has.
  var counts: [Int]
  /// The ids by which the rows that leave name members of staff.
  var staff: Set<String> = []
  var eventsUnsealed = 0
}

extension PersonRecords {
  /// Decides about the records and cuts those that leave.
  ///
  /// - Parameter standings: nil where opt-outs do not apply.
  func chosen(
    from source: DisclosureSource, _ facts: SubmissionFacts, _ rules: DisclosureRules,
    _ standings: StandingReader?
  ) throws(LedgerError) -> ChosenRecords {
    let tables = rules.tables[source.dataSet.version.text] ?? []
    func none(_ group: MemberGroup, unsealed: Int = 0) -> ChosenRecords {
      ChosenRecords(
        person: person, group: group, lines: tables.map { _ in [] },
        counts: tables.map { _ in 0 }, eventsUnsealed: unsealed)
    }
    guard let key else { return none(.erased) }
    var contents: [AcceptedContent] = []
    for event in events { contents.append(try content(of: event, key, source.dataSet)) }
    let entitled = referrals(contents, source, rules)
    guard !entitled.isEmpty else { return none(.notEntitled, unsealed: events.count) }
    let standing = try standing.flatMap { gathered throws(LedgerError) in
      try standings?.standing(of: gathered)
    }
    let decision = DisclosureDecision.decide(
      for: rules.use, erasedAt: nil, restrictions: restrictions,
      standing: standing ?? .notAsked(rules.policy), exemptions: rules.exemptions, on: rules.day,
      policy: rules.policy)
    if let removal = decision.removal {
      return none(MemberGroup(removal), unsealed: events.count)
    }
    let free = entitled.filter { referral in
      !(ofReferrals[referral] ?? []).contains { $0.isInForce(on: rules.day) }
    }
    guard !free.isEmpty else { return none(.restriction, unsealed: events.count) }
    var chosen = none(.included, unsealed: events.count)
    var cutter = RowCutter(source, facts, rules, present: present)
    for content in contents where content.referral.map(free.contains) ?? true {
      try cutter.cut(content, into: &chosen)
    }
    return chosen
  }

  /// The referrals that the recipient may see.
  private func referrals(
    _ contents: [AcceptedContent], _ source: DisclosureSource, _ rules: DisclosureRules
  ) -> Set<UInt64> {
    let places = AccessPlaces(source.dataSet)
    let received = source.record.received
    let always = [
      AccessTag(.submitter, received.submitter), AccessTag(.provider, received.provider),
    ]
    var tags: [UInt64: Set<AccessTag>] = [:]
    for content in contents {
      guard let referral = content.referral else { continue }
      let commissioners = content.rows.compactMap { row in
        places.commissioner(row.table.name, row.values)
      }
      tags[referral, default: Set(always)].formUnion(
        commissioners.map { AccessTag(.commissioner, $0) })
    }
    return Set(
      tags.filter { rules.use.entitles(rules.recipient, $0.value) }.keys)
  }

  private func content(
    of event: RecordedEvent, _ key: PersonKey, _ dataSet: DataSet
  ) throws(LedgerError) -> AcceptedContent {
    let bytes = try vaulting { () throws(VaultError) in
      try Sealed.open(event.sealed, associatedData: event.associatedData, with: key)
    }
    guard let rows = try? SchemaRows(serializedBytes: bytes).rows else {
      throw .projection(.malformedBody(event.position))
    }
    let accepted = rows.compactMap { AcceptedRow($0, of: dataSet) }
    guard accepted.count == rows.count else {
      throw .projection(.malformedBody(event.position))
    }
    return AcceptedContent(
      rows: accepted, person: event.header.personNumber, referral: event.header.referralNumber)
  }
}

extension OptOutStanding {
  /// What is said of a person where opt-outs do not apply: it is not looked at.
  fileprivate static func notAsked(_ policy: PolicyVersion) -> OptOutStanding {
    decide(hasNHSNumber: false, [], alsoNamed: [], at: Moment(microseconds: 0), policy: policy)
  }
}
