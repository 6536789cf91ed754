public import Agreements
internal import DataSet
public import EventLog
internal import EventSchema
internal import Policy
internal import Projections

/// The documents by which agreements are changed.
public enum AgreementDocument: String, Sendable, CaseIterable {
  case application
  case amendment
  case review
  case approval
  case ending
}

/// What a document did.
public struct AgreementChange: Sendable {
  /// The version that it was about.
  public let record: AgreementRecord
  /// The position of the event; nil where it was on record in the same words.
  public let position: Position?

  /// Whether anything was appended.
  public var isNew: Bool { position != nil }
}

/// An agreement with the events that tell of it.
public struct AgreementDossier: Sendable {
  /// What was done with it.
  public let history: AgreementHistory
  /// Its events, in order.
  public let events: [RecordedEvent]

  /// The events of one version.
  public func events(of record: AgreementRecord) -> [RecordedEvent] {
    events.filter { record.positions.contains($0.position.rawValue) }
  }
}

extension SubmissionLedger {
  /// Takes a document about an agreement (R18).
  ///
  /// Either it is good and the agreement can take the step, or nothing is appended.
  /// - Throws: ``LedgerError/document(path:_:)`` with everything that is wrong with it, or with what is
  ///   missing before the step can be taken.
  public func takeAgreement(
    _ kind: AgreementDocument, from path: String
  ) throws(LedgerError) -> AgreementChange {
    let bytes = try readDocument(path)
    let step = try documented(path) { () throws(AgreementsError) in
      try read(kind, bytes)
    }
    return try take(step, from: path)
  }

  /// The version of an agreement that a name means, with everything of the agreement, as of a moment of history.
  ///
  /// - Throws: ``LedgerError/notFound(what:)`` where nothing of it was on record.
  public func agreement(
    _ reference: AgreementReference, asOf moment: AsOf = .now
  ) throws(LedgerError) -> (record: AgreementRecord, dossier: AgreementDossier) {
    let size = try size(asOf: moment)
    guard let number = try findAgreement(reference).number else {
      throw .notFound(what: "agreement \(reference)")
    }
    let dossier = try dossier(in: agreementStream(number), asOfSize: size)
    guard let record = dossier.history.version(reference) else {
      throw .notFound(what: "agreement \(reference)")
    }
    return (record, dossier)
  }

  /// All agreements as of a moment of history, in the order in which they were applied for.
  ///
  /// Cost: two looks into the log for each of their events.
  public func agreements(asOf moment: AsOf = .now) throws(LedgerError) -> [AgreementDossier] {
    let size = try size(asOf: moment)
    let count = try logging { () throws(EventLogError) in
      try log.beginRead().highestNumber(in: .agreement) ?? 0
    }
    var dossiers: [AgreementDossier] = []
    for number in 0..<count {
      let dossier = try dossier(in: agreementStream(number + 1), asOfSize: size)
      // What was applied for later has later events only.
      guard dossier.history.newest != nil else { break }
      dossiers.append(dossier)
    }
    return dossiers
  }

  private func read(
    _ kind: AgreementDocument, _ bytes: [UInt8]
  ) throws(AgreementsError) -> AgreementStep {
    let policy = PolicyBook.standard.version(on: today)
    switch kind {
    case .application: return .applied(try AgreementTerms(document: bytes, policy: policy))
    case .amendment: return .amended(try AgreementTerms(document: bytes, policy: policy))
    case .review: return .reviewed(try AgreementReview(document: bytes, today: today))
    case .approval: return .approved(try AgreementApproval(document: bytes, today: today))
    case .ending: return .ended(try AgreementEnding(document: bytes))
    }
  }

  private func take(
    _ step: AgreementStep, from path: String
  ) throws(LedgerError) -> AgreementChange {
    var history = AgreementHistory()
    var taken = step
    let position = try append(to: { () throws(LedgerError) in
      // Another process may have given the next number to another agreement.
      let (number, count) = try findAgreement(step.reference)
      return agreementStream(number ?? count + 1)
    }) { (stream, events) throws(LedgerError) -> EventFields? in
      history = try AgreementHistory(events)
      let decided = try documented(path) { () throws(AgreementsError) in
        try history.decide(step)
      }
      guard let decided else { return nil }
      taken = decided
      return EventFields(
        type: decided.eventType, stream: stream,
        effectiveAt: Timestamp(startOf: decided.effectiveDay), actor: session.actor,
        body: try decided.body())
    }
    if let position { history.take(taken, at: position.rawValue) }
    guard let record = history.version(taken.reference) else {
      throw .notFound(what: "agreement \(taken.reference)")
    }
    return AgreementChange(record: record, position: position)
  }

  /// The number of an agreement, nil where nothing of it was applied for; and how many agreements there
  /// are.
  ///
  /// Cost: two looks into the log for each agreement; there are thousands at most.
  private func findAgreement(
    _ reference: AgreementReference
  ) throws(LedgerError) -> (number: UInt64?, count: UInt64) {
    try logging { () throws(EventLogError) in
      let snapshot = try log.beginRead()
      let count = try snapshot.highestNumber(in: .agreement) ?? 0
      for number in 0..<count {
        let event = try agreementStream(number + 1).event(1, in: snapshot)
        guard case .applied(let terms)? = AgreementStep(event) else {
          throw .damaged(.missingState("agreement of position \(event.position)"))
        }
        if terms.reference.agreement == reference.agreement { return (number + 1, count) }
      }
      return (nil, count)
    }
  }

  private func dossier(
    in stream: OrderedStream, asOfSize size: UInt64
  ) throws(LedgerError) -> AgreementDossier {
    let events = try logging { () throws(EventLogError) in
      try stream.events(in: try log.beginRead(), asOfSize: size)
    }
    return AgreementDossier(history: try AgreementHistory(events), events: events)
  }

  /// Agreements are numbered in the order in which they were applied for.
  private func agreementStream(_ number: UInt64) -> OrderedStream {
    OrderedStream(id: StreamID(.agreement, number))
  }
}

extension AgreementHistory {
  fileprivate init(_ events: [RecordedEvent]) throws(LedgerError) {
    self.init()
    for event in events {
      guard let step = AgreementStep(event) else {
        throw .projection(.malformedBody(event.position))
      }
      take(step, at: event.position.rawValue)
    }
  }
}
