public import Agreements
public import DataSet
internal import EventLog
internal import EventSchema
internal import Policy
internal import Projections
internal import SwiftProtobuf

extension SubmissionLedger {
  /// Records an instrument, which from its first day on takes the place of an earlier one of its kind and
  /// reference (R23).
  ///
  /// Returns it with its position, and whether it is new: the same words again append nothing.
  public func recordInstrument(
    from path: String
  ) throws(LedgerError) -> (recorded: RecordedInstrument, isNew: Bool) {
    let bytes = try readDocument(path)
    let instrument = try documented(path) { () throws(AgreementsError) in
      try Instrument(
        document: bytes, policy: PolicyBook.standard.version(on: today), today: today)
    }
    var known: RecordedInstrument?
    let position = try append(to: { Self.instrumentStream }) {
      (stream, events) throws(LedgerError) -> EventFields? in
      known = try recordedInstruments(events).last { $0.instrument == instrument }
      if known != nil { return nil }
      return EventFields(
        type: .instrumentRecorded, stream: stream,
        effectiveAt: Timestamp(startOf: instrument.from), actor: session.actor,
        body: try serialized(SchemaInstrumentRecorded(instrument)))
    }
    if let known { return (known, false) }
    guard let position else { throw .notFound(what: "instrument \(instrument.reference)") }
    return (RecordedInstrument(position: position.rawValue, instrument: instrument), true)
  }

  /// The instruments in force on a day, by what was on record at a moment of history (R23, R24).
  ///
  /// - Parameter day: nil for the day of that moment.
  /// Cost: two looks into the log for each instrument that was ever recorded; there are dozens.
  public func instrumentsInForce(
    on day: Day? = nil, asOf moment: AsOf = .now
  ) throws(LedgerError) -> InstrumentsInForce {
    let all = try recordedInstruments(asOfSize: try size(asOf: moment))
    if let day { return InstrumentsInForce(among: all, on: day) }
    return InstrumentsInForce(among: all, on: try self.day(of: moment))
  }

  /// The kinds of the instruments that an event cites by their positions.
  func instrumentKinds(at positions: [UInt64]) throws(EventLogError) -> [Instrument.Kind] {
    guard !positions.isEmpty else { return [] }
    let snapshot = try log.beginRead()
    var kinds: [Instrument.Kind] = []
    for position in positions {
      let event = try snapshot.event(at: Position(position))
      guard let body = try? SchemaInstrumentRecorded(serializedBytes: event.body),
        let kind = Instrument.Kind(rawValue: body.kind)
      else { throw .damaged(.missingState("instrument of position \(position)")) }
      kinds.append(kind)
    }
    return kinds
  }

  /// All instruments below a size of the log, in its order.
  func recordedInstruments(
    asOfSize size: UInt64
  ) throws(LedgerError) -> [RecordedInstrument] {
    let events = try logging { () throws(EventLogError) in
      try Self.instrumentStream.events(in: try log.beginRead(), asOfSize: size)
    }
    return try recordedInstruments(events)
  }

  private func recordedInstruments(
    _ events: [RecordedEvent]
  ) throws(LedgerError) -> [RecordedInstrument] {
    var instruments: [RecordedInstrument] = []
    for event in events {
      guard let body = try? SchemaInstrumentRecorded(serializedBytes: event.body),
        let instrument = Instrument(body)
      else { throw .projection(.malformedBody(event.position)) }
      instruments.append(
        RecordedInstrument(position: event.position.rawValue, instrument: instrument))
    }
    return instruments
  }

  /// The day in UTC of a moment of history.
  public func day(of moment: AsOf) throws(LedgerError) -> Day {
    try time(of: moment).calendarDay
  }

  private static let instrumentStream = OrderedStream(id: StreamID(.instrument, 1))
}

/// Runs something that reads a document.
func documented<Value>(
  _ path: String, _ body: () throws(AgreementsError) -> Value
) throws(LedgerError) -> Value {
  do throws(AgreementsError) { return try body() } catch { throw .document(path: path, error) }
}
