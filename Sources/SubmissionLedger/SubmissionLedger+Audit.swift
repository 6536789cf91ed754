public import DataSet
internal import EventLog
internal import EventSchema
public import Intake
internal import KeyVault
internal import Policy
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
    try catchUp()
    let size = try size(asOf: moment)
    let vault = try openVault(readOnly: true)
    let found = try vaulting { () throws(VaultError) in
      try vault.referral(for: referralLookup(provider: provider, id))
    }
    guard let found else { throw .notFound(what: "that referral of provider \(provider)") }
    let (history, withheld) = try referralHistory(found.referral, asOfSize: size)
    let tellings =
      history.map { ($0.position, $0.personNumber) }
      + withheld.map { ($0.position, $0.personNumber) }
    guard let newest = tellings.max(by: { $0.0 < $1.0 }) else {
      throw .notFound(what: "that referral of provider \(provider), at that moment,")
    }
    let state = try referralState(history, asOfSize: size)
    let asOf = try recordedTime(ofSize: size)
    let facts = try choiceFacts(
      ofReferral: found.referral.rawValue, person: newest.1, asOfSize: size)
    try recordAccess(
      command: "audit referral", reason: reason, person: newest.1,
      referral: found.referral.rawValue)
    return ReferralAudit(
      referralNumber: found.referral.rawValue, personNumber: newest.1, provider: provider.text,
      state: state, flow: flow(state, withheld, facts, at: asOf),
      events: tellings.map(\.0).sorted(), asOfSize: size, asOf: asOf)
  }

  private func referralHistory(
    _ referral: ReferralNumber, asOfSize size: UInt64
  ) throws(LedgerError) -> (submitted: [ReferralEntry], withheld: [WithheldEntry]) {
    try projecting { () throws(ProjectionError) in
      try referrals.read { (reader) throws(ProjectionError) in
        (
          try ReferralEntry.history(ofReferral: referral.rawValue, in: reader, asOfSize: size),
          try WithheldEntry.history(ofReferral: referral.rawValue, in: reader, asOfSize: size)
        )
      }
    }
  }

  /// What would become of the referral, as it stands or as it was withheld last, if it came then.
  private func flow(
    _ state: ReferralAudit.State?, _ withheld: [WithheldEntry], _ facts: ChoiceFacts,
    at moment: Timestamp
  ) -> FlowDecision? {
    let day = moment.calendarDay
    let stated = state.map {
      ReferralDates(receivedOn: $0.receivedOn, dischargedOn: $0.dischargedOn)
    }
    let dates = stated ?? withheld.last.map { ReferralDates($0.body) }
    return dates.map {
      FlowDecision.decide($0, facts, on: day, policy: PolicyBook.standard.version(on: day))
    }
  }

  private func referralState(
    _ history: [ReferralEntry], asOfSize size: UInt64
  ) throws(LedgerError) -> ReferralAudit.State? {
    try projecting { () throws(ProjectionError) in
      try submissions.read { (reader) throws(ProjectionError) in
        let model = SubmissionModel(reader, asOfSize: size)
        let state = try ReferralState(history) { (provider, period) throws(ProjectionError) in
          try model.latest(provider: provider, period: period)
        }
        return try ReferralAudit.State(state, model)
      }
    }
  }

  /// The time of the newest event of a size of the log.
  func recordedTime(ofSize size: UInt64) throws(LedgerError) -> Timestamp {
    guard size > 0 else { return identity.createdAt }
    return try logging { () throws(EventLogError) in
      try log.beginRead().event(at: Position(size - 1)).header.recordedAt
    }
  }

  /// Records that somebody looked at record-level data (R28).
  func recordAccess(
    command: String, reason: String, person: UInt64, referral: UInt64? = nil,
    eventsUnsealed: UInt64 = 0
  ) throws(LedgerError) {
    var body = SchemaRecordAccessed()
    body.command = command
    body.reason = reason
    body.eventsUnsealed = eventsUnsealed
    let fields = EventFields(
      type: .recordAccessed, stream: StreamID(.person, person), effectiveAt: now,
      actor: session.actor, personNumber: person, referralNumber: referral,
      body: try serialized(body))
    _ = try append([EventDraft(fields)])
  }
}

extension ReferralDates {
  fileprivate init(_ body: SchemaRecordWithheld) {
    self.init(
      receivedOn: Day(daysSince1970: body.receivedOn),
      dischargedOn: body.hasDischargedOn ? Day(daysSince1970: body.dischargedOn) : nil)
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
