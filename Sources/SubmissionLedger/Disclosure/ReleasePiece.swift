internal import DataSet
internal import Disclosure
internal import EventLog
internal import KeyVault
internal import Policy
internal import Projections

/// A submission as a release reads it: what is the same for all of its pieces.
struct SourceInRelease: Sendable {
  let ledger: SubmissionLedger
  let vault: Vault
  let rules: DisclosureRules
  /// Choices count up to this size of the log.
  let decidedSize: UInt64
  /// Nil where opt-outs do not apply.
  let standings: StandingReader?
  let source: DisclosureSource
  /// The name common to all events of the submission.
  let name: [UInt8]
  let form: ReleaseSource
  let entitlement: ReferralEntitlement

  /// Where its events are, with those of others between them.
  var positions: Range<UInt64> {
    source.record.receivedPosition.rawValue..<source.accepted.rawValue + 1
  }

  /// The positions in runs that can be read on any cores.
  func pieces(of count: UInt64) -> [ReleasePiece] {
    stride(from: positions.lowerBound, to: positions.upperBound, by: Int(count)).map { start in
      ReleasePiece(
        whole: self, positions: start..<min(start + count, positions.upperBound))
    }
  }
}

/// A run of positions of a submission, with everybody whose first event lies in it.
///
/// It can be read on any core: who it holds follows from the log alone.
struct ReleasePiece: Sendable {
  fileprivate let whole: SourceInRelease
  let positions: Range<UInt64>

  /// What of a piece leaves.
  struct Made: Sendable {
    /// Everybody in it, and what became of them.
    let people: [(person: UInt64, group: MemberGroup)]
    let cut: CutLines
  }

  /// Decides about everybody in the piece, and opens and cuts what leaves.
  func made() throws(LedgerError) -> Made {
    let found = try logging { () throws(EventLogError) in try find() }
    if let position = found.malformed { throw .projection(.malformedBody(position)) }
    var people = found.notEntitled.map { (person: $0, group: MemberGroup.notEntitled) }
    guard !found.entitled.isEmpty else {
      return Made(people: people, cut: CutLines(whole.form.tables))
    }
    var cutter = RowCutter(whole.form)
    let (rules, standings, vault) = (whole.rules, whole.standings, whole.vault)
    for gathered in try gather(found.entitled) {
      let records = try gathered.withKeys(vault)
      let group = try records.choose(rules, standings, into: &cutter)
      people.append((records.records.person, group))
    }
    return Made(people: people, cut: cutter.cutLines)
  }

  /// Who is in the piece, by whether the recipient may see anything of theirs.
  private struct Found {
    var entitled: [PersonEvents] = []
    var notEntitled: [UInt64] = []
    /// An event that nobody can read.
    var malformed: Position?

    /// Takes a person of whom everything is there: nothing is opened of whom the recipient may not see.
    mutating func take(_ person: PersonEvents?) {
      guard let person, person.isHeld else { return }
      if person.referrals.isEmpty {
        notEntitled.append(person.person)
      } else {
        entitled.append(person)
      }
    }
  }

  private func find() throws(EventLogError) -> Found {
    let snapshot = try whole.ledger.log.beginRead()
    // Whoever begins before the piece belongs to another one.
    var before = try person(before: positions.lowerBound, in: snapshot)
    var found = Found()
    var current: PersonEvents?
    var cursor = try snapshot.events(from: Position(positions.lowerBound))
    while let event = try cursor.next(), event.header.position <= whole.source.accepted {
      let isBeyond = event.header.position.rawValue >= positions.upperBound
      if isBeyond, current == nil { break }
      guard let person = person(of: event) else { continue }
      if person != before, person != current?.person {
        found.take(current)
        (before, current) = (nil, nil)
        if isBeyond { break }
        current = PersonEvents(person: person)
      }
      // What was withheld, and that somebody was registered, is no record.
      if event.header.sealed.isEmpty { continue }
      do throws(MalformedEvent) {
        try current?.take(event, where: whole.entitlement)
      } catch {
        found.malformed = event.header.position
        return found
      }
    }
    found.take(current)
    return found
  }

  /// The person whom an event of the submission concerns.
  private func person(of event: StoredEvent) -> UInt64? {
    guard let person = event.header.personNumber,
      event.bytes.extracting(event.header.correlationID).isEqual(to: whole.name.span)
    else { return nil }
    return person
  }

  /// The person of the last event of the submission in front of a position that concerns anybody.
  private func person(
    before position: UInt64, in snapshot: borrowing LogSnapshot
  ) throws(EventLogError) -> UInt64? {
    var place = position
    while place > whole.positions.lowerBound {
      place -= 1
      let event = try snapshot.event(at: Position(place))
      if event.correlationID == whole.name, let person = event.header.personNumber {
        return person
      }
    }
    return nil
  }

  /// What is on record of some people: each projection and the log are looked into once for all of them.
  private func gather(_ people: [PersonEvents]) throws(LedgerError) -> [GatheredRecords] {
    let ledger = whole.ledger
    var gathered = try ledger.readOptOuts(asOfSize: whole.decidedSize) {
      (model) throws(ProjectionError) in
      var gathered: [GatheredRecords] = []
      for events in people {
        var each = GatheredRecords(events, present: try model.present(events.person))
        if whole.standings != nil { try each.addPlaces(model) }
        gathered.append(each)
      }
      return gathered
    }
    try ledger.readChoices(asOfSize: whole.decidedSize) { (model) throws(ProjectionError) in
      for place in gathered.indices { try gathered[place].addRestrictions(model) }
    }
    try logging { () throws(EventLogError) in
      let snapshot = try ledger.log.beginRead()
      for place in gathered.indices { try gathered[place].addStatuses(snapshot) }
    }
    return gathered
  }
}
