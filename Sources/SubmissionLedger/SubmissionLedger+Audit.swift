public import DataSet
internal import EventLog
internal import EventSchema
public import Intake
internal import KeyVault
internal import Projections

extension SubmissionLedger {
  /// How a referral stands and why, now or at any moment of history; the look is recorded (R28).
  ///
  /// - Throws: ``LedgerError/notFound(what:)`` where the ledger does not know the referral, or did not
  ///   by then.
  public func auditReferral(
    provider: OrganisationCode, id: ServiceRequestID, asOf moment: AsOf, reason: String
  ) throws(LedgerError) -> ReferralAudit {
    try checkWords(reason, "--reason")
    let size = try foldedSize(asOf: moment)
    let vault = try openVault(readOnly: true)
    let found = try vaulting { () throws(VaultError) in
      try vault.referral(for: referralLookup(provider: provider, id))
    }
    guard let found else {
      throw .notFound(what: "that referral of provider \(provider)" + (try unlessErased()))
    }
    return try audit(
      found.referral.rawValue, "that referral of provider \(provider)", asOf: moment, size, reason)
  }

  /// The same of a referral by its number, by which also one of somebody who was erased is found: no id
  /// leads to it any more.
  public func auditReferral(
    number: UInt64, asOf moment: AsOf, reason: String
  ) throws(LedgerError) -> ReferralAudit {
    try checkWords(reason, "--reason")
    return try audit(
      number, "referral \(number)", asOf: moment, try foldedSize(asOf: moment), reason)
  }

  private func audit(
    _ referral: UInt64, _ what: String, asOf moment: AsOf, _ size: UInt64, _ reason: String
  ) throws(LedgerError) -> ReferralAudit {
    let history = try referralHistory(referral, asOfSize: size)
    guard let person = history.personNumber, let provider = history.provider else {
      throw .notFound(what: what + (moment == .now ? "" : ", at that moment,"))
    }
    let audit = try audit(
      history, of: person, provider: provider, asOfSize: size, asOf: try time(of: moment))
    try recordAccess(
      command: "audit referral", reason: reason, person: person, referral: history.number)
    return audit
  }

  /// How a referral of a person stands at a size of the log.
  func audit(
    _ history: ReferralHistory, of person: UInt64, provider: String, asOfSize size: UInt64,
    asOf: Timestamp
  ) throws(LedgerError) -> ReferralAudit {
    let (state, told) = try referralState(history, asOfSize: size)
    let facts = try choiceFacts(
      ofReferral: history.number, person: person, asOfSize: size)
    return ReferralAudit(
      referralNumber: history.number, personNumber: person, provider: provider,
      erasure: try erasure(ofPerson: person, asOfSize: size), state: told,
      flow: history.flow(state, facts, on: asOf.calendarDay),
      events: history.positions, asOfSize: size, asOf: asOf)
  }

  func referralHistory(
    _ referral: UInt64, asOfSize size: UInt64
  ) throws(LedgerError) -> ReferralHistory {
    try projecting { () throws(ProjectionError) in
      try referrals.read { (reader) throws(ProjectionError) in
        try ReferralHistory(ofReferral: referral, in: reader, asOfSize: size)
      }
    }
  }

  private func referralState(
    _ history: ReferralHistory, asOfSize size: UInt64
  ) throws(LedgerError) -> (ReferralState, ReferralAudit.State?) {
    try readSubmissions(asOfSize: size) { (model) throws(ProjectionError) in
      let state = try ReferralState(history.submitted) {
        (provider, period) throws(ProjectionError) in
        try model.latest(provider: provider, period: period)
      }
      return (state, try ReferralAudit.State(state, model))
    }
  }

  /// The time of the newest event of a size of the log.
  func recordedTime(ofSize size: UInt64) throws(LedgerError) -> Timestamp {
    guard size > 0 else { return identity.createdAt }
    return try logging { () throws(EventLogError) in
      try log.beginRead().event(at: Position(size - 1)).header.recordedAt
    }
  }

  /// Records that somebody looked at record-level data (R28): of one person, or of many at once.
  func recordAccess(
    command: String, reason: String, person: UInt64? = nil, referral: UInt64? = nil,
    eventsUnsealed: UInt64 = 0
  ) throws(LedgerError) {
    var body = SchemaRecordAccessed()
    body.command = command
    body.reason = reason
    body.eventsUnsealed = eventsUnsealed
    let fields = EventFields(
      type: .recordAccessed,
      stream: person.map { StreamID(.person, $0) } ?? StreamID(.ledger, 1), effectiveAt: now,
      actor: session.actor, personNumber: person, referralNumber: referral,
      body: try serialized(body))
    _ = try append([EventDraft(fields)])
  }
}

extension ReferralAudit.State {
  init?(_ state: ReferralState, _ model: SubmissionModel) throws(ProjectionError) {
    guard let current = state.current?.entries.first?.body else { return nil }
    receivedOn = Day(daysSince1970: current.receivedOn)
    dischargedOn =
      current.hasDischargedOn ? Day(daysSince1970: current.dischargedOn) : nil
    var months: [ReferralAudit.Month] = []
    for month in state.months {
      let version = try model.submission(month.submission)?.received.dataSetVersion ?? ""
      let names = tableNames(ofVersion: version)
      let rows = month.rows.map { (names[$0.key] ?? String($0.key), Int($0.value)) }
      months.append(
        ReferralAudit.Month(
          period: periodText(month.period), submission: month.submission,
          positions: month.entries.map(\.position),
          rows: Dictionary(rows) { first, _ in first }))
    }
    self.months = months
  }
}
