internal import DataSet
internal import Disclosure
internal import EventLog
internal import EventSchema
internal import KeyVault
internal import PersonSets
internal import Policy
internal import Projections
internal import SwiftProtobuf
internal import WorkAhead

/// Takes the lines of a release as they are cut.
protocol DisclosureSink {
  /// Lines of a table, by its place among those of a version of the data set.
  mutating func take(
    _ lines: [UInt8], count: Int, table: Int, version: String
  ) throws(LedgerError)
}

/// What one pass over the records of a release came to.
struct DisclosureTally {
  /// Everybody whom a submission holds, by what became of them in some month.
  var people: [MemberGroup: PersonSet] = [:]
  /// How many were read, each counted once a month.
  var readCount = 0
  /// Lines by version of the data set, in the order of its tables of the release.
  var rows: [String: [Int]] = [:]
  var eventsUnsealed: UInt64 = 0
}

extension DisclosureTally {
  mutating func add(_ person: UInt64, to group: MemberGroup) throws(LedgerError) {
    readCount += 1
    do throws(PersonSetError) {
      _ = try people[group, default: PersonSet()].insert(person)
    } catch {
      throw .personSet(error)
    }
  }
}

/// One pass over the submissions of a release, in the order of the log: who is in, and with which lines.
///
/// Records are opened and cut on whatever core is free, some hundred people at a time; memory grows
/// with the sets of people only.
struct DisclosurePass {
  let ledger: SubmissionLedger
  let vault: Vault
  let rules: DisclosureRules
  /// Choices count up to this size of the log.
  let decidedSize: UInt64
  private let standings: StandingReader?
  private let cohorts = CohortCache()
  private var tally = DisclosureTally()

  private static let groupPersons = 128
  private static let groupsAhead = 8

  init(
    _ ledger: SubmissionLedger, _ vault: Vault, _ rules: DisclosureRules, _ ground: ReleaseGround,
    decidedSize: UInt64, at moment: Moment
  ) throws(LedgerError) {
    self.ledger = ledger
    self.vault = vault
    self.rules = rules
    self.decidedSize = decidedSize
    standings =
      ground.optOutApplies
      ? try StandingReader(ledger, asOfSize: decidedSize, at: moment, rules.policy) : nil
  }

  /// Reads everything, and hands over the lines.
  mutating func run(
    over sources: [DisclosureSource], into sink: inout some DisclosureSink,
    progress: (Int) -> Void
  ) throws(LedgerError) -> DisclosureTally {
    for (version, tables) in rules.tables { tally.rows[version] = tables.map { _ in 0 } }
    for source in sources {
      progress(tally.readCount)
      try read(source, into: &sink, progress: progress)
      ledger.log.releaseResidentPages()
    }
    return tally
  }

  private mutating func read(
    _ source: DisclosureSource, into sink: inout some DisclosureSink, progress: (Int) -> Void
  ) throws(LedgerError) {
    let personnel = try ledger.personnel(of: source, vault)
    let header = personnel.flatMap(\.rows).first { $0.table.name == "IDS000Header" }
    guard let header else { throw .projection(.malformedBody(source.accepted)) }
    let facts = SubmissionFacts(
      id: source.record.number, receivedOn: source.record.receivedAt.calendarDay,
      header: header.values)
    var line = AheadLine<Result<[ChosenRecords], LedgerError>>(limit: Self.groupsAhead)
    // Work that holds the vault does not outlive a failure.
    defer { line.abandon() }
    let entitlement = ReferralEntitlement(source, rules)
    var group: [PersonEvents] = []
    var seen = Seen()
    try ledger.forEachEvent(of: source.record, through: source.accepted) {
      (event) throws(LedgerError) in
      guard let person = event.header.personNumber, !event.header.sealed.isEmpty else { return }
      if group.last?.person != person {
        try leaveOutNotEntitled(&group)
        if group.count >= Self.groupPersons {
          let done = line.add(try work(on: group, source, facts))
          try add(done, of: source, &seen, into: &sink)
          group = []
          progress(tally.readCount)
        }
        group.append(PersonEvents(person: person))
      }
      try group[group.count - 1].take(event, where: entitlement)
    }
    try leaveOutNotEntitled(&group)
    try add(line.add(try work(on: group, source, facts)), of: source, &seen, into: &sink)
    while let done = line.next() { try add(done, of: source, &seen, into: &sink) }
    guard seen.hasRows else { return }
    try addPersonnel(personnel, of: source, facts, naming: seen.staff, into: &sink)
  }

  /// Of the last person, once everything is there: nothing is opened of whom the recipient may not see.
  private mutating func leaveOutNotEntitled(_ group: inout [PersonEvents]) throws(LedgerError) {
    guard let last = group.last, last.referrals.isEmpty else { return }
    group.removeLast()
    try tally.add(last.person, to: .notEntitled)
  }

  /// What rows of patients that leave say of a submission.
  private struct Seen {
    var hasRows = false
    /// The members of staff whom they name.
    var staff: Set<String> = []
  }

