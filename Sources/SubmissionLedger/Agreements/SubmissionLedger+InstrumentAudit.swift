internal import Agreements
public import DataSet
internal import EventLog
internal import EventSchema
internal import Projections

extension SubmissionLedger {
  /// Which instruments were in force when, and which submissions, disclosures and publications cite which (R23).
  ///
  /// Decisions about referrals stand in the events of a submission and rest on what that cites.
  /// - Parameters:
  ///   - from: the first day; nil for the day on which the ledger was made.
  ///   - to: the last day; nil for the day of the moment.
  public func auditInstruments(
    from: Day? = nil, to: Day? = nil, asOf moment: AsOf = .now
  ) throws(LedgerError) -> InstrumentAudit {
    let size = try foldedSize(asOf: moment)
    let first = from ?? identity.createdAt.calendarDay
    let last = if let to { to } else { max(first, try day(of: moment)) }
    guard first <= last else {
      throw .badArgument(name: "--to", expected: "a day that is not before \(first)")
    }
    let all = try recordedInstruments(asOfSize: size)
    let events = try citingEvents(all, asOfSize: size).filter { (first...last).contains($0.day) }
    return InstrumentAudit(
      history: InstrumentHistory(among: all, over: first...last), events: events,
      asOf: try time(of: moment))
  }

  /// The instruments at some positions, in their order.
  func instruments(at positions: [UInt64]) throws(LedgerError) -> [RecordedInstrument] {
    let wanted = Set(positions)
    return try recordedInstruments(asOfSize: .max).filter { wanted.contains($0.position) }
  }

  private func citingEvents(
    _ all: [RecordedInstrument], asOfSize size: UInt64
  ) throws(LedgerError) -> [InstrumentAudit.CitingEvent] {
    let submissions = try readSubmissions(asOfSize: size) { (model) throws(ProjectionError) in
      try model.submissions()
    }
    let disclosures = try readDisclosures(asOfSize: size) { (model) throws(ProjectionError) in
      try model.disclosures()
    }
    var events = submissions.map { record in
      InstrumentAudit.CitingEvent(
        .submission, record.number, record.receivedPosition, record.receivedAt.calendarDay,
        record.received.instruments, among: all, below: record.receivedPosition.rawValue)
    }
    for record in disclosures {
      guard case .released(let position, _, let body) = record.outcome else { continue }
      let decided = Timestamp(microseconds: body.decidedAtMicroseconds)
      events.append(
        InstrumentAudit.CitingEvent(
          .disclosure, record.number, position, decided.calendarDay, body.ground.instruments,
          among: all, below: body.decidedSize))
    }
    // A month is published only after something was handed in for it.
    for number in Set(submissions.map(\.received.period)) {
      guard let month = Period(number: number) else { continue }
      for published in try publications(of: month) where published.position.rawValue < size {
        events.append(
          InstrumentAudit.CitingEvent(
            .publication, UInt64(number), published.position, published.day,
            published.body.instruments, among: all, below: published.position.rawValue))
      }
    }
    return events.sorted { $0.position < $1.position }
  }
}

extension InstrumentAudit.CitingEvent {
  /// - Parameter size: what was on record below it, the event could cite.
  fileprivate init(
    _ kind: Kind, _ number: UInt64, _ position: Position, _ day: Day, _ cites: [UInt64],
    among all: [RecordedInstrument], below size: UInt64
  ) {
    self.kind = kind
    self.number = number
    self.position = position
    self.day = day
    self.cites = cites
    let cited = all.filter { cites.contains($0.position) }
    missing = InstrumentsInForce.gaps(in: cited.map(\.instrument.kind))
    let due = InstrumentsInForce(among: all.filter { $0.position < size }, on: day).positions
    wrong = Set(due).symmetricDifference(cites).sorted()
  }
}
