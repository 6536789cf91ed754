internal import DataSet
internal import EventLog
internal import EventSchema
internal import KeyVault
internal import Projections
internal import Publication
internal import SwiftProtobuf
internal import WorkAhead

/// What was counted, and how many sealed events were opened for it.
struct CountedPathways: Sendable {
  var counts: MeasureCounts
  var eventsUnsealed: UInt64 = 0
}

extension SubmissionLedger {
  /// Counts the pathways of a month.
  ///
  /// Every referral in the submissions that count for the month is read with all its earlier months.
  /// Cost: some 30 µs of processor time for each month of a referral; memory does not grow with their number.
  func countPathways(
    _ basis: PublicationBasis, progress: (Int) -> Void
  ) throws(LedgerError) -> CountedPathways {
    let vault = try openVault(readOnly: true)
    let places = basis.submissions.reduce(into: [UInt64: PathwayReader.Places]()) {
      $0[$1.number] = DataSet.version($1.version).map(PathwayReader.Places.init)
    }
    var counted = CountedPathways(counts: MeasureCounts(of: basis.period))
    var line = AheadLine<Result<CountedPathways, LedgerError>>(limit: 4)
    var walk = ReferralWalk(self, of: nil, asOfSize: basis.size)
    while let run = try walk.next({ history, _ in history.pathway(basis) }) {
      let sealed = try sealedPathways(run.compactMap(\.self), vault, &counted.counts)
      let period = basis.period
      let done = line.add {
        Result { () throws(LedgerError) in try Self.count(sealed, period, places) }
      }
      if let done { counted.add(try done.get()) }
      log.releaseResidentPages()
      progress(counted.counts.pathways)
    }
    while let done = line.next() { counted.add(try done.get()) }
    return counted
  }

  /// Copies the records of pathways; those of people who were erased are counted and left out.
  private func sealedPathways(
    _ plans: [PathwayPlan], _ vault: Vault, _ counts: inout MeasureCounts
  ) throws(LedgerError) -> [SealedPathway] {
    var pathways: [SealedPathway] = []
    for plan in plans {
      var keys: [UInt64: PersonKey] = [:]
      for person in Set(plan.records.map(\.person)) {
        keys[person] = try keyUnlessErased(of: person, vault)
      }
      guard plan.records.allSatisfy({ keys[$0.person] != nil }) else {
        counts.addUnreadable()
        continue
      }
      let events = try logging { () throws(EventLogError) in
        let snapshot = try log.beginRead()
        var events: [RecordedEvent] = []
        for record in plan.records { events.append(try snapshot.event(at: record.position)) }
        return events
      }
      pathways.append(SealedPathway(plan: plan, events: events, keys: keys))
    }
    return pathways
  }

  private static func count(
    _ pathways: [SealedPathway], _ period: Period, _ places: [UInt64: PathwayReader.Places]
  ) throws(LedgerError) -> CountedPathways {
    var counted = CountedPathways(counts: MeasureCounts(of: period))
    for pathway in pathways {
      counted.counts.add(try pathway.facts(through: period.lastDay, places))
      counted.eventsUnsealed += UInt64(pathway.events.count)
    }
    return counted
  }
}

extension CountedPathways {
  fileprivate mutating func add(_ other: CountedPathways) {
    counts.merge(other.counts)
    eventsUnsealed += other.eventsUnsealed
  }
}

/// Where the records of a pathway stand, month by month.
private struct PathwayPlan: Sendable {
  struct Record: Sendable {
    let position: Position
    let person: UInt64
    let submission: UInt64
  }

  let provider: String
  let receivedOn: Day
  let dischargedOn: Day?
  let records: [Record]
}

/// The records of a pathway and the keys that open them.
private struct SealedPathway: Sendable {
  let plan: PathwayPlan
  let events: [RecordedEvent]
  let keys: [UInt64: PersonKey]

  func facts(
    through lastDay: Day, _ places: [UInt64: PathwayReader.Places]
  ) throws(LedgerError) -> PathwayFacts {
    var reader = PathwayReader(through: lastDay)
    var rows: [SchemaRow] = []
    for (place, record) in plan.records.enumerated() {
      rows += try self.rows(of: events[place], of: record)
      // The parts of one month are read together: a score names a contact that may stand in another.
      let next = place + 1 < plan.records.count ? plan.records[place + 1].submission : nil
      guard next != record.submission else { continue }
      guard let found = places[record.submission] else {
        throw .projection(.malformedBody(record.position))
      }
      reader.add(rows, found)
      rows = []
    }
    return reader.facts(
      provider: plan.provider, receivedOn: plan.receivedOn, dischargedOn: plan.dischargedOn)
  }

  private func rows(
    of event: RecordedEvent, of record: PathwayPlan.Record
  ) throws(LedgerError) -> [SchemaRow] {
    guard let key = keys[record.person] else {
      throw .projection(.malformedBody(record.position))
    }
    let bytes = try vaulting { () throws(VaultError) in
      try Sealed.open(event.sealed, associatedData: event.associatedData, with: key)
    }
    guard let rows = try? SchemaRows(serializedBytes: bytes).rows else {
      throw .projection(.malformedBody(record.position))
    }
    return rows
  }
}

extension ReferralHistory {
  /// The pathway as it counts for a month; nil where the referral is not in the submission that does.
  fileprivate func pathway(_ basis: PublicationBasis) -> PathwayPlan? {
    let number = basis.period.number
    guard submitted.contains(where: { $0.body.period == number }) else { return nil }
    let state = ReferralState(submitted) { basis.accepted.latest(provider: $0, period: $1) }
    let months = state.months.filter { $0.period <= number }
    guard let month = months.last, month.period == number, let body = month.entries.first?.body
    else { return nil }
    return PathwayPlan(
      provider: body.provider, receivedOn: Day(daysSince1970: body.receivedOn),
      dischargedOn: body.hasDischargedOn ? Day(daysSince1970: body.dischargedOn) : nil,
      records: months.flatMap(\.entries).map { entry in
        PathwayPlan.Record(
          position: entry.position, person: entry.personNumber,
          submission: UInt64(entry.body.submission))
      })
  }
}
