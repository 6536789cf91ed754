internal import Agreements
internal import DataSet
internal import Disclosure
internal import EventLog
internal import EventSchema
internal import Policy
internal import Projections

/// What decides whether a release may be made, as of one moment.
struct DisclosureGate {
  let decided: DecidingMoment
  let decision: ReleaseGate.Decision
  let basis: DisclosureBasis
  let policy: PolicyVersion
  let instruments: InstrumentsInForce
  /// The stream of the agreement and the version that it must still have when the log takes the release.
  let condition: (stream: StreamID, version: ExpectedVersion)?
}

extension SubmissionLedger {
  /// Decides about a request by everything that was on record at a moment.
  func gate(
    _ request: ReleaseRequest, at decided: DecidingMoment
  ) throws(LedgerError) -> DisclosureGate {
    let day = decided.time.calendarDay
    let policy = PolicyBook.standard.version(on: day)
    let use = policy.use(named: request.use)
    let basis = try disclosureBasis(of: request, use, asOfSize: decided.size)
    var evidence = ReleaseGate.Evidence()
    evidence.submitted = basis.submitted
    let dossiers = use?.needsAgreement == true ? try agreements(asOf: decided.asOf) : []
    evidence.agreements = dossiers.map(\.history)
    evidence.named = request.agreement.flatMap { reference in
      dossiers.first { $0.history.version(reference) != nil }?.history
    }
    let checks = try readOptOuts(asOfSize: decided.size) { (model) throws(ProjectionError) in
      try model.checks()
    }
    evidence.add(checks)
    let decision = ReleaseGate.decide(
      request, evidence, at: decided.moment, on: day, policy: policy)
    var condition: (StreamID, ExpectedVersion)?
    if case .allowed(let ground) = decision, let agreement = ground.agreement {
      let dossier = dossiers.first { $0.history.versions.contains(agreement) }
      if let dossier, let stream = dossier.events.first?.header.stream {
        condition = (stream, .exactly(UInt64(dossier.events.count)))
      }
    }
    return DisclosureGate(
      decided: decided, decision: decision, basis: basis, policy: policy,
      instruments: try instrumentsInForce(on: day, asOf: decided.asOf), condition: condition)
  }
}

extension DisclosureGate {
  /// What the file follows from, where it may be made on that ground.
  func computation(
    _ number: UInt64, _ request: ReleaseRequest, _ ground: ReleaseGround
  ) -> ReleaseComputation {
    ReleaseComputation(
      number: number, request: request, ground: ground,
      groundBody: SchemaDisclosureGround(ground, instruments), basis: basis, policy: policy,
      decided: decided)
  }
}

extension ReleaseGate.Evidence {
  /// Adds what checks of opt-outs tell, in their order.
  fileprivate mutating func add(_ checks: [OptOutCheckRecord]) {
    for record in checks {
      switch record.outcome {
      case .open: break
      case .complete:
        check = ReleaseGate.CheckFact(
          number: record.number, askedAt: Moment(microseconds: record.requestedAt.microseconds),
          askedOn: record.requestedAt.calendarDay)
        failed = nil
      case .inconclusive(_, _, let reason): failed = (record.number, reason)
      }
    }
  }
}
