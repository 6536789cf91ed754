internal import DataSet
internal import EventLog
internal import EventSchema
public import Intake
internal import KeyVault
internal import Policy
internal import Projections
internal import SwiftProtobuf

/// By what somebody is asked about.
public enum PersonQuestion: Sendable {
  case nhsNumber(NHSNumber)
  /// The number in the log.
  case personNumber(UInt64)
}

extension SubmissionLedger {
  /// Everything about one person, now or at any moment of history; the look is recorded (R28).
  ///
  /// Numbers that are linked are one person. What was sealed of somebody who was erased is left out. Nil
  /// where the ledger knows nobody of that number, or did not by then; that look names nobody.
  ///
  /// Cost: a walk over the log.
  public func auditPerson(
    _ question: PersonQuestion, asOf moment: AsOf = .now, reason: String
  ) throws(LedgerError) -> PersonAudit? {
    try checkWords(reason, "--reason")
    let size = try foldedSize(asOf: moment)
    let vault = try openVault(readOnly: true)
    guard let number = try number(of: question, vault) else {
      try recordAccess(command: "audit person", reason: reason)
      return nil
    }
    let numbers = try readChoices(asOfSize: size) { (model) throws(ProjectionError) in
      try model.numbers(ofPerson: number)
    }
    let trail = try logging { () throws(EventLogError) in
      try PersonTrail(of: numbers, in: log, before: size)
    }
    guard !trail.events.isEmpty else {
      try recordAccess(command: "audit person", reason: reason)
      return nil
    }
    let audit = try audit(
      number, numbers, trail, asOfSize: size, asOf: try time(of: moment), vault)
    try recordAccess(
      command: "audit person", reason: reason, person: audit.personNumber,
      eventsUnsealed: UInt64(audit.optOut.history.count + audit.restrictions.count))
    return audit
  }

  private func number(
    of question: PersonQuestion, _ vault: Vault
  ) throws(LedgerError) -> UInt64? {
    switch question {
    case .personNumber(let number): number
    case .nhsNumber(let number):
      try vaulting { () throws(VaultError) in
        try vault.person(for: numberLookup(number))?.rawValue
      }
    }
  }

  private func audit(
    _ number: UInt64, _ numbers: Set<UInt64>, _ trail: PersonTrail, asOfSize size: UInt64,
    asOf: Timestamp, _ vault: Vault
  ) throws(LedgerError) -> PersonAudit {
    let optOut = try optOutStatus(ofPerson: number, asOfSize: size, asOf: asOf, vault)
    let hasKey = try keyIfKnown(of: optOut.personNumber, vault) != nil
    let isErased = !hasKey || trail.events.contains { $0.header.type == .personErased }
    let disclosures = try disclosures(ofPerson: numbers, asOfSize: size)
    var referrals: [ReferralAudit] = []
    for referral in trail.referrals.sorted() {
      let history = try referralHistory(referral, asOfSize: size)
      // One that was sent under another patient since is that one's, and none of this person's to see.
      guard let person = history.personNumber, numbers.contains(person),
        let provider = history.provider
      else { continue }
      referrals.append(
        try audit(history, of: person, provider: provider, asOfSize: size, asOf: asOf))
    }
    let choices = try choices(of: number, referrals.map(\.referralNumber), asOfSize: size)
    return PersonAudit(
      personNumber: optOut.personNumber, numbers: numbers.sorted(), isErased: isErased,
      optOut: optOut, consents: choices.compactMap { $0.consent },
      informed: choices.compactMap { $0.informed },
      restrictions: try restrictions(choices, on: asOf.calendarDay, vault),
      referrals: referrals, disclosures: disclosures,
      accesses: try trail.looks(Set(disclosures.filter(\.wasRead).map(\.disclosure))).map {
        (event) throws(LedgerError) in try access(event, asOfSize: size)
      },
      timeline: try timeline(trail, choices, disclosures), asOfSize: size, asOf: asOf)
  }

  /// The key of a person; nil where it was destroyed, or where the vault has none of that number.
  private func keyIfKnown(
    of person: UInt64, _ vault: Vault
  ) throws(LedgerError) -> PersonKey? {
    do throws(LedgerError) {
      return try keyUnlessErased(of: person, vault)
    } catch {
      if case .vault(.unknownPerson) = error { return nil }
      throw error
    }
  }