  /// Gathers what decisions about some people need, for any core to make them.
  private func work(
    on group: [PersonEvents], _ source: DisclosureSource, _ facts: SubmissionFacts
  ) throws(LedgerError) -> @Sendable () -> Result<[ChosenRecords], LedgerError> {
    let gathered = try gather(group)
    let (vault, rules, standings) = (vault, rules, standings)
    return {
      Result { () throws(LedgerError) in
        var chosen: [ChosenRecords] = []
        for each in gathered {
          let records = try each.withKeys(vault)
          chosen.append(try records.chosen(from: source, facts, rules, standings))
        }
        return chosen
      }
    }
  }

  /// What is on record of some people: each projection and the log are looked into once for all of them.
  private func gather(
    _ group: [PersonEvents]
  ) throws(LedgerError) -> [GatheredRecords] {
    let readsStatuses = standings != nil
    var gathered = try ledger.readOptOuts(asOfSize: decidedSize) {
      (model) throws(ProjectionError) in
      var gathered: [GatheredRecords] = []
      for events in group {
        var each = GatheredRecords(events, present: try model.present(events.person))
        if readsStatuses { try each.addPlaces(model) }
        gathered.append(each)
      }
      return gathered
    }
    try ledger.readChoices(asOfSize: decidedSize, cohorts) { (model) throws(ProjectionError) in
      for place in gathered.indices { try gathered[place].addRestrictions(model) }
    }
    try logging { () throws(EventLogError) in
      let snapshot = try ledger.log.beginRead()
      for place in gathered.indices { try gathered[place].addStatuses(snapshot) }
    }
    return gathered
  }

  /// Adds what was cut, where some work is done.
  private mutating func add(
    _ done: Result<[ChosenRecords], LedgerError>?, of source: DisclosureSource,
    _ seen: inout Seen, into sink: inout some DisclosureSink
  ) throws(LedgerError) {
    guard let done else { return }
    for chosen in try done.get() {
      seen.staff.formUnion(chosen.staff)
      seen.hasRows = seen.hasRows || chosen.group == .included
      try tally.add(chosen.person, to: chosen.group)
      tally.eventsUnsealed += UInt64(chosen.eventsUnsealed)
      try add(chosen, of: source, into: &sink)
    }
  }

  private mutating func add(
    _ chosen: ChosenRecords, of source: DisclosureSource, into sink: inout some DisclosureSink
  ) throws(LedgerError) {
    let version = source.dataSet.version.text
    for (table, count) in chosen.counts.enumerated() where count > 0 {
      tally.rows[version]?[table] += count
      try sink.take(chosen.lines[table], count: count, table: table, version: version)
    }
  }

  /// Adds the header, and the rows about staff whom the rows of patients name.
  private mutating func addPersonnel(
    _ personnel: [AcceptedContent], of source: DisclosureSource, _ facts: SubmissionFacts,
    naming staff: Set<String>, into sink: inout some DisclosureSink
  ) throws(LedgerError) {
    let tables = rules.tables[source.dataSet.version.text] ?? []
    var chosen = ChosenRecords(
      person: 0, group: .included, lines: tables.map { _ in [] }, counts: tables.map { _ in 0 })
    var cutter = RowCutter(source, facts, rules, present: nil)
    for content in personnel {
      try cutter.cut(content, into: &chosen) { row, _ in
        // A provider gets back whatever it handed in.
        guard rules.use.needsAgreement, let field = row.table.fieldIndex(named: "CarePersLocalId")
        else { return true }
        return row.values[field].map(staff.contains) ?? false
      }
    }
    try add(chosen, of: source, into: &sink)
    tally.eventsUnsealed += UInt64(personnel.count)
  }
}

extension SubmissionLedger {
  /// The rows of no patient of a submission: the header, and those about staff.
  ///
  /// They stand behind the patients, so they are looked for from the end.
  func personnel(
    of source: DisclosureSource, _ vault: Vault
  ) throws(LedgerError) -> [AcceptedContent] {
    let start = source.record.receivedPosition.rawValue
    let end = source.accepted.rawValue
    var span: UInt64 = 512
    while true {
      let first = end - start > span ? end - span : start
      let events = try logging { () throws(EventLogError) in
        try log.copyEvents(from: Position(first), limit: Int(end - first) + 1)
      }
      let own = events.filter { event in
        event.header.type == .personnelSubmitted
          && (try? SchemaPersonnelSubmitted(serializedBytes: event.body).submission)
            == UInt32(truncatingIfNeeded: source.record.number)
      }
      let isWhole =
        own.first.flatMap {
          try? SchemaPersonnelSubmitted(serializedBytes: $0.body).part
        } == 1
      if isWhole || first == start {
        return try own.map { event throws(LedgerError) in
          try content(ofPersonnel: event, source.dataSet, vault)
        }
      }
      span *= 16
    }
  }

  private func content(
    ofPersonnel event: RecordedEvent, _ dataSet: DataSet, _ vault: Vault
  ) throws(LedgerError) -> AcceptedContent {
    guard let content = try content(of: event, dataSet, vault) else {
      throw .projection(.malformedBody(event.position))
    }
    return content
  }
}
