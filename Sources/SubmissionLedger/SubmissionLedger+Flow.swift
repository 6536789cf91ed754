public import DataSet
internal import EventLog
internal import Policy
internal import Projections

extension SubmissionLedger {
  /// How many referrals flow, are withheld or are no part of the data set, by provider and path, now
  /// or at any moment of history (R5 to R10).
  ///
  /// Cost: a walk over all referrals; memory does not grow with their number.
  public func auditFlow(
    provider: OrganisationCode? = nil, asOf moment: AsOf = .now
  ) throws(LedgerError) -> FlowAudit {
    var walk = try FlowWalk(self, of: provider, asOf: moment)
    while try walk.next() != nil {}
    return walk.audit
  }

  /// The same, and hands over each referral in the order of the numbers; the look is recorded before
  /// the first one is (R28).
  ///
  /// - Throws: what `body` throws, or a ``LedgerError``.
  public func auditFlow(
    provider: OrganisationCode? = nil, asOf moment: AsOf = .now, reason: String,
    _ body: (ReferralFlow) throws -> Void
  ) throws -> FlowAudit {
    try checkWords(reason, "--reason")
    var walk = try FlowWalk(self, of: provider, asOf: moment)
    let whose = provider.map { " --provider \($0)" } ?? ""
    try recordAccess(command: "audit flow --referrals" + whose, reason: reason)
    while let run = try walk.next() {
      for referral in run { try body(referral) }
    }
    return walk.audit
  }
}

/// A walk over referrals that decides about each and counts.
private struct FlowWalk {
  private struct Group: Hashable {
    let provider: String
    let flow: FlowDecision?
  }

  private var walk: ReferralWalk
  private let accepted: AcceptedSubmissions
  private let erased: Set<UInt64>
  private let asOf: Timestamp
  private var counts: [Group: Int] = [:]

  init(
    _ ledger: SubmissionLedger, of provider: OrganisationCode?, asOf moment: AsOf
  ) throws(LedgerError) {
    try ledger.catchUp()
    let size = try ledger.size(asOf: moment)
    walk = ReferralWalk(ledger, of: provider, asOfSize: size)
    accepted = try ledger.acceptedSubmissions(asOfSize: size)
    erased = try ledger.erasedPersons(asOfSize: size)
    asOf = try ledger.time(of: moment)
  }

  mutating func next() throws(LedgerError) -> [ReferralFlow]? {
    let (accepted, erased, day) = (accepted, erased, asOf.calendarDay)
    let run = try walk.next { (history, model) throws(ProjectionError) -> ReferralFlow? in
      guard let person = history.personNumber, let provider = history.provider else { return nil }
      let facts = ChoiceFacts(try model.records(ofReferral: history.number, person: person))
      let state = ReferralState(history.submitted) { accepted.latest(provider: $0, period: $1) }
      return ReferralFlow(
        referralNumber: history.number, personNumber: person, provider: provider,
        isErased: erased.contains(person), flow: history.flow(state, facts, on: day))
    }
    let flows = run?.compactMap(\.self)
    for flow in flows ?? [] {
      counts[Group(provider: flow.provider, flow: flow.flow?.withoutPositions), default: 0] += 1
    }
    return flows
  }

  var audit: FlowAudit {
    let day = asOf.calendarDay
    return FlowAudit(
      asOf: asOf, asOfSize: walk.size,
      policyVersion: PolicyBook.standard.version(on: day).name,
      counts: counts.map {
        FlowAudit.Count(provider: $0.key.provider, flow: $0.key.flow, referrals: $0.value)
      }
      .sorted { $0.order.lexicographicallyPrecedes($1.order) })
  }
}

extension FlowAudit.Count {
  /// By provider, decision and path.
  fileprivate var order: [String] {
    [provider, flow?.outcome.rawValue ?? "", flow?.reason?.rawValue ?? ""]
      + (flow?.path ?? []).map { "\($0.question.rawValue) \($0.answer.rawValue)" }
  }
}
