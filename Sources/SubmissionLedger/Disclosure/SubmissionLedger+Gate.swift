internal import Agreements
internal import DataSet
internal import Disclosure
internal import EventLog
internal import EventSchema
internal import Policy
internal import Projections

/// What decides whether a release may be made, as of one moment.
struct DisclosureGate {
  let decision: ReleaseGate.Decision
  let basis: DisclosureBasis
  let policy: PolicyVersion
  let instruments: InstrumentsInForce
  /// The stream of the agreement and the version that it must still have when the log takes the release.
  let condition: (stream: StreamID, version: ExpectedVersion)?
}

extension SubmissionLedger {
  /// Decides about a request by everything that is on record now.
  func gate(_ request: ReleaseRequest) throws(LedgerError) -> DisclosureGate {
    let time = try time(of: .now)
    let policy = PolicyBook.standard.version(on: time.calendarDay)
    let size = try size(asOf: .now)
    let use = policy.use(named: request.use)
    // A provider is given what it handed in itself.
    let provider = use?.entitling == [.provider] ? request.recipient : nil
    let basis = try disclosureBasis(of: request.periods, provider: provider, asOfSize: size)
    var evidence = ReleaseGate.Evidence()
    evidence.submitted = basis.submitted
    let dossiers = use?.needsAgreement == true ? try agreements() : []
    evidence.agreements = dossiers.map(\.history)
    evidence.named = request.agreement.flatMap { reference in
      dossiers.first { $0.history.version(reference) != nil }?.history
    }
    let checks = try readOptOuts { (model) throws(ProjectionError) in try model.checks() }
    evidence.add(checks)
    let decision = ReleaseGate.decide(
      request, evidence, at: Moment(microseconds: time.microseconds), on: time.calendarDay,
      policy: policy)
    var condition: (StreamID, ExpectedVersion)?
    if case .allowed(let ground) = decision, let agreement = ground.agreement {
      let dossier = dossiers.first { $0.history.versions.contains(agreement) }
      if let dossier, let stream = dossier.events.first?.header.stream {
        condition = (stream, .exactly(UInt64(dossier.events.count)))
      }
    }
    return DisclosureGate(
      decision: decision, basis: basis, policy: policy, instruments: try instrumentsInForce(),
      condition: condition)
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