  private func optOutStatus(
    ofPerson number: UInt64, asOfSize size: UInt64, asOf: Timestamp, _ vault: Vault
  ) throws(LedgerError) -> OptOutStatus {
    let (facts, standing) = try optOutStanding(
      of: number, isFoundByNumber: false, at: Moment(asOf),
      PolicyBook.standard.version(on: asOf.calendarDay), try countingChecks(asOfSize: size), vault)
    return OptOutStatus(
      personNumber: facts.person, standing: standing,
      history: facts.tellings.map { OptOutStatus.Entry($0) }, asOf: asOf)
  }

  /// Everything that happened to the person, those events included that name nobody.
  private func timeline(
    _ trail: PersonTrail, _ choices: [ChoiceOnRecord], _ disclosures: [PersonDisclosure]
  ) throws(LedgerError) -> [PersonAudit.Entry] {
    var events = trail.events
    let known = Set(events.map(\.position))
    let others = choices.map(\.record.position) + disclosures.map(\.position)
    try logging { () throws(EventLogError) in
      let snapshot = try log.beginRead()
      for position in Set(others).subtracting(known) {
        events.append(try snapshot.event(at: position))
      }
    }
    return events.sorted { $0.position < $1.position }.map { PersonAudit.Entry($0) }
  }
}

/// A choice, and the referral that it is about.
struct ChoiceOnRecord {
  let record: ChoiceRecord
  let referral: UInt64?
}

extension SubmissionLedger {
  /// What is on record of a person as a whole and of each referral, in order.
  ///
  /// Not what is on record of somebody whom an id has named too: that may be another person.
  private func choices(
    of person: UInt64, _ referrals: [UInt64], asOfSize size: UInt64
  ) throws(LedgerError) -> [ChoiceOnRecord] {
    let found = try readChoices(asOfSize: size) { (model) throws(ProjectionError) in
      var found = try model.ownRecords(ofPerson: person).map {
        ChoiceOnRecord(record: $0, referral: nil)
      }
      for referral in referrals {
        found += try model.records(ofReferral: referral).map {
          ChoiceOnRecord(record: $0, referral: referral)
        }
      }
      return found
    }
    return found.sorted {
      ($0.record.position, $0.referral ?? 0) < ($1.record.position, $1.referral ?? 0)
    }
  }

  private func restrictions(
    _ choices: [ChoiceOnRecord], on day: Day, _ vault: Vault
  ) throws(LedgerError) -> [PersonAudit.Restriction] {
    let facts = ChoiceFacts(choices.map(\.record)).restrictions
    var found: [PersonAudit.Restriction] = []
    for choice in choices {
      guard case .restriction(let body) = choice.record.content,
        let fact = facts.first(where: { $0.position == choice.record.position.rawValue })
      else { continue }
      let details = try details(at: choice.record.position, vault)
      found.append(
        PersonAudit.Restriction(
          position: choice.record.position, provider: body.provider,
          referralNumber: choice.referral, details: details.map { ($0.kind, $0.reference) },
          from: fact.from, until: fact.until, liftedFrom: fact.liftedFrom,
          isInForce: fact.isInForce(on: day)))
    }
    return found
  }
}

extension ChoiceOnRecord {
  fileprivate var consent: PersonAudit.Consent? {
    guard case .consent(let body) = record.content else { return nil }
    return PersonAudit.Consent(
      position: record.position, provider: body.provider, referralNumber: referral,
      soughtOn: body.hasSoughtOn ? Day(daysSince1970: body.soughtOn) : nil,
      outcome: body.outcome)
  }

  fileprivate var informed: PersonAudit.Informed? {
    guard case .informed(let body) = record.content else { return nil }
    return PersonAudit.Informed(
      position: record.position, provider: body.provider, referralNumber: referral,
      wordingVersion: body.wordingVersion, informedOn: Day(daysSince1970: body.informedOn))
  }
}

extension PersonAudit.Entry {
  fileprivate init(_ event: RecordedEvent) {
    position = event.position
    recordedAt = event.header.recordedAt
    effectiveAt = event.header.effectiveAt
    type = event.header.type
    stream = event.header.stream
    actor = event.actor
    referralNumber = event.header.referralNumber
  }
}
